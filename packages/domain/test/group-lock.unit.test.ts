import { canonicalName, type GroupLock, groupId } from '@rollcall/domain';
import { directoryOf, given, groupCreated, groupDeleted, groupLockChanged, opened } from '@rollcall/testing';

const lock = (locked: Readonly<Record<string, string>>): GroupLock =>
  new Map(Object.entries(locked).map(([name, id]) => [canonicalName(name), groupId(id)]));

const replace = (locked: Readonly<Record<string, string>>) =>
  ({ _tag: 'ReplaceGroupLock', lock: lock(locked) }) as const;

describe('the group lock', () => {
  it('is empty until names are locked, and remembers which group alone may bear each', () => {
    expect(directoryOf([opened()]).groupLock).toEqual(lock({}));
    const locked = [opened(), groupCreated('g1', 'SRE'), groupLockChanged({ sre: [null, 'g1'] })];
    expect(directoryOf(locked).groupLock).toEqual(lock({ sre: 'g1' }));
    expect(directoryOf([...locked, groupDeleted('g1', 'SRE')]).groupLock).toEqual(lock({ sre: 'g1' }));
  });

  it('is replaced as a whole; the event tells what each changed name was and is locked to', () => {
    given(opened(), groupLockChanged({ sre: [null, 'g1'], ops: [null, 'g2'], eng: [null, 'g3'] }))
      .when(replace({ Eng: 'g3', ' SRE ': 'g4', all: 'g5' }))
      .then(groupLockChanged({ sre: ['g1', 'g4'], ops: ['g2', null], all: [null, 'g5'] }));
  });

  it('needs neither a group that bears the name nor the group it is locked to', () => {
    given(opened())
      .when(replace({ nobody: 'nothing' }))
      .then(groupLockChanged({ nobody: [null, 'nothing'] }));
  });

  it('is no event when it is as it was', () => {
    given(opened()).when(replace({})).thenNothingHappened();
    given(opened(), groupLockChanged({ sre: [null, 'g1'] }))
      .when(replace({ SRE: 'g1' }))
      .thenNothingHappened();
  });

  it('is none of a directory that is not open', () => {
    given()
      .when(replace({ sre: 'g1' }))
      .thenRejected({ _tag: 'DirectoryNotOpen' });
  });

  it('lets a name go, and leaves the others', () => {
    const events = [opened(), groupLockChanged({ sre: [null, 'g1'], ops: [null, 'g2'] })];
    const before = directoryOf(events).groupLock;
    const after = directoryOf([...events, groupLockChanged({ sre: ['g1', null] })]).groupLock;
    expect(after).toEqual(lock({ ops: 'g2' }));
    expect(before.size).toBe(2);
  });
});
