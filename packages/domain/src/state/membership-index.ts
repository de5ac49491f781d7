import { NumberList } from './number-list';

/** The memberships at one moment, until they are released. */
export type CapturedMemberships = {
  readonly count: number;
  /** Calls back for each group that the user is in, in the order of joining. */
  eachOf(user: number, found: (group: number, place: number) => void): void;
  shownRevision(user: number): number;
  release(): void;
};

/** Stands for "no membership" where memberships are linked; so their numbers begin at 1. */
const NONE = 0;

/**
 * Who is in which group, by ordinal numbers. Each membership has a number of its own, under which four
 * columns hold its user, its group, its place in the group's list and the user's next membership. Joining,
 * leaving and asking cost O(groups of the user), never O(members of the group); a membership takes about
 * 24 bytes, outside the garbage collector's sight.
 */
export class MembershipIndex {
  private readonly userOf = new NumberList();
  private readonly groupOf = new NumberList();
  private readonly placeOf = new NumberList();
  private readonly nextOf = new NumberList();
  /** The first membership of each user. */
  private readonly firstOf = new NumberList();
  /** The revision at which each user last joined or left; four bytes last for four thousand million events. */
  private readonly changedOf = new NumberList();
  /** The revision at which each group was last renamed, or dropped. */
  private readonly namedOf = new NumberList();
  /** The memberships of each group; `undefined` once the group is gone. */
  private readonly lists: Array<number[] | undefined> = [];
  private readonly free: number[] = [];
  private used = 0;

  has(group: number, user: number): boolean {
    if (this.lists[group] === undefined) return false;
    let m = this.firstOf.get(user);
    while (m !== NONE && this.groupOf.get(m) !== group) m = this.nextOf.get(m);
    return m !== NONE;
  }

  count(group: number): number {
    return this.lists[group]?.length ?? 0;
  }

  *membersOf(group: number): Iterable<number> {
    for (const membership of this.lists[group] ?? []) yield this.userOf.get(membership);
  }

  *groupsOf(user: number): Iterable<number> {
    for (let m = this.firstOf.get(user); m !== NONE; m = this.nextOf.get(m)) {
      const group = this.groupOf.get(m);
      if (this.lists[group] !== undefined) yield group;
    }
  }

  /** When the groups of a user, or what these are called, last changed; 0 when they never did. */
  shownRevision(user: number): number {
    const { firstOf, nextOf, groupOf, changedOf, namedOf } = this;
    return shownRevisionIn({ firstOf, nextOf, groupOf, changedOf, namedOf }, user);
  }

  renameGroup(group: number, revision: number): void {
    this.namedOf.set(group, revision);
  }

  /** On its way to the end of the user's list it takes out memberships of groups that are gone. */
  join(group: number, user: number, revision: number): void {
    this.changedOf.set(user, revision);
    let last = NONE;
    for (let m = this.firstOf.get(user), next = NONE; m !== NONE; m = next) {
      next = this.nextOf.get(m);
      const other = this.groupOf.get(m);
      if (this.lists[other] === undefined) this.unlink(user, last, m);
      else if (other === group) return;
      else last = m;
    }
    const list = this.lists[group] ?? [];
    this.lists[group] = list;
    const membership = this.free.pop() ?? ++this.used;
    this.userOf.set(membership, user);
    this.groupOf.set(membership, group);
    this.placeOf.set(membership, list.length);
    this.nextOf.set(membership, NONE);
    if (last === NONE) this.firstOf.set(user, membership);
    else this.nextOf.set(last, membership);
    list.push(membership);
  }

  /** The last of the group's list takes the place that becomes free. */
  leave(group: number, user: number, revision: number): void {
    const list = this.lists[group];
    if (list === undefined) return;
    let before = NONE;
    let membership = this.firstOf.get(user);
    while (membership !== NONE && this.groupOf.get(membership) !== group) {
      before = membership;
      membership = this.nextOf.get(membership);
    }
    if (membership === NONE) return;
    const last = list.pop() ?? membership;
    if (last !== membership) {
      const place = this.placeOf.get(membership);
      list[place] = last;
      this.placeOf.set(last, place);
    }
    this.unlink(user, before, membership);
    this.changedOf.set(user, revision);
  }

