import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { failuresQuery } from '../api/request-queries';
import type { UnresolvedFailure } from '../api/types';
import { Ago } from '../elements/ago';
import { Failure } from '../elements/failure';
import { count } from '../elements/format';
import { pathOf } from './path-of';
import { StatusBadge } from './status-badge';

const route = getRouteApi('/directories/$id/requests/failures');

/** What somebody has to see to, as Okta's Tasks: one for each person or group, gone once it succeeded. */
export const FailureList = () => {
  const { id } = route.useParams();
  const { data: failures, error } = useQuery(failuresQuery(id));
  if (error !== null) return <Failure error={error} />;
  if (failures === undefined) return null;
  if (failures.length === 0) {
    return (
      <div className="empty">
        <h2>Nothing is unresolved</h2>
        <p>
          A request that fails stands here until a later one for the same person or group succeeds. The list
          of all requests has those that are settled.
        </p>
      </div>
    );
  }
  return (
    <ul className="failures" aria-label="Unresolved failures">
      {failures.map((failure) => (
        <FailureItem key={failure.last.place} directory={id} failure={failure} />
      ))}
    </ul>
  );
};

type ItemProps = { readonly directory: string; readonly failure: UnresolvedFailure };

const FailureItem = ({ directory, failure }: ItemProps) => {
  const { requests, firstAt, last, nextStep } = failure;
  return (
    <li className="card">
      <h2>
        <WhoIsConcerned directory={directory} failure={failure} /> <StatusBadge status={last.status} />
      </h2>
      <p>{last.detail ?? 'The answer named no reason.'}</p>
      <p>
        <strong>Next step:</strong> {nextStep}
      </p>
      <p className="hint">
        <code>
          {last.method} {pathOf(last)}
        </code>{' '}
        failed {count(requests, 'time')}, last <Ago at={last.time} />
        {requests > 1 && (
          <>
            , first <Ago at={firstAt} />
          </>
        )}
        {' · '}
        <Link to="/directories/$id/requests" params={{ id: directory }} search={{ open: last.requestId }}>
          the last request
        </Link>
        {last.resource !== undefined && (
          <>
            {' · '}
            <Link
              to="/directories/$id/requests"
              params={{ id: directory }}
              search={{ resource: last.resource }}
            >
              all about the same
            </Link>
          </>
        )}
      </p>
    </li>
  );
};

const WhoIsConcerned = ({ directory, failure: { kind, resource, last } }: ItemProps) => {
  if (resource !== undefined && kind === 'user') {
    return (
      <Link to="/directories/$id/users/$person" params={{ id: directory, person: resource.id }}>
        {resource.name}
      </Link>
    );
  }
  if (resource !== undefined && kind === 'group') {
    return (
      <Link to="/directories/$id/access/groups" params={{ id: directory }} search={{ group: resource.id }}>
        {resource.name}
      </Link>
    );
  }
  const created = last.method === 'POST';
  if (kind === 'user') return created ? 'A person who could not be created' : 'A person who is not here';
  if (kind === 'group') return created ? 'A group that could not be created' : 'A group that is not here';
  return kind === 'connection' ? 'Okta was not let in' : 'Another request';
};
