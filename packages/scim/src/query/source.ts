import {
  canonicalName,
  canonicalUserName,
  type DirectoryView,
  type Group,
  groupId,
  type User,
  userId,
} from '@rollcall/domain';
import type { Reader } from '../filter/evaluate';
import { readGroup } from '../resource/read-group';
import { readUser } from '../resource/read-user';
import { groupType, type ResourceType, userType } from '../schema/resource-type';
import type { Lookup } from './candidates';

/** How the resources of one type are found in a view, and read. */
export type Source<Resource extends User | Group> = {
  readonly type: ResourceType;
  readonly count: (view: DirectoryView) => number;
  /** In the order of creation. */
  readonly all: (view: DirectoryView) => Iterable<Resource>;
  readonly lookup: (view: DirectoryView) => Lookup<Resource>;
  readonly read: (resource: Resource, view: DirectoryView, baseUrl: string) => Reader;
  /** The attribute computed from memberships, and how many entries it has. */
  readonly relation: string;
  readonly relationSize: (resource: Resource, view: DirectoryView) => number;
};

const listOf = <A>(found: A | undefined): ReadonlyArray<A> => (found === undefined ? [] : [found]);

const each = <Id, A>(ids: Iterable<Id>, find: (id: Id) => A | undefined): ReadonlyArray<A> =>
  Array.from(ids).flatMap((id) => listOf(find(id)));

export const userSource: Source<User> = {
  type: userType,
  count: (view) => view.userCount,
  all: (view) => view.users(),
  lookup: (view) => (attribute, value) => {
    if (typeof value !== 'string') return undefined;
    switch (attribute) {
      case 'id':
        return listOf(view.user(userId(value)));
      case 'userName':
        return listOf(view.userByName(canonicalUserName(value)));
      case 'externalId':
        return listOf(view.userByExternalId(value));
      case 'groups.value':
        return each(view.membersOf(groupId(value)), (id) => view.user(id));
      default:
        return undefined;
    }
  },
  read: readUser,
  relation: 'groups',
  relationSize: (user, view) => Array.from(view.groupsOf(user.id)).length,
};

export const groupSource: Source<Group> = {
  type: groupType,
  count: (view) => view.groupCount,
  all: (view) => view.groups(),
  lookup: (view) => (attribute, value) => {
    if (typeof value !== 'string') return undefined;
    switch (attribute) {
      case 'id':
        return listOf(view.group(groupId(value)));
      case 'displayName':
        return listOf(view.groupByName(canonicalName(value)));
      case 'members.value':
        return each(view.groupsOf(userId(value)), (id) => view.group(id));
      default:
        return undefined;
    }
  },
  read: readGroup,
  relation: 'members',
  relationSize: (group, view) => view.memberCount(group.id),
};
