import {
  type DomainEvent,
  describeFoldFault,
  evolve,
  type FoldFault,
  groupId,
  revision,
  stateDigest,
  userId,
} from '@rollcall/domain';
import {
  at,
  directoryOf,
  groupCreated,
  groupDeleted,
  groupRenamed,
  historyAfter,
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

const ana = userId('ana');
const g = groupId('g');
const known = [
  opened('any'),
  userCreated('ana', { profile: { title: 'Dr', locale: 'de' } }),
  groupCreated('g', 'Eng', { externalId: 'e1' }),
];
/** When the event after these happened. */
const changed = { changedAt: at(3), changedRevision: revision(3) };

describe('folding an event into the state', () => {
  it.each<[string, DomainEvent, object]>([
    [
      'the name',
      { type: 'UserNameChanged', data: { userId: ana, person: { from: 'x', to: 'Bo' } } },
      { userName: 'Bo' },
    ],
    [
      'attributes',
      {
        type: 'UserProfileChanged',
        data: { userId: ana, person: { set: { title: 'Ms' }, clear: ['locale'] } },
      },
      { profile: { title: 'Ms' } },
    ],
    ['whether they are active', userDeactivated('ana'), { active: false }],
  ])('changes %s of a user, and nothing else but when they were changed', (_what, event, difference) => {
    const before = directoryOf(known).user(ana);
    expect(directoryOf([...known, event]).user(ana)).toEqual({ ...before, ...changed, ...difference });
  });

  it.each<[string, DomainEvent, object]>([
    ['the name', groupRenamed('g', 'Eng', ' Ops'), { displayName: ' Ops', canonicalName: 'ops' }],
    [
      'attributes',
      {
        type: 'GroupDetailsChanged',
        data: { groupId: g, details: { set: { about: 'x' }, clear: ['externalId'] } },
      },
      { profile: { about: 'x' } },
    ],
    ['the members', membershipChanged('g', { added: ['ana'] }), {}],
  ])('changes %s of a group, and nothing else but when it was changed', (_what, event, difference) => {
    const before = directoryOf(known).group(g);
    expect(directoryOf([...known, event]).group(g)).toEqual({ ...before, ...changed, ...difference });
  });

  it('remembers who freed a name and when, unless the group kept it in other letters', () => {
    const name = directoryOf(known).group(g)?.canonicalName;
    if (name === undefined) throw new Error('no group');
    const renamed = directoryOf([...known, groupRenamed('g', 'Eng', 'Ops')]);
    const freed = { groupId: g, revision: revision(3), releasedAt: at(3) };
    expect(renamed.releasedName(name)).toMatchObject({ ...freed, renamedTo: 'Ops' });
    expect(directoryOf([...known, groupDeleted('g', 'Eng')]).releasedName(name)).toMatchObject(freed);
    expect(directoryOf([...known, groupRenamed('g', 'Eng', 'ENG')]).releasedName(name)).toBeUndefined();
  });

  it('revokes one key and leaves the others', () => {
    const keys = [provisioningEnabled, keyIssued('k1'), keyIssued('k2')];
    const revoke = (id: string): DomainEvent => ({
      type: 'ApiKeyRevoked',
      data: { keyId: keyIssued(id).data.keyId },
    });
    const after = directoryOf([opened(), ...keys, revoke('k2')]);
    expect(after.apiKeys.map(({ id, revokedAt }) => [id, revokedAt])).toEqual([
      ['k1', null],
      ['k2', at(4)],
    ]);
    expect(directoryOf([opened(), ...keys, revoke('k3')]).apiKeys).toEqual(
      directoryOf([opened(), ...keys]).apiKeys,
    );
  });

  it.each<[string, DomainEvent]>([
    ['user x', { type: 'UserNameChanged', data: { userId: userId('x'), person: { from: 'x', to: 'y' } } }],
    ['user x', { type: 'UserProfileChanged', data: { userId: userId('x'), person: { set: {}, clear: [] } } }],
    ['user x', userDeactivated('x')],
    ['user x', userReactivated('x')],
    ['user x', userDeleted('x')],
    ['user x', membershipChanged('g', { added: ['ana', 'x'], removed: [] })],
    ['group x', groupRenamed('x', 'a', 'b')],
    [
      'group x',
      { type: 'GroupDetailsChanged', data: { groupId: groupId('x'), details: { set: {}, clear: [] } } },
    ],
    ['group x', membershipChanged('x', { added: ['ana'] })],
    ['group x', groupDeleted('x')],
  ])('answers that %s does not exist, and leaves the state as it was', (who, event) => {
    const directory = directoryOf(known);
    const [next] = historyAfter(directory, [event]);
    const fault = next && evolve(directory, next);
    expect(fault && describeFoldFault(fault)).toMatch(new RegExp(`^event 3 names ${who}, wh`));
    expect(directory.revision).toBe(revision(2));
    expect(Array.from(directory.membersOf(g))).toEqual([]);
    expect(directory.user(ana)).toEqual(directoryOf(known).user(ana));
  });

  it.each<[string, DomainEvent]>([
    ['creates ana, which exists', userCreated('ana')],
    ['creates g, which exists', groupCreated('g', 'Other')],
    ['removes user ana, who is still in a group', userDeleted('ana')],
    ['removes user ana, who is still in a group', userErased('ana')],
  ])('answers that an event %s, and leaves the state as it was', (what, event) => {
    const joined = [...known, membershipChanged('g', { added: ['ana'] })];
    const directory = directoryOf(joined);
    const [next] = historyAfter(directory, [event]);
    const fault = next && evolve(directory, next);
    expect(fault && describeFoldFault(fault)).toBe(`event 4 ${what}`);
    expect(stateDigest(directory)).toBe(stateDigest(directoryOf(joined)));
  });

  it('says which event is missing', () => {
    const gap: FoldFault = { _tag: 'RevisionGap', expected: revision(3), found: revision(5) };
    expect(describeFoldFault(gap)).toBe('event 3 is missing: the next one found is 5');
  });
});
