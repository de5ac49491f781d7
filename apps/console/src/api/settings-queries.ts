import { queryOptions } from '@tanstack/react-query';
import { request } from './request';
import type {
  AddedFeed,
  ErasedUser,
  Feed,
  FeedMethod,
  IdpProfile,
  IdpSwitch,
  ResourceType,
  SchemaExtension,
} from './types';

/** What an admin sets for a directory. */

const of = (directory: string, rest: string): string =>
  `/directories/${encodeURIComponent(directory)}${rest}`;

export const idpProfileQuery = (id: string) =>
  queryOptions({
    queryKey: ['idp-profile', id],
    queryFn: () => request<IdpProfile>(of(id, '/idp-profile')),
  });

/** Without switches, those that the profile usually has. */
export const chooseIdpProfile = (
  id: string,
  name: string,
  switches?: { readonly [Switch in IdpSwitch]: boolean },
): Promise<IdpProfile> =>
  request(of(id, '/idp-profile'), { method: 'PUT', body: { name, ...(switches && { switches }) } });

export const extensionsQuery = (id: string) =>
  queryOptions({
    queryKey: ['schema-extensions', id],
    queryFn: async () =>
      (await request<{ readonly extensions: ReadonlyArray<SchemaExtension> }>(of(id, '/schema-extensions')))
        .extensions,
  });

export const declareExtension = (
  id: string,
  resourceType: ResourceType,
  schema: unknown,
): Promise<SchemaExtension> =>
  request(of(id, '/schema-extensions'), { method: 'POST', body: { resourceType, schema } });

export const withdrawExtension = (id: string, urn: string): Promise<{ readonly holders: number }> =>
  request(of(id, `/schema-extensions/${encodeURIComponent(urn)}`), { method: 'DELETE' });

/** How far feeds are changes without an event of the directory. */
const FEEDS_MS = 10_000;

export const feedsQuery = (id: string) =>
  queryOptions({
    queryKey: ['feeds', id],
    queryFn: async () => (await request<{ readonly feeds: ReadonlyArray<Feed> }>(of(id, '/feeds'))).feeds,
    refetchInterval: FEEDS_MS,
  });

export type FeedWish = {
  readonly id: string;
  readonly method: FeedMethod;
  readonly url?: string;
  readonly privateNetwork?: boolean;
  readonly authorization?: string;
  readonly detail?: 'notice' | 'full';
  readonly group?: string;
  readonly after?: 'start';
};

export const addFeed = (id: string, wish: FeedWish): Promise<AddedFeed> =>
  request(of(id, '/feeds'), { method: 'POST', body: wish });

export const moveFeed = (id: string, feed: string, after: string): Promise<unknown> =>
  request(of(id, `/feeds/${encodeURIComponent(feed)}/position`), { method: 'PUT', body: { after } });

export const removeFeed = (id: string, feed: string): Promise<unknown> =>
  request(of(id, `/feeds/${encodeURIComponent(feed)}`), { method: 'DELETE' });

/** `confirm` repeats the id of the person. */
export const eraseUser = (id: string, user: string, confirm: string): Promise<ErasedUser> =>
  request(of(id, `/users/${encodeURIComponent(user)}/erase`), { method: 'POST', body: { confirm } });
