import type { ChangeMembership, DirectoryView, Group, ReplaceMembers, UserId } from '@rollcall/domain';

/**
 * Who is in a group after the operations so far, kept as the difference to who is in it now: adding or
 * removing named members never goes through the others.
 */
export class MembershipDraft {
  /** Set by a replace: then the list of now is of no account. */
  private replaced = false;
  private readonly changes = new Map<UserId, boolean>();

  constructor(
    private readonly group: Group,
    private readonly view: DirectoryView,
  ) {}

  has(id: UserId): boolean {
    return this.changes.get(id) ?? (!this.replaced && this.view.isMember(this.group.id, id));
  }

  add(ids: Iterable<UserId>): void {
    for (const id of ids) this.changes.set(id, true);
  }

  remove(ids: Iterable<UserId>): void {
    for (const id of ids) this.changes.set(id, false);
  }

  replace(ids: Iterable<UserId>): void {
    this.replaced = true;
    this.changes.clear();
    this.add(ids);
  }

  /** At most how many members there are to go through. */
  get size(): number {
    return this.changes.size + (this.replaced ? 0 : this.view.memberCount(this.group.id));
  }

  *members(): Iterable<UserId> {
    if (!this.replaced) {
      for (const id of this.view.membersOf(this.group.id)) if (!this.changes.has(id)) yield id;
    }
    for (const [id, member] of this.changes) if (member) yield id;
  }

  /** The one command for the difference; none when no operation touched the members. */
  commands(): ReadonlyArray<ChangeMembership | ReplaceMembers> {
    const groupId = this.group.id;
    if (this.replaced) return [{ _tag: 'ReplaceMembers', groupId, members: [...this.members()] }];
    if (this.changes.size === 0) return [];
    const add: UserId[] = [];
    const remove: UserId[] = [];
    for (const [id, member] of this.changes) (member ? add : remove).push(id);
    return [{ _tag: 'ChangeMembership', groupId, add, remove }];
  }
}
