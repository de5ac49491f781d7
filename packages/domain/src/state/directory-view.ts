import type { IdpProfile } from '../idp/idp-profile';
import type { DirectoryId } from '../ids/directory-id';
import type { EventId, GroupId, UserId } from '../ids/ids';
import type { Revision } from '../ids/revision';
import type { CanonicalName } from '../names/canonical-name';
import type { CanonicalUserName } from '../names/user-name';
import type { SchemaExtension } from '../schema-extensions/schema-extension';
import type { UniqueAttribute } from '../schema-extensions/unique-attributes';
import type { GroupLock } from './group-lock';
import type { ApiKey, Group, User } from './resources';

/** `email`: a userName is an email address and equals the primary email. `any`: RFC 7643 alone. */
export type UserNamePolicy = 'email' | 'any';

export type DirectorySettings = {
  /** DNS domains the directory owns, lowercase; the suffixes of `group:name@domain`. */
  readonly domains: ReadonlyArray<string>;
  readonly userNamePolicy: UserNamePolicy;
  /** Personal parts of events are encrypted, so that people can be erased. */
  readonly erasable: boolean;
};

/** The policy in force: the last one accepted. */
export type AcceptedPolicy = {
  readonly text: string;
  /** SHA-256 of the text in UTF-8, lowercase hexadecimal. */
  readonly hash: string;
  readonly acceptedAt: string;
  readonly acceptedRevision: Revision;
};

/** A group name that somebody held and nobody holds now, and the event that took it away. */
export type ReleasedName = {
  readonly name: CanonicalName;
  readonly groupId: GroupId;
  /** The display name that the event gave the group, which may have another by now; absent when it was deleted. */
  readonly renamedTo?: string;
  readonly eventId: EventId;
  readonly revision: Revision;
  readonly releasedAt: string;
};

/**
 * Everything known of one directory at one revision: the user-state index, the group-name index,
 * membership in both directions, settings, keys and the policy. Read-only; it may move on to a later
 * revision between two turns of the event loop, never within one. Look-ups answer `undefined` for what
 * is not there and cost O(1), but for the iterators.
 */
export interface DirectoryView {
  readonly id: DirectoryId;
  /** Of the last event folded; `NO_EVENTS` before `DirectoryOpened`. */
  readonly revision: Revision;
  /** Digest of the last event folded, the head of the chain; empty before the first. */
  readonly digest: string;
  /** `undefined` until the directory is opened. */
  readonly settings: DirectorySettings | undefined;
  readonly provisioningEnabled: boolean;
  readonly policy: AcceptedPolicy | undefined;
  /** Empty while no name is locked; another map after each change. */
  readonly groupLock: GroupLock;
  /** In the order of issue, revoked and expired ones included. */
  readonly apiKeys: ReadonlyArray<ApiKey>;
  /** People whose key is destroyed, and the event that says so. */
  readonly erased: ReadonlyMap<UserId, Revision>;
  /** In the order of their first declaration, without those withdrawn; another list after each change. */
  readonly schemaExtensions: ReadonlyArray<SchemaExtension>;
  /** `genericProfile` until one is chosen. */
  readonly idpProfile: IdpProfile;

  readonly userCount: number;
  readonly activeUserCount: number;
  readonly groupCount: number;
  user(id: UserId): User | undefined;
  userByName(name: CanonicalUserName): User | undefined;
  userByExternalId(externalId: string): User | undefined;
  /** In any case; in the order of creation. Costs those found. */
  usersByEmail(email: string): ReadonlyArray<User>;
  /** By `uniqueKey` of the attribute. The first question about an attribute goes through everybody. */
  usersByUnique(attribute: UniqueAttribute, key: string): ReadonlyArray<User>;
  group(id: GroupId): Group | undefined;
  groupByName(name: CanonicalName): Group | undefined;
  groupsByUnique(attribute: UniqueAttribute, key: string): ReadonlyArray<Group>;
  releasedName(name: CanonicalName): ReleasedName | undefined;

  /** In the order of creation. */
  users(): Iterable<User>;
  /** In the order of creation. */
  groups(): Iterable<Group>;

  isMember(group: GroupId, user: UserId): boolean;
  memberCount(group: GroupId): number;
  /** In no particular order; the same events always yield the same order. Inactive users included. */
  membersOf(group: GroupId): Iterable<UserId>;
  groupsOf(user: UserId): Iterable<GroupId>;

  /**
   * Of the last event that changed the user or the groups they show: memberships and the names of their groups.
   * Costs O(groups of the user). `NO_EVENTS` for who is not there.
   */
  userShownRevision(user: UserId): Revision;
  /** Of the last event that changed the group or the members it shows: who they are and their names. */
  groupShownRevision(group: GroupId): Revision;
}
