import type { DirectoryView, Group, JsonObject, User } from '@rollcall/domain';
import type { ResourceType } from '../schema/resource-type';
import { versionOf } from './etag';
import { locationOf } from './location';

/** RFC 7643 section 3.1; all of it is ours. */
export const metaOf = (
  type: ResourceType,
  resource: User | Group,
  view: DirectoryView,
  baseUrl: string,
): JsonObject => ({
  resourceType: type.name,
  created: resource.createdAt,
  lastModified: resource.changedAt,
  location: locationOf(baseUrl, type.endpoint, resource.id),
  version: versionOf(type, resource, view),
});
