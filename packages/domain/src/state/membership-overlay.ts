import type { GroupId, UserId } from '../ids/ids';
import type { DirectoryView } from './directory-view';

/** Joins (`true`) and leaves (`false`) over a base, findable from both ends. */
export class MembershipOverlay {
  private readonly byGroup = new Map<GroupId, Map<UserId, boolean>>();
  private readonly byUser = new Map<UserId, Map<GroupId, boolean>>();
  private readonly countChanges = new Map<GroupId, number>();
  private readonly dropped = new Set<GroupId>();

  constructor(private readonly base: DirectoryView) {}

  isMember(group: GroupId, user: UserId): boolean {
    const change = this.byGroup.get(group)?.get(user);
    return change ?? (!this.dropped.has(group) && this.base.isMember(group, user));
  }

  memberCount(group: GroupId): number {
    return (this.dropped.has(group) ? 0 : this.base.memberCount(group)) + (this.countChanges.get(group) ?? 0);
  }

  *membersOf(group: GroupId): Iterable<UserId> {
    const changes = this.byGroup.get(group);
    if (!this.dropped.has(group)) {
      for (const user of this.base.membersOf(group)) if (changes?.get(user) === undefined) yield user;
    }
    for (const [user, joined] of changes ?? []) if (joined) yield user;
  }

  *groupsOf(user: UserId): Iterable<GroupId> {
    const changes = this.byUser.get(user);
    for (const group of this.base.groupsOf(user)) {
      if (changes?.get(group) === undefined && !this.dropped.has(group)) yield group;
    }
    for (const [group, joined] of changes ?? []) if (joined) yield group;
  }

  set(group: GroupId, user: UserId, joined: boolean): void {
    if (this.isMember(group, user) === joined) return;
    this.countChanges.set(group, (this.countChanges.get(group) ?? 0) + (joined ? 1 : -1));
    put(this.byGroup, group, user, joined);
    put(this.byUser, user, group, joined);
  }

  dropGroup(group: GroupId): void {
    this.dropped.add(group);
    this.countChanges.delete(group);
    for (const user of this.byGroup.get(group)?.keys() ?? []) this.byUser.get(user)?.delete(group);
    this.byGroup.delete(group);
  }
}

const put = <Outer, Inner>(
  index: Map<Outer, Map<Inner, boolean>>,
  outer: Outer,
  inner: Inner,
  joined: boolean,
): void => {
  const entries = index.get(outer) ?? new Map<Inner, boolean>();
  index.set(outer, entries);
  entries.set(inner, joined);
};
