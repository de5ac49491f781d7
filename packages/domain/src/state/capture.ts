import { uniqueAttributesOf } from '../schema-extensions/unique-attributes';
import type { ReleasedName } from './directory-view';
import { newHashSeed } from './key-hash';
import type { CapturedMemberships } from './membership-index';
import type { Group } from './resources';
import { type SnapshotHead, type SnapshotPart, userKeys } from './snapshot';
import { type CapturedUsers, slices, USERS_PER_PART } from './user-table';
import { UserTables } from './user-tables';

const TRIPLES_PER_PART = 20_000;
const PAIRS_PER_PART = 2 ** 17;
const REVISIONS_PER_PART = 2 ** 17;

/** Everything of a state at one moment; nothing in it changes any more. Slots that are empty had their turn. */
export type CapturedState = {
  readonly head: Omit<SnapshotHead, 'users' | 'groups' | 'memberships' | 'hashSeed'>;
  readonly users: CapturedUsers;
  readonly groupSlots: ReadonlyArray<Group | undefined>;
  readonly groupSizes: ReadonlyArray<number>;
  /** Of each group the revision at which one of its members got another name; 0 for none. */
  readonly memberNames: ReadonlyArray<number>;
  readonly released: ReadonlyArray<ReleasedName>;
  readonly memberships: CapturedMemberships;
};

/** The parts of a captured state, made one by one as they are asked for. */
export function* partsOf(captured: CapturedState): Generator<SnapshotPart> {
  const { head, users, groupSlots, groupSizes, memberNames, released, memberships } = captured;
  const groupNumbers = numbering(groupSlots);
  const groups = groupSlots.flatMap((group, slot) =>
    group === undefined ? [] : [{ group, members: groupSizes[slot] ?? 0 }],
  );
  const hashSeed = newHashSeed();
  const counts = { users: users.count, groups: groups.length, memberships: memberships.count };
  yield { _tag: 'Head', head: { ...head, ...counts, hashSeed } };
  yield* userParts(
    users,
    new UserTables(hashSeed, users.count, uniqueAttributesOf(head.schemaExtensions, 'User')),
  );
  for (const part of slices(groups, USERS_PER_PART)) yield { _tag: 'Groups', groups: part };
  for (const part of slices(released, USERS_PER_PART)) yield { _tag: 'ReleasedNames', names: part };
  yield* membershipParts(users, groupNumbers, memberships);
  yield* shownRevisions('users', users.present(), (slot) => memberships.shownRevision(slot));
  yield* shownRevisions('groups', presentIn(groupSlots), (slot) => memberNames[slot] ?? 0);
}

function* userParts(users: CapturedUsers, tables: UserTables): Generator<SnapshotPart> {
  let number = 0;
  for (const part of users.parts()) {
    for (const user of part) tables.add(user, number++);
    yield { _tag: 'Users', count: part.length, read: () => part };
  }
  for (const key of userKeys) {
    const { pairs } = tables.of(key);
    for (let at = 0; at < pairs.length; at += PAIRS_PER_PART) {
      yield { _tag: 'UserIndex', key, pairs: pairs.subarray(at, at + PAIRS_PER_PART) };
    }
  }
}

function* membershipParts(
  users: CapturedUsers,
  groupNumbers: Uint32Array,
  memberships: CapturedMemberships,
): Generator<SnapshotPart> {
  let triples: number[] = [];
  let user = 0;
  for (const slot of users.present()) {
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

function* shownRevisions(
  of: 'users' | 'groups',
  slots: Iterable<number>,
  revisionAt: (slot: number) => number,
): Generator<SnapshotPart> {
  for (const part of slices(slots, REVISIONS_PER_PART)) {
    yield { _tag: 'ShownRevisions', of, revisions: Uint32Array.from(part, revisionAt) };
  }
}

function* presentIn(slots: ReadonlyArray<unknown>): Generator<number> {
  for (const [slot, value] of slots.entries()) if (value !== undefined) yield slot;
}

/** The numbers of the slots that hold something, counted from 0. */
const numbering = (slots: ReadonlyArray<unknown>): Uint32Array => {
  const numbers = new Uint32Array(slots.length);
  let next = 0;
  for (const slot of presentIn(slots)) numbers[slot] = next++;
  return numbers;
};
