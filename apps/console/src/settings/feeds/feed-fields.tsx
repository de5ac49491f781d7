import { useQuery } from '@tanstack/react-query';
import { groupsQuery } from '../../api/queries';
import type { FeedMethod } from '../../api/types';
import type { FeedDraft } from './feed-draft';

type Props = {
  readonly directory: string;
  readonly draft: FeedDraft;
  readonly onChange: (change: Partial<FeedDraft>) => void;
};

const methods: ReadonlyArray<{
  readonly method: FeedMethod;
  readonly name: string;
  readonly what: string;
}> = [
  {
    method: 'webhook',
    name: 'Webhook',
    what: 'The audit trail: one POST for each event, signed as Standard Webhooks has it.',
  },
  {
    method: 'push',
    name: 'Security events, pushed',
    what: 'People and groups: one Security Event Token for each POST (RFC 8935, RFC 9967).',
  },
  {
    method: 'poll',
    name: 'Security events, polled',
    what: 'The same tokens, which the receiver fetches and acknowledges (RFC 8936).',
  },
];

export const FeedFields = ({ directory, draft, onChange }: Props) => {
  const { data: groups = [] } = useQuery(groupsQuery(directory));
  const { id, method, url, privateNetwork, authorization, withValues, group, fromStart } = draft;
  return (
    <>
      <fieldset className="choices-down">
        <legend>How</legend>
        {methods.map((one) => (
          <div key={one.method}>
            <label className="choice">
              <input
                type="radio"
                name="method"
                checked={method === one.method}
                aria-describedby={`feed-${one.method}`}
                onChange={() => onChange({ method: one.method })}
              />
              <span>{one.name}</span>
            </label>
            <small id={`feed-${one.method}`}>{one.what}</small>
          </div>
        ))}
      </fieldset>
      <label className="field narrow-field">
        <span>Name of the feed</span>
        <input
          required
          pattern="[a-z0-9][a-z0-9\-]{0,62}"
          title="Lowercase letters, digits and hyphens"
          autoComplete="off"
          placeholder="siem"
          value={id}
          onChange={({ target }) => onChange({ id: target.value })}
        />
      </label>
      {method !== 'poll' && (
        <>
          <label className="field">
            <span>URL of the receiver</span>
            <input
              required
              type="url"
              autoComplete="off"
              placeholder="https://siem.example.com/in"
              value={url}
              onChange={({ target }) => onChange({ url: target.value })}
            />
          </label>
          <label className="choice">
            <input
              type="checkbox"
              checked={privateNetwork}
              onChange={({ target }) => onChange({ privateNetwork: target.checked })}
            />
            <span>It is in a private network</span>
          </label>
        </>
      )}
      {method === 'push' && (
        <label className="field narrow-field">
          <span>Authorization header, if it asks for one</span>
          <input
            type="password"
            autoComplete="off"
            value={authorization}
            onChange={({ target }) => onChange({ authorization: target.value })}
          />
        </label>
      )}
      {method !== 'webhook' && (
        <>
          <label className="field narrow-field">
            <span>Who is told of</span>
            <select value={group} onChange={({ target }) => onChange({ group: target.value })}>
              <option value="">Everybody</option>
              {groups.map(({ id: groupId, displayName }) => (
                <option key={groupId} value={groupId}>
                  People in {displayName}
                </option>
              ))}
            </select>
          </label>
          <label className="choice">
            <input
              type="checkbox"
              checked={withValues}
              onChange={({ target }) => onChange({ withValues: target.checked })}
            />
            <span>With values, not only the names of what changed</span>
          </label>
        </>
      )}
      <label className="choice">
        <input
          type="checkbox"
          checked={fromStart}
          onChange={({ target }) => onChange({ fromStart: target.checked })}
        />
        <span>From the first event on, rather than from now on</span>
      </label>
    </>
  );
};
