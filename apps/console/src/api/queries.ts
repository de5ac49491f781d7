import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { FailedName, Policy, SyncedGroup } from './access-types';
import { proveWith, request } from './request';
import type { ApiKey, AuditPage, Directory, Member, OpenIdWay, PeoplePage, Person, Session } from './types';

/** All that is asked of the server, by key. What belongs to a directory has its id second, so that a change finds it. */

const of = (directory: string, rest = ''): string => `/directories/${encodeURIComponent(directory)}${rest}`;

export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: async () => {
    const { session } = await request<{ readonly session: Session | null }>('/session');
    proveWith(session?.csrfToken);
    return session;
  },
  staleTime: Number.POSITIVE_INFINITY,
});

export const openIdQuery = queryOptions({
  queryKey: ['session', 'openid'],
  queryFn: async () => (await request<{ readonly openId: OpenIdWay | null }>('/session')).openId,
  gcTime: 0,
});

export const directoriesQuery = queryOptions({
  queryKey: ['directories'],
  queryFn: async () =>
    (await request<{ readonly directories: ReadonlyArray<Directory> }>('/directories')).directories,
});

export const directoryQuery = (id: string) =>
  queryOptions({ queryKey: ['directory', id], queryFn: () => request<Directory>(of(id)) });

export const keysQuery = (id: string) =>
  queryOptions({
    queryKey: ['keys', id],
    queryFn: async () => (await request<{ readonly keys: ReadonlyArray<ApiKey> }>(of(id, '/keys'))).keys,
  });

export type PeopleFilter = { readonly search: string; readonly state: string };

export const PEOPLE_PAGE = 200;

export const peopleQuery = (id: string, { search, state }: PeopleFilter, page: number, limit = PEOPLE_PAGE) =>
  queryOptions({
    queryKey: ['people', id, search, state, page, limit],
    queryFn: () => {
      const query = new URLSearchParams({
        search,
        state,
        offset: String(page * limit),
        limit: String(limit),
      });
      return request<PeoplePage>(of(id, `/people?${query}`));
    },
  });

export const personQuery = (id: string, person: string) =>
  queryOptions({
    queryKey: ['person', id, person],
    queryFn: () => request<Person>(of(id, `/people/${encodeURIComponent(person)}`)),
  });

export const groupsQuery = (id: string) =>
  queryOptions({
    queryKey: ['groups', id],
    queryFn: async () =>
      (await request<{ readonly groups: ReadonlyArray<SyncedGroup> }>(of(id, '/group-sync'))).groups,
  });

export const MEMBERS_PAGE = 100;

export const membersQuery = (id: string, group: string) =>
  infiniteQueryOptions({
    queryKey: ['members', id, group],
    queryFn: ({ pageParam }) =>
      request<{ readonly total: number; readonly members: ReadonlyArray<Member> }>(
        of(id, `/groups/${encodeURIComponent(group)}/members?offset=${pageParam}&limit=${MEMBERS_PAGE}`),
      ),
    initialPageParam: 0,
    getNextPageParam: ({ total }, _pages, offset) =>
      offset + MEMBERS_PAGE < total ? offset + MEMBERS_PAGE : undefined,
  });

export const policyQuery = (id: string) =>
  queryOptions({ queryKey: ['policy', id], queryFn: () => request<Policy>(of(id, '/policy')) });

export const failedNamesQuery = (id: string) =>
  queryOptions({
    queryKey: ['failed-names', id],
    queryFn: async () =>
      (await request<{ readonly names: ReadonlyArray<FailedName> }>(of(id, '/policy/failed-names'))).names,
  });

export const auditFilters = ['user', 'group', 'request', 'action', 'from', 'until'] as const;

/** Ids, an action, and instants in RFC 3339. */
export type AuditFilter = { readonly [Name in (typeof auditFilters)[number]]?: string };

/** The whole trail as a file. */
export const auditExport = (
  id: string,
  format: 'csv' | 'ndjson' | 'ocsf' | 'ecs' | 'asim' | 'cadf',
): string => `/api${of(id, `/audit/export?format=${format}`)}`;

export const auditQuery = (id: string, filter: AuditFilter, limit = 100) =>
  infiniteQueryOptions({
    queryKey: ['audit', id, filter, limit],
    queryFn: ({ pageParam }) => {
      const query = new URLSearchParams({ ...filter, limit: String(limit) });
      if (pageParam !== '') query.set('before', pageParam);
      return request<AuditPage>(of(id, `/audit?${query}`));
    },
    initialPageParam: '',
    getNextPageParam: ({ before }) => before ?? undefined,
  });
