import type { IdpProfile } from '../idp/idp-profile';
import type { DirectoryId } from '../ids/directory-id';
import type { GroupId, UserId } from '../ids/ids';
import { laterRevision, NO_EVENTS, type Revision } from '../ids/revision';
import type { CanonicalName } from '../names/canonical-name';
import { type CanonicalUserName, canonicalUserName } from '../names/user-name';
import type { SchemaExtension } from '../schema-extensions/schema-extension';
import { type UniqueAttribute, uniqueKey } from '../schema-extensions/unique-attributes';
import type { AcceptedPolicy, DirectorySettings, DirectoryView, ReleasedName } from './directory-view';
import type { GroupLock } from './group-lock';
import { emailKey, hasEmail } from './held-keys';
import { MembershipOverlay } from './membership-overlay';
import type { MutableDirectory } from './mutable-directory';
import { OverlayMap } from './overlay-map';
import {
  type ApiKey,
  displayOf,
  externalIdOf,
  type Group,
  type Lifespan,
  type User,
  withApiKey,
} from './resources';

/**
 * Changes laid over a base that stays as it is: events that are not durable yet, or that only might happen.
 * Dropping the overlay is the undo. It holds as long as the base does not move on.
 */
class Overlay implements MutableDirectory {
  readonly id: DirectoryId;
  revision: Revision;
  digest: string;
  settings: DirectorySettings | undefined;
  provisioningEnabled: boolean;
  policy: AcceptedPolicy | undefined;
  groupLock: GroupLock;
  apiKeys: ReadonlyArray<ApiKey>;
  erased: ReadonlyMap<UserId, Revision>;
  schemaExtensions: ReadonlyArray<SchemaExtension>;
  idpProfile: IdpProfile;
  userCount: number;
  activeUserCount: number;
  groupCount: number;

  private readonly usersById: OverlayMap<UserId, User>;
  private readonly usersByName: OverlayMap<CanonicalUserName, UserId>;
  private readonly usersByExternalId: OverlayMap<string, UserId>;
  private readonly groupsById: OverlayMap<GroupId, Group>;
  private readonly groupsByName: OverlayMap<CanonicalName, GroupId>;
  private readonly released: OverlayMap<CanonicalName, ReleasedName>;
  private changedMemberships: MembershipOverlay | undefined;
  /** The revision at which a member of each group got another name. */
  private readonly memberNames = new Map<GroupId, Revision>();

  constructor(private readonly base: DirectoryView) {
    this.id = base.id;
    this.revision = base.revision;
    this.digest = base.digest;
    this.settings = base.settings;
    this.provisioningEnabled = base.provisioningEnabled;
    this.policy = base.policy;
    this.groupLock = base.groupLock;
    this.apiKeys = base.apiKeys;
    this.erased = base.erased;
    this.schemaExtensions = base.schemaExtensions;
    this.idpProfile = base.idpProfile;
    this.userCount = base.userCount;
    this.activeUserCount = base.activeUserCount;
    this.groupCount = base.groupCount;
    this.usersById = new OverlayMap((id) => base.user(id));
    this.usersByName = new OverlayMap((name) => base.userByName(name)?.id);
    this.usersByExternalId = new OverlayMap((externalId) => base.userByExternalId(externalId)?.id);
    this.groupsById = new OverlayMap((id) => base.group(id));
    this.groupsByName = new OverlayMap((name) => base.groupByName(name)?.id);
    this.released = new OverlayMap((name) => base.releasedName(name));
  }

  user(id: UserId): User | undefined {
    return this.usersById.get(id);
  }
  userByName(name: CanonicalUserName): User | undefined {
    return this.userOf(this.usersByName.get(name));
  }
  userByExternalId(externalId: string): User | undefined {
    return this.userOf(this.usersByExternalId.get(externalId));
  }
  usersByEmail(email: string): ReadonlyArray<User> {
    const key = emailKey(email);
    return nowAmong(this.base.usersByEmail(email), this.usersById, (user) => hasEmail(user, key));
  }
  usersByUnique(attribute: UniqueAttribute, key: string): ReadonlyArray<User> {
    const found = this.base.usersByUnique(attribute, key);
    return nowAmong(found, this.usersById, ({ profile }) => uniqueKey(profile, attribute) === key);
  }
  groupsByUnique(attribute: UniqueAttribute, key: string): ReadonlyArray<Group> {
    const found = this.base.groupsByUnique(attribute, key);
    return nowAmong(found, this.groupsById, ({ profile }) => uniqueKey(profile, attribute) === key);
  }
  group(id: GroupId): Group | undefined {
    return this.groupsById.get(id);
  }
  groupByName(name: CanonicalName): Group | undefined {
    const id = this.groupsByName.get(name);
    return id === undefined ? undefined : this.group(id);
  }
  releasedName(name: CanonicalName): ReleasedName | undefined {
    return this.groupsByName.get(name) === undefined ? this.released.get(name) : undefined;
  }
  users(): Iterable<User> {
    return this.usersById.values(this.base.users(), (user) => user.id);
  }
  groups(): Iterable<Group> {
    return this.groupsById.values(this.base.groups(), (group) => group.id);
  }
  isMember(group: GroupId, user: UserId): boolean {
    return (this.changedMemberships ?? this.base).isMember(group, user);
  }
  memberCount(group: GroupId): number {
    return (this.changedMemberships ?? this.base).memberCount(group);
  }
  membersOf(group: GroupId): Iterable<UserId> {
    return (this.changedMemberships ?? this.base).membersOf(group);
  }
  groupsOf(user: UserId): Iterable<GroupId> {
    return (this.changedMemberships ?? this.base).groupsOf(user);
  }
  userShownRevision(id: UserId): Revision {
    const user = this.user(id);
    if (user === undefined) return NO_EVENTS;
    const before = laterRevision(user.changedRevision, this.base.userShownRevision(id));
    return laterRevision(before, this.changedMemberships?.shownRevision(id) ?? NO_EVENTS);
  }
  groupShownRevision(id: GroupId): Revision {
    const group = this.group(id);
    if (group === undefined) return NO_EVENTS;
    const before = laterRevision(group.changedRevision, this.base.groupShownRevision(id));
    return laterRevision(before, this.memberNames.get(id) ?? NO_EVENTS);
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
  }
  setIdpProfile(profile: IdpProfile): void {
    this.idpProfile = profile;
  }
  putApiKey(key: ApiKey): void {
    this.apiKeys = withApiKey(this.apiKeys, key);
  }

