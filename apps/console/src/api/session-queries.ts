import { queryOptions } from '@tanstack/react-query';
import { request } from './request';
import type { PresentSession } from './types';

/** People sign in and out without an event of any directory. */
const SESSIONS_MS = 10_000;

export const sessionsQuery = queryOptions({
  queryKey: ['sessions'],
  queryFn: async () =>
    (await request<{ readonly sessions: ReadonlyArray<PresentSession> }>('/sessions')).sessions,
  refetchInterval: SESSIONS_MS,
});

/** All of one administrator, or of everybody. */
export const endSessions = (administrator?: string): Promise<unknown> =>
  request(administrator === undefined ? '/sessions' : `/sessions?${new URLSearchParams({ administrator })}`, {
    method: 'DELETE',
  });
