import {
  type CanonicalName,
  type CanonicalUserName,
  canonicalName,
  canonicalUserName,
  type GroupId,
  type GroupLock,
  type Revision,
  type UserId,
} from '@rollcall/domain';
import type { AccessDirectory, AccessGroup, AccessReleasedName, AccessUser } from './access-directory';

/** Users and groups from any source, at one moment. Names need not be unique: those that are not denote nobody. */
export type DirectorySnapshot = {
  readonly revision: Revision;
  readonly domains: ReadonlyArray<string>;
  readonly users: ReadonlyArray<AccessUser>;
  readonly groups: ReadonlyArray<{
    readonly id: GroupId;
    readonly displayName: string;
    readonly members: ReadonlyArray<UserId>;
  }>;
  /** No name is locked when absent. */
  readonly groupLock?: GroupLock;
  readonly releasedNames?: ReadonlyMap<CanonicalName, AccessReleasedName>;
};

const byName = <Name, Resource>(
  resources: Iterable<Resource>,
  nameOf: (resource: Resource) => Name,
): ReadonlyMap<Name, Resource | 'ambiguous'> => {
  const index = new Map<Name, Resource | 'ambiguous'>();
  for (const resource of resources) {
    const name = nameOf(resource);
    index.set(name, index.has(name) ? 'ambiguous' : resource);
  }
  return index;
};

/** An `AccessDirectory` over a snapshot, for those who keep users and groups elsewhere. */
export const snapshotDirectory = (snapshot: DirectorySnapshot): AccessDirectory => {
  const users = new Map<UserId, AccessUser>(snapshot.users.map((user) => [user.id, user]));
  const groups = new Map<GroupId, AccessGroup>();
  const members = new Map<GroupId, ReadonlySet<UserId>>();
  const memberships = new Map<UserId, GroupId[]>();
  for (const { id, displayName, members: ids } of snapshot.groups) {
    groups.set(id, { id, displayName, canonicalName: canonicalName(displayName) });
    members.set(id, new Set(ids));
    for (const user of new Set(ids)) {
      const own = memberships.get(user);
      if (own === undefined) memberships.set(user, [id]);
      else own.push(id);
    }
  }
  const userNames: ReadonlyMap<CanonicalUserName, AccessUser | 'ambiguous'> = byName(users.values(), (user) =>
    canonicalUserName(user.userName),
  );
  const groupNames = byName(groups.values(), (group) => group.canonicalName);
  return {
    revision: snapshot.revision,
    settings: { domains: snapshot.domains },
    groupLock: snapshot.groupLock ?? new Map(),
    user: (id) => users.get(id),
    userByName: (name) => userNames.get(name),
    group: (id) => groups.get(id),
    groupByName: (name) => groupNames.get(name),
    releasedName: (name) => snapshot.releasedNames?.get(name),
    users: () => users.values(),
    isMember: (group, user) => members.get(group)?.has(user) ?? false,
    memberCount: (group) => members.get(group)?.size ?? 0,
    membersOf: (group) => members.get(group) ?? [],
    groupsOf: (user) => memberships.get(user) ?? [],
  };
};
