import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, Outlet } from '@tanstack/react-router';
import { failuresQuery } from '../api/request-queries';
import { useTitle } from '../elements/use-title';

const route = getRouteApi('/directories/$id/requests');
const exactly = { exact: true, includeSearch: false };

export const RequestsPage = () => {
  useTitle('Requests');
  const { id } = route.useParams();
  const { data: failures = [] } = useQuery(failuresQuery(id));
  return (
    <>
      <h1>Requests</h1>
      <nav className="tabs" aria-label="Parts of requests">
        <Link to="/directories/$id/requests" params={{ id }} activeOptions={exactly}>
          All requests
        </Link>
        <Link to="/directories/$id/requests/failures" params={{ id }} activeOptions={exactly}>
          Unresolved failures{failures.length > 0 && ` (${failures.length})`}
        </Link>
      </nav>
      <Outlet />
    </>
  );
};
