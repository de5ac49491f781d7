import { genericProfile, type IdpProfile } from '../idp/idp-profile';
import type { DirectoryId } from '../ids/directory-id';
import type { GroupId, UserId } from '../ids/ids';
import { laterRevision, NO_EVENTS, type Revision, revision } from '../ids/revision';
import type { CanonicalName } from '../names/canonical-name';
import { type CanonicalUserName, canonicalUserName } from '../names/user-name';
import { noExtensions, type SchemaExtension } from '../schema-extensions/schema-extension';
import { type UniqueAttribute, uniqueAttributesOf } from '../schema-extensions/unique-attributes';
import { type CapturedState, partsOf } from './capture';
import type { AcceptedPolicy, DirectorySettings, ReleasedName } from './directory-view';
import type { GroupLock } from './group-lock';
import { emailKey, emailKeysOf, hasEmail } from './held-keys';
import { HeldValues } from './held-values';
import type { KeyTable } from './key-table';
import { MembershipIndex } from './membership-index';
import type { MutableDirectory } from './mutable-directory';
import { NumberList } from './number-list';
import { type ApiKey, displayOf, externalIdOf, type Group, type User, withApiKey } from './resources';
import type { Capture, UserKey } from './snapshot';
import { UserIndex } from './user-index';
import { type UnreadUsers, UserTable } from './user-table';

/** A state that stands by itself, over no other, and so can be captured and restored as a whole. */
export interface WholeDirectory extends MutableDirectory {
  /** Itself as it is now, whatever becomes of it until the capture is released. Costs a list of its people. */
  capture(): Capture;
  /** Puts users behind those before; they are found once the indexes are restored. For an empty state. */
  restoreUsers(users: UnreadUsers): void;
  /** Once, when all users are there. */
  restoreUserIndexes(tables: Readonly<Record<UserKey, KeyTable>>, activeUsers: number): void;
  /** Once, when all groups are there: their sizes, in the order of the groups. */
  prepareMemberships(sizes: ReadonlyArray<number>): void;
  /** `false` for a membership that has no place in its group. */
  restoreMemberships(triples: Uint32Array): boolean;
  /** Once all users and groups are there: the `ShownRevisions` of a snapshot. */
  restoreShownRevisions(users: Uint32Array, groups: Uint32Array): void;
}

/**
 * The state of one directory in memory. Users and groups have ordinals, given in the order of creation and
 * never again, so that order needs no sorting and memberships are pairs of small integers.
 */
class Directory implements WholeDirectory {
  revision: Revision = NO_EVENTS;
  digest = '';
  settings: DirectorySettings | undefined;
  provisioningEnabled = false;
  policy: AcceptedPolicy | undefined;
  groupLock: GroupLock = new Map();
  userCount = 0;
  activeUserCount = 0;
  apiKeys: ReadonlyArray<ApiKey> = [];
  readonly erased = new Map<UserId, Revision>();
  schemaExtensions: ReadonlyArray<SchemaExtension> = noExtensions;
  idpProfile: IdpProfile = genericProfile;

  private readonly userTable = new UserTable();
  private readonly userOrdinals = new UserIndex<UserId>((ordinal, id) => this.userAt(ordinal)?.id === id);
  private readonly userNames = new UserIndex<CanonicalUserName>((ordinal, name) => {
    const user = this.userAt(ordinal);
    return user !== undefined && canonicalUserName(user.userName) === name;
  });
  private readonly externalIds = new UserIndex<string>((ordinal, externalId) => {
    const user = this.userAt(ordinal);
    return user !== undefined && externalIdOf(user) === externalId;
  });
  private readonly userValues = new HeldValues<User>(
    { at: (ordinal) => this.userAt(ordinal), all: () => this.userTable.places() },
    emailKeysOf,
  );
  private readonly groupSlots: Array<Group | undefined> = [];
  private readonly groupOrdinals = new Map<GroupId, number>();
  private readonly groupNames = new Map<CanonicalName, number>();
  private readonly groupValues = new HeldValues<Group>(
    { at: (ordinal) => this.groupSlots[ordinal], all: () => this.groupPlaces() },
    () => [],
  );
  private readonly released = new Map<CanonicalName, ReleasedName>();
  private readonly memberships = new MembershipIndex();
  /** For each group the revision at which one of its members got another name. */
  private readonly memberNames = new NumberList();

  constructor(readonly id: DirectoryId) {}

  get groupCount(): number {
    return this.groupOrdinals.size;
  }

