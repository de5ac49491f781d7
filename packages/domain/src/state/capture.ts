import type { ReleasedName } from './directory-view';
import type { CapturedMemberships } from './membership-index';
import type { Group, User } from './resources';
import type { SnapshotHead, SnapshotPart } from './snapshot';

const USERS_PER_PART = 500;
const TRIPLES_PER_PART = 20_000;

/** Everything of a state at one moment; nothing in it changes any more. Slots that are empty had their turn. */
export type CapturedState = {
  readonly head: Omit<SnapshotHead, 'users' | 'groups' | 'memberships'>;
  readonly userSlots: ReadonlyArray<User | undefined>;
  readonly groupSlots: ReadonlyArray<Group | undefined>;
  readonly groupSizes: ReadonlyArray<number>;
  readonly released: ReadonlyArray<ReleasedName>;
  readonly memberships: CapturedMemberships;
};

/** The parts of a captured state, made one by one as they are asked for. */
export function* partsOf(captured: CapturedState): Generator<SnapshotPart> {
  const { head, userSlots, groupSlots, groupSizes, released, memberships } = captured;
  const users = userSlots.reduce((count, user) => count + (user === undefined ? 0 : 1), 0);
  const groupNumbers = numbering(groupSlots);
  const groups = groupSlots.flatMap((group, slot) =>
    group === undefined ? [] : [{ group, members: groupSizes[slot] ?? 0 }],
  );
  yield { _tag: 'Head', head: { ...head, users, groups: groups.length, memberships: memberships.count } };
  for (const part of slices(present(userSlots), USERS_PER_PART)) yield { _tag: 'Users', users: part };
  for (const part of slices(groups, USERS_PER_PART)) yield { _tag: 'Groups', groups: part };
  for (const part of slices(released, USERS_PER_PART)) yield { _tag: 'ReleasedNames', names: part };
  yield* membershipParts(userSlots, groupNumbers, memberships);
}

function* membershipParts(
  userSlots: ReadonlyArray<User | undefined>,
  groupNumbers: Uint32Array,
  memberships: CapturedMemberships,
): Generator<SnapshotPart> {
  let triples: number[] = [];
  let user = 0;
  for (const [slot, present] of userSlots.entries()) {
    if (present === undefined) continue;
    const number = user++;
    memberships.eachOf(slot, (group, place) => {
      triples.push(number, groupNumbers[group] ?? 0, place);
    });
    if (triples.length >= 3 * TRIPLES_PER_PART) {
      yield { _tag: 'Memberships', triples: Uint32Array.from(triples) };
      triples = [];
    }
  }
  if (triples.length > 0) yield { _tag: 'Memberships', triples: Uint32Array.from(triples) };
}

/** The numbers of the slots that hold something, counted from 0. */
const numbering = (slots: ReadonlyArray<unknown>): Uint32Array => {
  const numbers = new Uint32Array(slots.length);
  let next = 0;
  for (const [slot, value] of slots.entries()) if (value !== undefined) numbers[slot] = next++;
  return numbers;
};

function* present<Value>(slots: Iterable<Value | undefined>): Generator<Value> {
  for (const value of slots) if (value !== undefined) yield value;
}

function* slices<Value>(values: Iterable<Value>, size: number): Generator<Value[]> {
  let slice: Value[] = [];
  for (const value of values) {
    slice.push(value);
    if (slice.length < size) continue;
    yield slice;
    slice = [];
  }
  if (slice.length > 0) yield slice;
}
