import { createHash } from 'node:crypto';
import { FOLD_VERSION, restoreDirectory, type SnapshotPart, stateDigest } from '@rollcall/domain';
import {
  directoryOf,
  groupCreated,
  groupDeleted,
  groupLockChanged,
  groupRenamed,
  keyIssued,
  membershipChanged,
  opened,
  provisioningEnabled,
  userCreated,
  userDeactivated,
  userDeleted,
  userErased,
  userReactivated,
} from '@rollcall/testing';
import * as E from 'fp-ts/lib/Either.js';

const given = () =>
  directoryOf([
    opened(),
    userCreated('ana'),
    userCreated('bo'),
    groupCreated('g', 'Engineering'),
    groupCreated('h', 'Sales'),
    membershipChanged('g', { added: ['ana', 'bo'] }),
  ]);

const restore = (change: (part: SnapshotPart) => ReadonlyArray<SnapshotPart>) => {
  const [first, ...rest] = [...given().capture().parts()].flatMap(change);
  if (first?._tag !== 'Head') throw new Error('no head');
  const restoration = restoreDirectory(first.head);
  for (const part of rest) {
    const broken = restoration.add(part);
    if (broken !== undefined) return E.left(broken);
  }
  return restoration.finish();
};

describe('parts that do not make a state', () => {
  it.each<[string, (part: SnapshotPart) => ReadonlyArray<SnapshotPart>]>([
    ['a part is missing', (part) => (part._tag === 'Memberships' ? [] : [part])],
    ['a part comes twice', (part) => (part._tag === 'Memberships' ? [part, part] : [part])],
    ['a head comes twice', (part) => (part._tag === 'Head' ? [part, part] : [part])],
    [
      'a user is missing',
      (part) => (part._tag === 'Users' ? [{ ...part, count: 1, read: () => part.read().slice(1) }] : [part]),
    ],
    ['an index of users is missing', (part) => (part._tag === 'UserIndex' ? [] : [part])],
    [
      'an index of users is cut short',
      (part) => (part._tag === 'UserIndex' ? [{ ...part, pairs: part.pairs.subarray(2) }] : [part]),
    ],
    [
      'a place is beyond the group',
      (part) =>
        part._tag === 'Memberships' ? [{ ...part, triples: Uint32Array.of(0, 0, 7, 1, 0, 1) }] : [part],
    ],
    [
      'a group is larger than its members',
      (part) =>
        part._tag === 'Groups'
          ? [{ ...part, groups: part.groups.map(({ group }) => ({ group, members: 9 })) }]
          : [part],
    ],
    [
      'it does not say of a user when the groups changed',
      (part) =>
        part._tag === 'ShownRevisions' && part.of === 'users'
          ? [{ ...part, revisions: part.revisions.subarray(1) }]
          : [part],
    ],
    [
      'it does not say of groups when the names of members changed',
      (part) => (part._tag === 'ShownRevisions' && part.of === 'groups' ? [] : [part]),
    ],
    [
      'memberships of a user are torn apart',
      (part) =>
        part._tag === 'Groups'
          ? [{ ...part, groups: part.groups.map(({ group }, at) => ({ group, members: 2 - 1 * at })) }]
          : part._tag === 'Memberships'
            ? [{ ...part, triples: Uint32Array.of(0, 0, 0, 1, 0, 1, 0, 1, 0) }]
            : part._tag === 'Head'
              ? [{ ...part, head: { ...part.head, memberships: 3 } }]
              : [part],
    ],
  ])('are told when %s', (_, change) => {
    expect(restore(change)).toMatchObject({ left: { _tag: 'BrokenSnapshot' } });
  });

  it('are told from those that do', () => {
    const restored = restore((part) => [part]);
    expect(E.isRight(restored) && stateDigest(restored.right)).toBe(stateDigest(given()));
  });
});

describe('the version of the fold', () => {
  it('goes up when the same events give another state', () => {
    const state = directoryOf([
      opened(),
      provisioningEnabled,
      keyIssued('okta'),
      userCreated('ana'),
      userCreated('bo'),
      groupCreated('g', 'Engineering'),
      membershipChanged('g', { added: ['ana', 'bo'] }),
      groupRenamed('g', 'Engineering', 'Platform'),
      userDeactivated('ana'),
      userReactivated('ana'),
      membershipChanged('g', { removed: ['bo'] }),
      userDeleted('bo'),
      groupCreated('h', 'Sales'),
      groupDeleted('h', 'Sales'),
      userErased('bo'),
      groupLockChanged({ platform: [null, 'g'], sales: [null, 'h'] }),
      groupLockChanged({ sales: ['h', null] }),
    ]);
    const content = [...state.capture().parts()].flatMap((part): ReadonlyArray<unknown> => {
      if (part._tag === 'Head') return [{ ...part.head, hashSeed: undefined }];
      if (part._tag === 'UserIndex') return [];
      return part._tag === 'Users' ? part.read() : [part];
    });
    const parts = content.map((part) =>
      JSON.stringify(part, (_, value: unknown) =>
        typeof value === 'bigint' ? value.toString() : value instanceof Map ? [...value] : value,
      ),
    );
    const fingerprint = createHash('sha256').update(parts.join('\n')).digest('hex').slice(0, 16);
    expect([FOLD_VERSION, fingerprint]).toEqual([9, '031aa1de95c6fcca']);
  });
});
