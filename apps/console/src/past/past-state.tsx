import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { AccessChanges } from '../access/access-changes';
import {
  accessSinceQuery,
  PAST_PAGE,
  pastDirectoryQuery,
  pastGroupsQuery,
  pastUsersQuery,
} from '../api/past-queries';
import { Failure } from '../elements/failure';
import { count } from '../elements/format';
import { StateBadge } from '../users/state-badge';

type Props = { readonly directory: string; readonly revision: number; readonly last: number };

/** Who was in, in which groups, and what has become different since. */
export const PastState = ({ directory, revision, last }: Props) => {
  const { data: then, error } = useQuery(pastDirectoryQuery(directory, revision));
  const { data: users } = useQuery(pastUsersQuery(directory, revision));
  const { data: groups } = useQuery(pastGroupsQuery(directory, revision));
  const { data: since } = useQuery({ ...accessSinceQuery(directory, revision), enabled: revision < last });
  if (error !== null) return <Failure error={error} />;
  return (
    <div className="columns">
      <section className="card">
        <h2>{then === undefined ? 'People' : count(then.users.total, 'person', 'people')} then</h2>
        {users?.total === 0 && <p className="muted">Nobody was here yet.</p>}
        <ul className="plain-list">
          {users?.users.map(({ id, userName, active, groups: names }) => (
            <li key={id}>
              <Link to="/directories/$id/users/$person" params={{ id: directory, person: id }}>
                {userName}
              </Link>{' '}
              {active || <StateBadge active={false} />} <span className="muted">{names.join(', ')}</span>
            </li>
          ))}
        </ul>
        <Rest total={users?.total} />
      </section>
      <div>
        <section className="card">
          <h2>{then === undefined ? 'Groups' : count(then.groups, 'group')} then</h2>
          {groups?.total === 0 && <p className="muted">No group was pushed yet.</p>}
          <ul className="plain-list">
            {groups?.groups.map(({ id, displayName, memberCount }) => (
              <li key={id}>
                {displayName} <span className="muted">{count(memberCount, 'member')}</span>
              </li>
            ))}
          </ul>
          <Rest total={groups?.total} />
        </section>
        {since !== undefined && revision < last && (
          <section className="card">
            <h2>Access since then</h2>
            {since.changes.length === 0 ? (
              <p>Nobody gained or lost access.</p>
            ) : (
              <AccessChanges changes={since.changes} />
            )}
          </section>
        )}
      </div>
    </div>
  );
};

const Rest = ({ total = 0 }: { readonly total: number | undefined }) =>
  total > PAST_PAGE && <p className="muted">and {count(total - PAST_PAGE, 'more', 'more')}</p>;
