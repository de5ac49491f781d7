import { canonicalName, groupId, revision, userId } from '@rollcall/domain';
import * as E from 'fp-ts/lib/Either.js';
import { decodeGroupLock, encodeGroupLock, lockGroups } from '../src/directory/group-lock';
import { snapshotDirectory } from '../src/directory/snapshot-directory';
import { checkPolicy } from '../src/policy/check-policy';
import { grantWeb, tags, textOf } from './scenario';

describe('a group lock', () => {
  it('pins the pushed groups that a policy names and one group alone bears', () => {
    const { policy } = checkPolicy(
      textOf({
        ...tags,
        groups: { 'group:eng': ['x@example.com'] },
        grants: [
          grantWeb('group:eng', 'group:sre@example.com', 'group:two@example.com', 'group:no@example.com'),
        ],
      }),
    );
    const group = (id: string, displayName: string) => ({
      id: groupId(id),
      displayName,
      members: [userId('x')],
    });
    const directory = snapshotDirectory({
      revision: revision(1),
      domains: ['example.com'],
      users: [],
      groups: [group('g1', 'SRE'), group('g2', 'two'), group('g3', 'TWO'), group('g4', 'eng')],
    });
    const lock = policy && lockGroups(policy, directory);
    expect(lock && encodeGroupLock(lock)).toEqual({ sre: 'g1' });
  });

  it('is read from JSON, its names as those of groups', () => {
    const lock = decodeGroupLock({ ' SRE ': 'g1', 'all  staff': 'g2' });
    expect(lock).toEqual(
      E.right(
        new Map([
          [canonicalName('sre'), 'g1'],
          [canonicalName('all  staff'), 'g2'],
        ]),
      ),
    );
    expect(E.isRight(lock) && decodeGroupLock(encodeGroupLock(lock.right))).toEqual(lock);
    expect(E.isRight(lock) && Object.keys(encodeGroupLock(lock.right))).toEqual(['all  staff', 'sre']);
  });

  it.each<[unknown, string]>([
    [['sre'], 'a group lock is an object of group names to group ids'],
    ['sre', 'a group lock is an object of group names to group ids'],
    [{ sre: 1 }, '"sre": the id of a group is a string'],
    [{ sre: '' }, '"sre": the id of a group is a string'],
    [{ sre: 'g1', SRE: 'g2' }, '"SRE": two names of the lock are the same group name'],
  ])('is refused as %j', (json, message) =>
    expect(decodeGroupLock(json)).toEqual(E.left({ _tag: 'BadGroupLock', message })),
  );
});
