import type {
  CanonicalName,
  CanonicalUserName,
  EventId,
  GroupId,
  GroupLock,
  Revision,
  UserId,
} from '@rollcall/domain';

export type AccessUser = {
  readonly id: UserId;
  readonly userName: string;
  readonly active: boolean;
};

export type AccessGroup = {
  readonly id: GroupId;
  readonly displayName: string;
  readonly canonicalName: CanonicalName;
};

/** A group name that was held once and is free now, and the event that freed it. */
export type AccessReleasedName = {
  readonly groupId: GroupId;
  /** The name that the event gave the group, which may bear another by now; absent when it was deleted. */
  readonly renamedTo?: string;
  readonly eventId: EventId;
  /** Of that event. */
  readonly revision: Revision;
};

/**
 * All that access needs to know of a directory. `DirectoryView` of `@rollcall/domain` is one; any other
 * source of users and groups can be made one. It may move on to a later `revision` between two turns of the
 * event loop, never within one: two reads at the same revision answer the same.
 */
export interface AccessDirectory {
  readonly revision: Revision;
  /** The DNS domains it owns, lowercase; `undefined` while it is not opened. */
  readonly settings: { readonly domains: ReadonlyArray<string> } | undefined;
  /** Names that one group alone may answer to. */
  readonly groupLock: GroupLock;
  user(id: UserId): AccessUser | undefined;
  /** `'ambiguous'` where the source does not keep names unique and several users hold this one (F7). */
  userByName(name: CanonicalUserName): AccessUser | 'ambiguous' | undefined;
  group(id: GroupId): AccessGroup | undefined;
  /** `'ambiguous'` where the source does not keep names unique and several groups hold this one (F5). */
  groupByName(name: CanonicalName): AccessGroup | 'ambiguous' | undefined;
  releasedName(name: CanonicalName): AccessReleasedName | undefined;
  users(): Iterable<AccessUser>;
  isMember(group: GroupId, user: UserId): boolean;
  memberCount(group: GroupId): number;
  /** Inactive users included. */
  membersOf(group: GroupId): Iterable<UserId>;
  groupsOf(user: UserId): Iterable<GroupId>;
  /** The event that made the user a member, where the source keeps it. */
  memberSince?(group: GroupId, user: UserId): EventId | undefined;
}
