import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { membersQuery } from '../../api/queries';
import { Failure } from '../../elements/failure';
import { StateBadge } from '../../users/state-badge';

type Props = { readonly directory: string; readonly group: string };

export const GroupMembers = ({ directory, group }: Props) => {
  const { data, error, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery(
    membersQuery(directory, group),
  );
  if (error !== null) return <Failure error={error} />;
  if (data === undefined) return null;
  const members = data.pages.flatMap((page) => page.members);
  return (
    <div className="members">
      {members.length === 0 && <p className="muted">Nobody is in this group.</p>}
      <ul className="plain-list">
        {members.map(({ id, userName, active }) => (
          <li key={id}>
            <Link to="/directories/$id/users/$person" params={{ id: directory, person: id }}>
              {userName}
            </Link>{' '}
            {active || <StateBadge active={false} />}
          </li>
        ))}
      </ul>
      {hasNextPage && (
        <button
          type="button"
          className="small"
          disabled={isFetchingNextPage}
          onClick={() => void fetchNextPage()}
        >
          More members
        </button>
      )}
      <p>
        <Link to="/directories/$id/audit" params={{ id: directory }} search={{ group }}>
          History of this group
        </Link>
        {' · '}
        <Link to="/directories/$id/requests" params={{ id: directory }} search={{ resource: group }}>
          What Okta asked about it
        </Link>
      </p>
    </div>
  );
};
