import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import { type RequestFilter, requestsQuery } from '../api/request-queries';
import { Failure } from '../elements/failure';
import { useRowsInSight } from '../elements/use-rows-in-sight';
import { VirtualTable } from '../elements/virtual-table';
import { requestColumns } from './request-columns';
import { RequestDialog } from './request-dialog';
import { RequestFilters } from './request-filters';

const route = getRouteApi('/directories/$id/requests/');

const ROW = 52;

/** Newest first, older ones as one scrolls. The filters and the open request are in the URL. */
export const RequestList = () => {
  const { id } = route.useParams();
  const { open, ...filter } = route.useSearch();
  const navigate = useNavigate();
  const { data, error, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery(
    requestsQuery(id, filter),
  );
  const requests = data?.pages.flatMap((page) => page.requests) ?? [];
  const sight = useRowsInSight(requests.length + Number(hasNextPage), ROW);
  const last = sight.inSight.at(-1)?.index ?? 0;
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage && last >= requests.length - 1) void fetchNextPage();
  }, [last, requests.length, hasNextPage, isFetchingNextPage, fetchNextPage]);
  const show = (search: RequestFilter & { readonly open?: string }) =>
    void navigate({ to: '/directories/$id/requests', params: { id }, search });
  return (
    <>
      <RequestFilters
        directory={id}
        filter={filter}
        onChange={(name, value) => show({ ...filter, [name]: value })}
      />
      {error !== null && <Failure error={error} />}
      {data !== undefined && requests.length === 0 && (
        <NoRequests filtered={Object.keys(filter).length > 0} />
      )}
      {requests.length > 0 && (
        <VirtualTable
          label="Requests"
          kind="requests"
          sight={sight}
          columns={requestColumns}
          rowAt={(index) => requests[index]}
        />
      )}
      {open !== undefined && <RequestDialog directory={id} requestId={open} onClose={() => show(filter)} />}
    </>
  );
};

const NoRequests = ({ filtered }: { readonly filtered: boolean }) =>
  filtered ? (
    <p className="empty">No request fits. Take a filter away, or look at a longer time.</p>
  ) : (
    <div className="empty">
      <h2>Okta has asked for nothing yet</h2>
      <p>
        Its requests appear here as they arrive, with what each asked for, the answer, and the events that it
        caused. In Okta, press <b>Provisioning → Integration → Test Connector Configuration</b> to send the
        first.
      </p>
    </div>
  );
