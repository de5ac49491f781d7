import { Link } from '@tanstack/react-router';
import type { FoundPerson } from '../api/types';
import { Ago } from '../elements/ago';
import { StateBadge } from './state-badge';

type Props = {
  readonly directory: string;
  readonly index: number;
  /** In pixels from the top of the list. */
  readonly start: number;
  /** Absent until its page is here. */
  readonly person: FoundPerson | undefined;
};

export const PersonRow = ({ directory, index, start, person }: Props) => (
  <div
    role="row"
    aria-rowindex={index + 2}
    className="person-row"
    style={{ transform: `translateY(${start}px)` }}
  >
    {person === undefined ? (
      <span role="cell" className="muted">
        …
      </span>
    ) : (
      <>
        <span role="cell" className="person-name">
          <Link to="/directories/$id/users/$person" params={{ id: directory, person: person.id }}>
            {person.name ?? person.userName}
          </Link>
          {person.name !== undefined && <small>{person.userName}</small>}
        </span>
        <span role="cell">
          <StateBadge active={person.active} />
        </span>
        <span role="cell" className="person-groups">
          {person.groups.map(({ displayName }) => displayName).join(', ')}
          {person.groupCount > person.groups.length &&
            ` and ${person.groupCount - person.groups.length} more`}
        </span>
        <span role="cell" className="muted">
          <Ago at={person.changedAt} />
        </span>
      </>
    )}
  </div>
);
