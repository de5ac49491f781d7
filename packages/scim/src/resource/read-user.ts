import { type DirectoryView, displayOf, isJsonObject, type Json, type User } from '@rollcall/domain';
import type { Reader } from '../filter/evaluate';
import { enterpriseUserSchema } from '../schema/enterprise-user';
import type { ResourceType } from '../schema/resource-type';
import { locationOf } from './location';
import { managerOf } from './manager';
import { metaOf } from './meta';
import { schemasOf } from './schemas-of';

/** Reads the attributes of a user one by one, so that only those asked for are computed. */
export const readUser =
  (type: ResourceType, user: User, view: DirectoryView, baseUrl: string): Reader =>
  (name) => {
    switch (name) {
      case 'schemas':
        return schemasOf(type, user.profile);
      case 'id':
        return user.id;
      case 'userName':
        return user.userName;
      case 'active':
        return user.active;
      case 'groups':
        return groupsOf(user, view, baseUrl);
      case 'meta':
        return metaOf(type, user, view, baseUrl);
      case enterpriseUserSchema.id:
        return withManagerName(user, view);
      default:
        return user.profile[name];
    }
  };

/** Read-only, from the memberships (RFC 7643 section 4.1.2); absent when there are none. */
const groupsOf = (user: User, view: DirectoryView, baseUrl: string): Json | undefined => {
  const groups: Json[] = [];
  for (const id of view.groupsOf(user.id)) {
    const group = view.group(id);
    if (group === undefined) continue;
    groups.push({
      value: id,
      $ref: locationOf(baseUrl, 'Groups', id),
      display: group.displayName,
      type: 'direct',
    });
  }
  return groups.length === 0 ? undefined : groups;
};

/** `manager.displayName` is read-only: the name of the manager, where the manager is a user here. */
const withManagerName = (user: User, view: DirectoryView): Json | undefined => {
  const enterprise = user.profile[enterpriseUserSchema.id];
  const manager = managerOf(user, view);
  if (manager === undefined || !isJsonObject(enterprise) || !isJsonObject(enterprise.manager))
    return enterprise;
  return { ...enterprise, manager: { ...enterprise.manager, displayName: displayOf(manager) } };
};
