import { canonicalName, eventId, groupId, revision, userId } from '@rollcall/domain';
import fc from 'fast-check';
import { snapshotDirectory } from '../src/directory/snapshot-directory';
import { directories } from './arbitraries';

describe('a directory over a snapshot', () => {
  it('answers what the lists of the snapshot say', () => {
    fc.assert(
      fc.property(directories, ({ groups, ...rest }) => {
        const twice = groups.map((group) => ({ ...group, members: [...group.members, ...group.members] }));
        const directory = snapshotDirectory({ ...rest, groups: twice });
        expect([...directory.users()]).toEqual(rest.users);
        for (const { id, displayName, members } of groups) {
          const group = { id, displayName, canonicalName: canonicalName(displayName) };
          expect(directory.group(id)).toEqual(group);
          expect(directory.groupByName(group.canonicalName)).toEqual(group);
          expect([...directory.membersOf(id)]).toEqual(members);
          expect(directory.memberCount(id)).toBe(members.length);
          expect(directory.groupLock).toBe(rest.groupLock);
          for (const user of rest.users)
            expect(directory.isMember(id, user.id)).toBe(members.includes(user.id));
        }
        for (const user of rest.users) {
          expect(directory.user(user.id)).toEqual(user);
          expect([...directory.groupsOf(user.id)]).toEqual(
            groups.filter(({ members }) => members.includes(user.id)).map(({ id }) => id),
          );
        }
      }),
    );
  });

  it('knows nothing of those who are not in it, and the names that were freed', () => {
    const snapshot = { revision: revision(1), domains: [], users: [], groups: [] };
    const [group, user, name] = [groupId('g'), userId('u'), canonicalName('sre')];
    const directory = snapshotDirectory(snapshot);
    expect([directory.isMember(group, user), directory.memberCount(group)]).toEqual([false, 0]);
    expect([[...directory.membersOf(group)], [...directory.groupsOf(user)]]).toEqual([[], []]);
    expect(directory.groupLock.size).toBe(0);
    expect([directory.user(user), directory.group(group), directory.releasedName(name)]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    const released = { groupId: group, eventId: eventId('e'), revision: revision(1) };
    const releasedNames = new Map([[name, released]]);
    expect(snapshotDirectory({ ...snapshot, releasedNames }).releasedName(name)).toBe(released);
  });
});