  /** Costs O(1): the users' own lists pass over a group that is gone. Group ordinals are never used again. */
  dropGroup(group: number, revision: number): void {
    this.lists[group] = undefined;
    this.namedOf.set(group, revision);
  }

  /** Is not touched by what comes later. */
  capture(): CapturedMemberships {
    const firstOf = this.firstOf.capture();
    const nextOf = this.nextOf.capture();
    const groupOf = this.groupOf.capture();
    const placeOf = this.placeOf.capture();
    const changedOf = this.changedOf.capture();
    const namedOf = this.namedOf.capture();
    const alive = this.lists.map((list) => list !== undefined);
    const count = this.lists.reduce((total, list) => total + (list?.length ?? 0), 0);
    return {
      count,
      eachOf: (user, found) => {
        for (let m = firstOf.get(user); m !== NONE; m = nextOf.get(m)) {
          const group = groupOf.get(m);
          if (alive[group] === true) found(group, placeOf.get(m));
        }
      },
      shownRevision: (user) => shownRevisionIn({ firstOf, nextOf, groupOf, changedOf, namedOf }, user),
      release: () => {
        for (const column of [firstOf, nextOf, groupOf, placeOf, changedOf, namedOf]) column.release();
      },
    };
  }

  /** Makes room for groups of known sizes, to be filled by `restore`. For an index that is empty. */
  prepare(sizes: ReadonlyArray<number>): void {
    let total = 0;
    for (const [group, size] of sizes.entries()) {
      if (size > 0) this.lists[group] = Array<number>(size).fill(NONE);
      total += size;
    }
    for (const column of [this.userOf, this.groupOf, this.placeOf, this.nextOf]) column.reserve(total + 1);
  }

  /**
   * Puts memberships back at the places they had: triples of user, group and place, those of one user one
   * after the other in the order of joining. `false` when a user is none, a place is taken or is none, or
   * the user's turn is over; the index is of no use then.
   */
  restore(triples: Uint32Array, users: number): boolean {
    const { lists, userOf, groupOf, placeOf, nextOf, firstOf } = this;
    for (let i = 0; i < triples.length; i += 3) {
      const user = triples[i] ?? 0;
      const group = triples[i + 1] ?? 0;
      const place = triples[i + 2] ?? 0;
      const list = lists[group];
      if (user >= users || list?.[place] !== NONE) return false;
      const isFirst = firstOf.get(user) === NONE;
      if (!isFirst && userOf.get(this.used) !== user) return false;
      const membership = ++this.used;
      list[place] = membership;
      userOf.set(membership, user);
      groupOf.set(membership, group);
      placeOf.set(membership, place);
      if (isFirst) firstOf.set(user, membership);
      else nextOf.set(membership - 1, membership);
    }
    return true;
  }

  /** What `shownRevision` of each user was; for an index whose groups were not renamed yet. */
  restoreShownRevisions(revisions: Uint32Array): void {
    this.changedOf.reserve(revisions.length);
    for (const [user, revision] of revisions.entries()) this.changedOf.set(user, revision);
  }

  private unlink(user: number, before: number, membership: number): void {
    const next = this.nextOf.get(membership);
    if (before === NONE) this.firstOf.set(user, next);
    else this.nextOf.set(before, next);
    this.free.push(membership);
  }
}

type Numbers = { get(index: number): number };

/** Groups that are gone count as long as they are linked: that they went changed what the user shows. */
const shownRevisionIn = (
  columns: { readonly [Column in 'firstOf' | 'nextOf' | 'groupOf' | 'changedOf' | 'namedOf']: Numbers },
  user: number,
): number => {
  const { firstOf, nextOf, groupOf, changedOf, namedOf } = columns;
  let latest = changedOf.get(user);
  for (let m = firstOf.get(user); m !== NONE; m = nextOf.get(m)) {
    latest = Math.max(latest, namedOf.get(groupOf.get(m)));
  }
  return latest;
};
