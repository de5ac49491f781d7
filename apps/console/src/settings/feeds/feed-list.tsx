import type { Feed, FeedMethod } from '../../api/types';
import { Ago } from '../../elements/ago';
import { Badge } from '../../elements/badge';
import { count } from '../../elements/format';

type Props = {
  readonly feeds: ReadonlyArray<Feed>;
  readonly onMove: (feed: Feed) => void;
  readonly onRemove: (feed: Feed) => void;
};

const methods: { readonly [Method in FeedMethod]: string } = {
  webhook: 'Webhook',
  push: 'Security events, pushed',
  poll: 'Security events, polled',
};

export const FeedList = ({ feeds, onMove, onRemove }: Props) => (
  <ul className="plain-list settled">
    {feeds.map((feed) => (
      <li key={feed.id}>
        <div className="toolbar">
          <span>
            <strong>{feed.id}</strong> <span className="muted">{methods[feed.method]}</span>{' '}
            <FeedState feed={feed} />
          </span>
          <span className="actions">
            <button
              type="button"
              className="small"
              aria-label={`Move the feed ${feed.id}`}
              onClick={() => onMove(feed)}
            >
              Move…
            </button>
            <button
              type="button"
              className="small danger"
              aria-label={`Remove the feed ${feed.id}`}
              onClick={() => onRemove(feed)}
            >
              Remove…
            </button>
          </span>
        </div>
        <code>{feed.url ?? feed.pollUrl}</code>
        <p className="muted">
          {feed.deliveredAt === null ? (
            'Nothing was taken yet'
          ) : (
            <>
              Last taken <Ago at={feed.deliveredAt} />
            </>
          )}
          {feed.detail === 'full' && ' · with values'}
          {feed.group !== undefined && ' · people of one group'}
        </p>
        {feed.failing !== null && (
          <p className="field-fault">
            Fails since <Ago at={feed.failing.since} />, {count(feed.failing.attempts, 'attempt')}:{' '}
            {feed.failing.reason}. Next attempt <Ago at={feed.failing.nextAttemptAt} />.
          </p>
        )}
      </li>
    ))}
  </ul>
);

const FeedState = ({ feed: { failing, behind } }: { readonly feed: Feed }) => {
  if (failing !== null) return <Badge tone="bad">Fails, {count(behind, 'event')} behind</Badge>;
  return behind === 0 ? (
    <Badge tone="good">Up to date</Badge>
  ) : (
    <Badge tone="warn">{count(behind, 'event')} behind</Badge>
  );
};