  user(id: UserId): User | undefined {
    return this.userAt(this.userOrdinals.find(id));
  }
  userByName(name: CanonicalUserName): User | undefined {
    return this.userAt(this.userNames.find(name));
  }
  userByExternalId(externalId: string): User | undefined {
    return this.userAt(this.externalIds.find(externalId));
  }
  usersByEmail(email: string): ReadonlyArray<User> {
    const key = emailKey(email);
    const named = this.userNames.find(canonicalUserName(email));
    const ordinals = this.userValues.ordinals(key);
    return this.userValues.among(named === undefined ? ordinals : [...ordinals, named], (user) =>
      hasEmail(user, key),
    );
  }
  usersByUnique(attribute: UniqueAttribute, key: string): ReadonlyArray<User> {
    return this.userValues.byUnique(attribute, key);
  }
  group(id: GroupId): Group | undefined {
    return this.groupAt(this.groupOrdinals.get(id));
  }
  groupByName(name: CanonicalName): Group | undefined {
    return this.groupAt(this.groupNames.get(name));
  }
  groupsByUnique(attribute: UniqueAttribute, key: string): ReadonlyArray<Group> {
    return this.groupValues.byUnique(attribute, key);
  }
  releasedName(name: CanonicalName): ReleasedName | undefined {
    return this.groupNames.has(name) ? undefined : this.released.get(name);
  }

  users(): Iterable<User> {
    return this.userTable;
  }
  *groups(): Iterable<Group> {
    for (const group of this.groupSlots) if (group !== undefined) yield group;
  }

  isMember(group: GroupId, user: UserId): boolean {
    const g = this.groupOrdinals.get(group);
    const u = this.userOrdinals.find(user);
    return g !== undefined && u !== undefined && this.memberships.has(g, u);
  }
  memberCount(group: GroupId): number {
    const g = this.groupOrdinals.get(group);
    return g === undefined ? 0 : this.memberships.count(g);
  }
  *membersOf(group: GroupId): Iterable<UserId> {
    const g = this.groupOrdinals.get(group);
    if (g === undefined) return;
    for (const u of this.memberships.membersOf(g)) {
      const user = this.userAt(u);
      if (user !== undefined) yield user.id;
    }
  }
  *groupsOf(user: UserId): Iterable<GroupId> {
    const u = this.userOrdinals.find(user);
    if (u === undefined) return;
    for (const g of this.memberships.groupsOf(u)) {
      const group = this.groupSlots[g];
      if (group !== undefined) yield group.id;
    }
  }

  userShownRevision(id: UserId): Revision {
    const ordinal = this.userOrdinals.find(id);
    const user = this.userAt(ordinal);
    if (ordinal === undefined || user === undefined) return NO_EVENTS;
    return laterRevision(user.changedRevision, revision(this.memberships.shownRevision(ordinal)));
  }
  groupShownRevision(id: GroupId): Revision {
    const ordinal = this.groupOrdinals.get(id);
    const group = this.groupAt(ordinal);
    if (ordinal === undefined || group === undefined) return NO_EVENTS;
    return laterRevision(group.changedRevision, revision(this.memberNames.get(ordinal)));
  }

  moveTo(revision: Revision, digest: string): void {
    this.revision = revision;
    this.digest = digest;
  }
  setSettings(settings: DirectorySettings): void {
    this.settings = settings;
  }
  setProvisioning(enabled: boolean): void {
    this.provisioningEnabled = enabled;
  }
  setPolicy(policy: AcceptedPolicy): void {
    this.policy = policy;
  }
  setGroupLock(lock: GroupLock): void {
    this.groupLock = lock;
  }
  setSchemaExtensions(extensions: ReadonlyArray<SchemaExtension>): void {
    this.schemaExtensions = extensions;
    this.userValues.keepOnly(uniqueAttributesOf(extensions, 'User'));
    this.groupValues.keepOnly(uniqueAttributesOf(extensions, 'Group'));
  }
  setIdpProfile(profile: IdpProfile): void {
    this.idpProfile = profile;
  }
  putApiKey(key: ApiKey): void {
    this.apiKeys = withApiKey(this.apiKeys, key);
  }

  putUser(user: User): void {
    const ordinal = this.userOrdinals.find(user.id) ?? this.userTable.length;
    const before = this.userAt(ordinal);
    if (before === undefined) {
      this.userOrdinals.set(user.id, ordinal);
      this.userCount += 1;
    }
    this.userTable.set(ordinal, user);
    if (before?.userName !== user.userName) {
      if (before !== undefined) this.userNames.delete(canonicalUserName(before.userName), ordinal);
      this.userNames.set(canonicalUserName(user.userName), ordinal);
    }
    this.indexExternalId(before && externalIdOf(before), externalIdOf(user), ordinal);
    this.userValues.replace(before, user, ordinal);
    if (before !== undefined && displayOf(before) !== displayOf(user)) {
      const at = Number(user.changedRevision);
      for (const group of this.memberships.groupsOf(ordinal)) this.memberNames.set(group, at);
    }
    this.activeUserCount += Number(user.active) - Number(before?.active ?? false);
  }

  removeUser(id: UserId): void {
    const ordinal = this.userOrdinals.find(id);
    const user = this.userAt(ordinal);
    if (ordinal === undefined || user === undefined) return;
    this.userOrdinals.delete(id, ordinal);
    this.userTable.set(ordinal, undefined);
    this.userCount -= 1;
    this.userNames.delete(canonicalUserName(user.userName), ordinal);
    this.indexExternalId(externalIdOf(user), undefined, ordinal);
    this.userValues.replace(user, undefined, ordinal);
    if (user.active) this.activeUserCount -= 1;
  }

