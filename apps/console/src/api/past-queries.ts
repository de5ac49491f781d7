import { queryOptions } from '@tanstack/react-query';
import type { AccessBetween, Policy } from './access-types';
import { request } from './request';
import type { AuditEntry, Directory, PastGroups, PastUsers } from './types';

/** The directory as it was at a revision. The past does not change: what was asked once is not asked again. */

const of = (directory: string, rest: string): string =>
  `/directories/${encodeURIComponent(directory)}${rest}`;

const past = { staleTime: Number.POSITIVE_INFINITY, retry: false } as const;

/** As many as are listed of users and of groups. */
export const PAST_PAGE = 100;

/** The key does not hold the id second: a change of the directory does not concern it. */
const keyOf = (what: string, directory: string, revision: number) => ['past', what, directory, revision];

export const pastDirectoryQuery = (id: string, revision: number) =>
  queryOptions({
    ...past,
    queryKey: keyOf('directory', id, revision),
    queryFn: () => request<Directory>(of(id, `?revision=${revision}`)),
  });

export const pastUsersQuery = (id: string, revision: number) =>
  queryOptions({
    ...past,
    queryKey: keyOf('users', id, revision),
    queryFn: () => request<PastUsers>(of(id, `/users?limit=${PAST_PAGE}&revision=${revision}`)),
  });

export const pastGroupsQuery = (id: string, revision: number) =>
  queryOptions({
    ...past,
    queryKey: keyOf('groups', id, revision),
    queryFn: () => request<PastGroups>(of(id, `/groups?limit=${PAST_PAGE}&revision=${revision}`)),
  });

export const pastPolicyQuery = (id: string, revision: number) =>
  queryOptions({
    ...past,
    queryKey: keyOf('policy', id, revision),
    queryFn: () => request<Policy>(of(id, `/policy?revision=${revision}`)),
  });

/** What made the revision. */
export const pastEntriesQuery = (id: string, revision: number) =>
  queryOptions({
    ...past,
    queryKey: keyOf('entries', id, revision),
    queryFn: async () =>
      (await request<{ readonly entries: ReadonlyArray<AuditEntry> }>(of(id, `/audit/${revision}`))).entries,
  });

/** Compared with now. */
export const accessSinceQuery = (id: string, revision: number) =>
  queryOptions({
    queryKey: ['access-since', id, revision],
    queryFn: () => request<AccessBetween>(of(id, `/access/diff?from=${revision}`)),
    retry: false,
  });

/** The last revision that was made before the moment, or at it. */
export const revisionAt = async (id: string, instant: string): Promise<number> =>
  Number((await request<Directory>(of(id, `?at=${encodeURIComponent(instant)}`))).revision);
