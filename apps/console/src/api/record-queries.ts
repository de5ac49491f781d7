import { queryOptions } from '@tanstack/react-query';
import { request } from './request';
import type { Projection, Verification } from './types';

/** How the record itself is. */

const of = (directory: string, rest: string): string =>
  `/directories/${encodeURIComponent(directory)}${rest}`;

/** `null` before this server verified it first. */
export const verificationQuery = (id: string) =>
  queryOptions({
    queryKey: ['verification', id],
    queryFn: async () =>
      (await request<{ readonly last: Verification | null }>(of(id, '/audit/verification'))).last,
  });

export const verify = (id: string): Promise<Verification> =>
  request(of(id, '/audit/verify'), { method: 'POST', body: {} });

/** Of the process that serves the console; not ready is an answer too, and that of a proxy is none. */
export const projectionQuery = queryOptions({
  queryKey: ['projection'],
  queryFn: async (): Promise<Projection> => (await (await fetch('/readyz')).json()).projection,
  refetchInterval: 15_000,
});