  markErased(id: UserId, at: Revision): void {
    this.erased.set(id, at);
  }

  putGroup(group: Group): void {
    const ordinal = this.groupOrdinals.get(group.id) ?? this.groupSlots.length;
    const before = this.groupSlots[ordinal];
    if (before === undefined) this.groupOrdinals.set(group.id, ordinal);
    this.groupSlots[ordinal] = group;
    if (before?.canonicalName !== group.canonicalName) {
      if (before !== undefined) this.groupNames.delete(before.canonicalName);
      this.groupNames.set(group.canonicalName, ordinal);
    }
    this.groupValues.replace(before, group, ordinal);
    if (before !== undefined && before.displayName !== group.displayName) {
      this.memberships.renameGroup(ordinal, Number(group.changedRevision));
    }
  }

  removeGroup(id: GroupId, at: Revision): void {
    const ordinal = this.groupOrdinals.get(id);
    const group = this.groupAt(ordinal);
    if (ordinal === undefined || group === undefined) return;
    this.groupOrdinals.delete(id);
    this.groupSlots[ordinal] = undefined;
    this.groupNames.delete(group.canonicalName);
    this.groupValues.replace(group, undefined, ordinal);
    this.memberships.dropGroup(ordinal, Number(at));
  }

  releaseName(released: ReleasedName): void {
    this.released.set(released.name, released);
  }

  join(group: GroupId, user: UserId, at: Revision): void {
    const g = this.groupOrdinals.get(group);
    const u = this.userOrdinals.find(user);
    if (g !== undefined && u !== undefined) this.memberships.join(g, u, Number(at));
  }
  leave(group: GroupId, user: UserId, at: Revision): void {
    const g = this.groupOrdinals.get(group);
    const u = this.userOrdinals.find(user);
    if (g !== undefined && u !== undefined) this.memberships.leave(g, u, Number(at));
  }

  capture(): Capture {
    const { id, revision, digest, settings, provisioningEnabled, policy, groupLock, apiKeys } = this;
    const { activeUserCount: activeUsers, schemaExtensions, idpProfile } = this;
    const captured: CapturedState = {
      head: {
        id,
        revision,
        digest,
        settings,
        provisioningEnabled,
        policy,
        groupLock,
        apiKeys,
        erased: new Map(this.erased),
        schemaExtensions,
        idpProfile,
        activeUsers,
      },
      users: this.userTable.capture(),
      groupSlots: this.groupSlots.slice(),
      groupSizes: this.groupSlots.map((_, ordinal) => this.memberships.count(ordinal)),
      memberNames: this.groupSlots.map((_, ordinal) => this.memberNames.get(ordinal)),
      released: [...this.released.values()],
      memberships: this.memberships.capture(),
    };
    return { parts: () => partsOf(captured), release: () => captured.memberships.release() };
  }
  restoreUsers(users: UnreadUsers): void {
    this.userTable.restore(users);
  }
  restoreUserIndexes(tables: Readonly<Record<UserKey, KeyTable>>, activeUsers: number): void {
    this.userOrdinals.restore(tables.id);
    this.userNames.restore(tables.userName);
    this.externalIds.restore(tables.externalId);
    this.userValues.restore(tables.value, uniqueAttributesOf(this.schemaExtensions, 'User'));
    this.userCount = this.userTable.length;
    this.activeUserCount = activeUsers;
  }
  prepareMemberships(sizes: ReadonlyArray<number>): void {
    this.memberships.prepare(sizes);
  }
  restoreMemberships(triples: Uint32Array): boolean {
    return this.memberships.restore(triples, this.userTable.length);
  }
  restoreShownRevisions(users: Uint32Array, groups: Uint32Array): void {
    this.memberships.restoreShownRevisions(users);
    for (const [ordinal, at] of groups.entries()) this.memberNames.set(ordinal, at);
  }

  private *groupPlaces() {
    for (const [ordinal, resource] of this.groupSlots.entries()) {
      if (resource !== undefined) yield { ordinal, resource };
    }
  }
  private userAt(ordinal: number | undefined): User | undefined {
    return ordinal === undefined ? undefined : this.userTable.get(ordinal);
  }
  private groupAt(ordinal: number | undefined): Group | undefined {
    return ordinal === undefined ? undefined : this.groupSlots[ordinal];
  }
  private indexExternalId(before: string | undefined, now: string | undefined, ordinal: number): void {
    if (before === now) return;
    if (before !== undefined) this.externalIds.delete(before, ordinal);
    if (now !== undefined) this.externalIds.set(now, ordinal);
  }
}

/** A directory before its first event. */
export const createDirectory = (id: DirectoryId): WholeDirectory => new Directory(id);
