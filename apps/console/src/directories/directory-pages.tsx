import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, Outlet } from '@tanstack/react-router';
import { directoryQuery } from '../api/queries';
import { Banner } from '../elements/banner';
import { Failure } from '../elements/failure';
import { Shell } from '../shell/shell';

const route = getRouteApi('/directories/$id');

export const DirectoryPages = () => {
  const { id } = route.useParams();
  const { data: directory, error } = useQuery(directoryQuery(id));
  return (
    <Shell id={id}>
      {error !== null && <Failure error={error} />}
      {directory?.parked !== undefined && (
        <Banner tone="bad" title={`This directory stopped at revision ${directory.parked.revision}`}>
          It denies all access until that is mended: {directory.parked.reason}.{' '}
          <Link to="/directories/$id/audit" params={{ id }}>
            See what happened before
          </Link>
        </Banner>
      )}
      {directory !== undefined && <Outlet />}
    </Shell>
  );
};
