import type { DirectoryView, Group, User } from '@rollcall/domain';
import { jsonResponse } from '../protocol/json-response';
import type { ScimResponse } from '../protocol/request';
import { type Projection, represent } from '../query/projection';
import type { ResourceType } from '../schema/resource-type';
import { versionOf } from './etag';
import { locationOf } from './location';
import { readGroup } from './read-group';
import { readUser } from './read-user';

/** How an answer shows a resource. */
export type Showing = {
  readonly baseUrl: string;
  readonly type: ResourceType;
  readonly projection: Projection;
};

export const userResponse = (
  status: number,
  user: User,
  view: DirectoryView,
  { baseUrl, type, projection }: Showing,
): ScimResponse =>
  jsonResponse(
    status,
    represent(type, readUser(type, user, view, baseUrl), projection),
    resourceHeaders(type, user, view, baseUrl),
  );

export const groupResponse = (
  status: number,
  group: Group,
  view: DirectoryView,
  { baseUrl, type, projection }: Showing,
): ScimResponse =>
  jsonResponse(
    status,
    represent(type, readGroup(type, group, view, baseUrl), projection),
    resourceHeaders(type, group, view, baseUrl),
  );

/** RFC 7644 sections 3.3, 3.4.1 and 3.14. */
export const resourceHeaders = (
  type: ResourceType,
  resource: User | Group,
  view: DirectoryView,
  baseUrl: string,
): { readonly [name: string]: string } => {
  const location = locationOf(baseUrl, type.endpoint, resource.id);
  return { etag: versionOf(type, resource, view), location, 'content-location': location };
};
