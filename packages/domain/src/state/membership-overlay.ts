import type { GroupId, UserId } from '../ids/ids';
import { laterRevision, NO_EVENTS, type Revision } from '../ids/revision';
import type { DirectoryView } from './directory-view';

/** Joins (`true`) and leaves (`false`) over a base, findable from both ends. */
export class MembershipOverlay {
  private readonly byGroup = new Map<GroupId, Map<UserId, boolean>>();
  private readonly byUser = new Map<UserId, Map<GroupId, boolean>>();
  private readonly countChanges = new Map<GroupId, number>();
  /** When groups of the base were dropped; one that has the id since is another. */
  private readonly dropped = new Map<GroupId, Revision>();
  private readonly renamed = new Map<GroupId, Revision>();
  /** When users last joined or left. */
  private readonly changed = new Map<UserId, Revision>();

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

  /** When the groups of a user, or what these are called, last changed here; `NO_EVENTS` when they did not. */
  shownRevision(user: UserId): Revision {
    let latest = this.changed.get(user) ?? NO_EVENTS;
    if (this.dropped.size === 0 && this.renamed.size === 0) return latest;
    const changes = this.byUser.get(user);
    for (const group of this.base.groupsOf(user)) {
      if (changes?.get(group) === false) continue;
      latest = laterRevision(latest, this.dropped.get(group) ?? this.renamed.get(group) ?? NO_EVENTS);
    }
    for (const [group, joined] of changes ?? []) {
      if (joined) latest = laterRevision(latest, this.renamed.get(group) ?? NO_EVENTS);
    }
    return latest;
  }

  renameGroup(group: GroupId, at: Revision): void {
    this.renamed.set(group, at);
  }

  set(group: GroupId, user: UserId, joined: boolean, at: Revision): void {
    if (this.isMember(group, user) === joined) return;
    this.changed.set(user, at);
    this.countChanges.set(group, (this.countChanges.get(group) ?? 0) + (joined ? 1 : -1));
    put(this.byGroup, group, user, joined);
    put(this.byUser, user, group, joined);
  }

  dropGroup(group: GroupId, at: Revision): void {
    if (!this.dropped.has(group)) this.dropped.set(group, at);
    this.countChanges.delete(group);
    for (const [user, joined] of this.byGroup.get(group) ?? []) {
      if (!joined) continue;
      this.byUser.get(user)?.delete(group);
      this.changed.set(user, at);
    }
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
