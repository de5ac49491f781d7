import { queryOptions } from '@tanstack/react-query';
import type { Alerts } from './access-types';
import { request } from './request';

/** The server looks at names and tests some time after a change. */
const UNTIL_LOOKED_AT_MS = 2_000;

/** Asked again until what is told is of `revision`. */
export const alertsQuery = (id: string, revision: string) =>
  queryOptions({
    queryKey: ['alerts', id],
    queryFn: () => request<Alerts>(`/directories/${encodeURIComponent(id)}/alerts`),
    refetchInterval: ({ state: { data } }) =>
      data !== undefined && isBehind(data, revision) ? UNTIL_LOOKED_AT_MS : false,
  });

const isBehind = ({ testsAsOf }: Alerts, revision: string): boolean =>
  testsAsOf === null || BigInt(testsAsOf) < BigInt(revision);
