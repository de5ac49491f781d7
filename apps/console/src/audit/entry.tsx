import { Link } from '@tanstack/react-router';
import type { AuditEntry } from '../api/types';
import { Ago } from '../elements/ago';
import { moment } from '../elements/format';

import { sentenceOf } from './sentence';
import { Values } from './values';

type Props = {
  readonly directory: string;
  readonly entry: AuditEntry;
  /** Whether the entry above is of the same request. */
  readonly continued: boolean;
};

const origins: { readonly [origin: string]: string } = {
  SCIM: 'over SCIM',
  CONSOLE: 'in the console',
  CLI: 'on the command line',
  API: 'over the admin API',
};

/** Of one fact among those of its event. */
export const keyOf = ({ eventId, target, old, new: now }: AuditEntry): string =>
  JSON.stringify([eventId, target.property, old, now]);

export const Entry = ({ directory, entry, continued }: Props) => {
  const { actor, origin, source, target, time, revision, requestId } = entry;
  const who = `${actor.type === 'apiKey' ? 'Key ' : ''}${actor.name ?? actor.id ?? actor.type}${actor.email === undefined ? '' : ` (${actor.email})`}`;
  const related = target.type === 'USER' ? 'user' : target.type === 'GROUP' ? 'group' : undefined;
  return (
    <li className={continued ? 'entry continued' : 'entry'}>
      <div className="entry-when">
        <Ago at={time} />
        <small>{moment(time)}</small>
      </div>
      <div className="entry-what">
        <strong>{sentenceOf(entry)}</strong>
        <Values directory={directory} entry={entry} />
        <p className="entry-who">
          {who} {origins[origin] ?? origin}
          {source.address !== undefined && ` from ${source.address}`}
          {' · '}
          <Link to="/directories/$id/audit" params={{ id: directory }} search={{ request: requestId }}>
            all of its request
          </Link>
          {origin === 'SCIM' && (
            <>
              {' · '}
              <Link to="/directories/$id/requests" params={{ id: directory }} search={{ open: requestId }}>
                the request
              </Link>
            </>
          )}
          {related !== undefined && (
            <>
              {' · '}
              <Link to="/directories/$id/audit" params={{ id: directory }} search={{ [related]: target.id }}>
                all of this {related}
              </Link>
            </>
          )}
          {' · '}
          <Link to="/directories/$id/history" params={{ id: directory }} search={{ revision }}>
            revision {revision}
          </Link>
        </p>
      </div>
    </li>
  );
};
