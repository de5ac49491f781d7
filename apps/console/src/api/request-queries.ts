import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { request } from './request';
import type { HourOfRequests, LoggedRequest, RequestPage, UnresolvedFailure } from './types';

/** What the identity provider asked for. The server tells when there is more of it. */

const of = (directory: string, rest: string): string =>
  `/directories/${encodeURIComponent(directory)}/requests${rest}`;

const keyOf = (directory: string, ...what: ReadonlyArray<unknown>) => ['requests', directory, ...what];

/** Of all that is asked here about a directory. */
export const requestsKey = keyOf;

export const requestFilters = ['status', 'method', 'key', 'resource', 'since', 'until'] as const;

export type RequestFilter = { readonly [Name in (typeof requestFilters)[number]]?: string };

export const requestsQuery = (id: string, filter: RequestFilter, limit = 100) =>
  infiniteQueryOptions({
    queryKey: keyOf(id, 'page', filter, limit),
    queryFn: ({ pageParam }) => {
      const query = new URLSearchParams({ ...filter, limit: String(limit) });
      if (pageParam !== null) query.set('before', String(pageParam));
      return request<RequestPage>(of(id, `?${query}`));
    },
    initialPageParam: null as number | null,
    getNextPageParam: ({ before }) => before ?? undefined,
  });

const listed = async (id: string, query: string): Promise<ReadonlyArray<LoggedRequest>> =>
  (await request<RequestPage>(of(id, query))).requests;

export const requestQuery = (id: string, requestId: string) =>
  queryOptions({
    queryKey: keyOf(id, 'one', requestId),
    queryFn: () => listed(id, `?${new URLSearchParams({ request: requestId, limit: '10' })}`),
  });

export const lastRequestQuery = (id: string) =>
  queryOptions({
    queryKey: keyOf(id, 'last'),
    queryFn: async () => (await listed(id, '?limit=1'))[0] ?? null,
  });

export const failuresQuery = (id: string) =>
  queryOptions({
    queryKey: keyOf(id, 'failures'),
    queryFn: async () =>
      (await request<{ readonly failures: ReadonlyArray<UnresolvedFailure> }>(of(id, '/failures'))).failures,
  });

/** Of the last days. */
export const trafficQuery = (id: string, days: number) =>
  queryOptions({
    queryKey: keyOf(id, 'traffic', days),
    queryFn: async () => {
      const since = new Date(Date.now() - days * 86_400_000).toISOString();
      const answer = await request<{ readonly hours: ReadonlyArray<HourOfRequests> }>(
        of(id, `/traffic?since=${since}`),
      );
      return answer.hours;
    },
  });