  putUser(user: User): void {
    const before = this.user(user.id);
    this.usersById.set(user.id, user);
    if (before?.userName !== user.userName) {
      if (before !== undefined) this.forgetName(before);
      this.usersByName.set(canonicalUserName(user.userName), user.id);
    }
    this.indexExternalId(before && externalIdOf(before), externalIdOf(user), user.id);
    if (before === undefined) this.userCount += 1;
    else if (displayOf(before) !== displayOf(user)) {
      for (const group of this.groupsOf(user.id)) this.memberNames.set(group, user.changedRevision);
    }
    this.activeUserCount += Number(user.active) - Number(before?.active ?? false);
  }
  removeUser(id: UserId): void {
    const user = this.user(id);
    if (user === undefined) return;
    this.usersById.set(id, undefined);
    this.forgetName(user);
    this.indexExternalId(externalIdOf(user), undefined, id);
    this.userCount -= 1;
    if (user.active) this.activeUserCount -= 1;
  }
  markErased(id: UserId, at: Revision): void {
    this.erased = new Map(this.erased).set(id, at);
  }
  putGroup(group: Group): void {
    const before = this.group(group.id);
    this.groupsById.set(group.id, group);
    if (before?.canonicalName !== group.canonicalName) {
      if (before !== undefined) this.groupsByName.set(before.canonicalName, undefined);
      this.groupsByName.set(group.canonicalName, group.id);
    }
    if (before === undefined) this.groupCount += 1;
    else if (before.displayName !== group.displayName) {
      this.memberships.renameGroup(group.id, group.changedRevision);
    }
  }
  removeGroup(id: GroupId, at: Revision): void {
    const group = this.group(id);
    if (group === undefined) return;
    this.groupsById.set(id, undefined);
    this.groupsByName.set(group.canonicalName, undefined);
    this.memberships.dropGroup(id, at);
    this.groupCount -= 1;
  }
  releaseName(released: ReleasedName): void {
    this.released.set(released.name, released);
  }
  join(group: GroupId, user: UserId, at: Revision): void {
    this.memberships.set(group, user, true, at);
  }
  leave(group: GroupId, user: UserId, at: Revision): void {
    this.memberships.set(group, user, false, at);
  }

  private get memberships(): MembershipOverlay {
    this.changedMemberships ??= new MembershipOverlay(this.base);
    return this.changedMemberships;
  }
  private userOf(id: UserId | undefined): User | undefined {
    return id === undefined ? undefined : this.user(id);
  }
  private forgetName({ id, userName }: User): void {
    const name = canonicalUserName(userName);
    if (this.usersByName.get(name) === id) this.usersByName.set(name, undefined);
  }
  private indexExternalId(before: string | undefined, now: string | undefined, id: UserId): void {
    if (before === now) return;
    if (before !== undefined) this.usersByExternalId.set(before, undefined);
    if (now !== undefined) this.usersByExternalId.set(now, id);
  }
}

/** Of those that the base found and those put over it, all that fit now; in the order of creation. */
const nowAmong = <Id, Resource extends Lifespan & { readonly id: Id }>(
  found: ReadonlyArray<Resource>,
  now: OverlayMap<Id, Resource>,
  fits: (resource: Resource) => boolean,
): ReadonlyArray<Resource> => {
  const ids = new Set(found.map(({ id }) => id));
  for (const { id } of now.put()) ids.add(id);
  return [...ids]
    .flatMap((id) => {
      const resource = now.get(id);
      return resource !== undefined && fits(resource) ? [resource] : [];
    })
    .sort((a, b) => (a.createdRevision < b.createdRevision ? -1 : 1));
};

export const overlayOn = (base: DirectoryView): MutableDirectory => new Overlay(base);
