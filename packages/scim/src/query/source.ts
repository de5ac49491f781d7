import {
  canonicalName,
  canonicalUserName,
  type DirectoryView,
  type Group,
  groupId,
  keyOf,
  type SchemaExtension,
  type UniqueAttribute,
  type User,
  uniqueAttributesOf,
  userId,
} from '@rollcall/domain';
import type { Reader } from '../filter/evaluate';
import { readGroup } from '../resource/read-group';
import { readUser } from '../resource/read-user';
import type { ResourceType } from '../schema/resource-type';
import type { Lookup } from './candidates';

/** How the resources of one type are found in a view, and read. */
export type Source<Resource extends User | Group> = {
  readonly count: (view: DirectoryView) => number;
  /** In the order of creation. */
  readonly all: (view: DirectoryView) => Iterable<Resource>;
  readonly lookup: (view: DirectoryView) => Lookup<Resource>;
  readonly read: (type: ResourceType, resource: Resource, view: DirectoryView, baseUrl: string) => Reader;
  /** The attribute computed from memberships, and how many entries it has. */
  readonly relation: string;
  readonly relationSize: (resource: Resource, view: DirectoryView) => number;
};

const listOf = <A>(found: A | undefined): ReadonlyArray<A> => (found === undefined ? [] : [found]);

const each = <Id, A>(ids: Iterable<Id>, find: (id: Id) => A | undefined): ReadonlyArray<A> =>
  Array.from(ids).flatMap((id) => listOf(find(id)));

/** The unique attribute that a filter names as `<extension>.<name>`. */
const uniqueCalled = (
  { schemaExtensions }: DirectoryView,
  type: SchemaExtension['resourceType'],
  notation: string,
): UniqueAttribute | undefined =>
  uniqueAttributesOf(schemaExtensions, type).find(
    ({ extension, name }) => notation === `${extension}.${name}`,
  );

export const userSource: Source<User> = {
  count: (view) => view.userCount,
  all: (view) => view.users(),
  lookup: (view) => (attribute, value) => {
    const unique = uniqueCalled(view, 'User', attribute);
    if (unique !== undefined)
      return value === null ? undefined : view.usersByUnique(unique, keyOf(value, unique.caseExact));
    if (typeof value !== 'string') return undefined;
    switch (attribute) {
      case 'id':
        return listOf(view.user(userId(value)));
      case 'userName':
        return listOf(view.userByName(canonicalUserName(value)));
      case 'externalId':
        return listOf(view.userByExternalId(value));
      case 'emails.value':
        return view.usersByEmail(value);
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
  count: (view) => view.groupCount,
  all: (view) => view.groups(),
  lookup: (view) => (attribute, value) => {
    const unique = uniqueCalled(view, 'Group', attribute);
    if (unique !== undefined)
      return value === null ? undefined : view.groupsByUnique(unique, keyOf(value, unique.caseExact));
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
