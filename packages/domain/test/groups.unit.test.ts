import { type Command, groupId, type Profile, type UserId, userId } from '@rollcall/domain';
import {
  given,
  groupCreated,
  groupDeleted,
  groupRenamed,
  membershipChanged,
  opened,
  userCreated,
} from '@rollcall/testing';

const g = groupId('g');
const create = (id: string, displayName: string, members: ReadonlyArray<UserId> = []): Command => ({
  _tag: 'CreateGroup',
  groupId: groupId(id),
  displayName,
  profile: {},
  members,
});
const rename = (displayName: string): Command => ({ _tag: 'ChangeGroup', groupId: g, displayName });
const change = (add: string[], remove: string[]): Command => ({
  _tag: 'ChangeMembership',
  groupId: g,
  add: add.map(userId),
  remove: remove.map(userId),
});

describe('creating a group', () => {
  it('tells of its members in an event of their own', () =>
    given(opened(), userCreated('ana'))
      .when(create('g', 'Engineering', [userId('ana')]))
      .then(groupCreated('g', 'Engineering'), membershipChanged('g', { added: ['ana'] })));

  it.each(['Engineering', 'ENGINEERING', ' engineering '])(
    'is refused as %p when "Engineering" exists',
    (name) =>
      given(opened(), groupCreated('g1', 'Engineering'))
        .when(create('g2', name))
        .thenRejected({
          _tag: 'GroupNameTaken',
          displayName: name,
          owner: groupId('g1'),
          ownerName: 'Engineering',
        }),
  );

  it('is refused with "@" in the name, which rules could never refer to', () =>
    given(opened())
      .when(create('g', 'eng@corp'))
      .thenRejected({ _tag: 'GroupNameHasAt', displayName: 'eng@corp' }));

  it('is refused without a name', () =>
    given(opened()).when(create('g', ' ')).thenRejected({ _tag: 'GroupNameEmpty' }));

  it('is refused with the id of another group or user', () => {
    for (const earlier of [groupCreated('g', 'Other'), userCreated('g')]) {
      given(opened(), earlier).when(create('g', 'Engineering')).thenRejected({ _tag: 'IdTaken', id: 'g' });
    }
  });

  it('is refused with members who do not exist', () =>
    given(opened(), userCreated('ana'))
      .when(create('g', 'eng', [userId('ana'), userId('bo')]))
      .thenRejected({ _tag: 'MembersNotFound', missing: [userId('bo')], named: 2 }));
});

describe('renaming a group', () => {
  const known = [opened(), groupCreated('g', 'Engineering')];

  it('tells the old name and the new', () =>
    given(...known)
      .when(rename('Platform'))
      .then(groupRenamed('g', 'Engineering', 'Platform')));

  it('to its own name changes nothing', () =>
    given(...known)
      .when(rename('Engineering'))
      .thenNothingHappened());

  it('to its own name in other letters is a change of the display name', () =>
    given(...known)
      .when(rename('engineering'))
      .then(groupRenamed('g', 'Engineering', 'engineering')));

  it('frees the old name at once', () =>
    given(...known, groupRenamed('g', 'Engineering', 'Platform'))
      .when(create('g2', 'engineering'))
      .then(groupCreated('g2', 'engineering')));

  it('is refused for a group that is gone', () =>
    given(...known, groupDeleted('g', 'Engineering'))
      .when(rename('Platform'))
      .thenRejected({ _tag: 'GroupNotFound', groupId: g }));

  it('is refused when another group has the name', () =>
    given(...known, groupCreated('g2', 'Platform'))
      .when(rename('platform'))
      .thenRejected({
        _tag: 'GroupNameTaken',
        displayName: 'platform',
        owner: groupId('g2'),
        ownerName: 'Platform',
      }));
});

describe('changing the attributes of a group', () => {
  const known = [opened(), groupCreated('g', 'Engineering', { externalId: 'e1', description: 'Makers' })];
  const set = (profile: Profile, clear: string[] = [], displayName?: string): Command => ({
    _tag: 'ChangeGroup',
    groupId: g,
    profile: { set: profile, clear },
    ...(displayName !== undefined && { displayName }),
  });

  it('tells those that differ, and no others', () =>
    given(...known)
      .when(set({ externalId: 'e2', description: 'Makers' }, ['unknown']))
      .then({
        type: 'GroupDetailsChanged',
        data: { groupId: g, details: { set: { externalId: 'e2' }, clear: [] } },
      }));

  it('comes after the change of the name', () =>
    given(...known)
      .when(set({}, ['description'], 'Platform'))
      .then(groupRenamed('g', 'Engineering', 'Platform'), {
        type: 'GroupDetailsChanged',
        data: { groupId: g, details: { set: {}, clear: ['description'] } },
      }));

  it('changes nothing when they are so already', () =>
    given(...known)
      .when(set({ description: 'Makers' }, ['unknown']))
      .thenNothingHappened());
});

describe('changing who is in a group', () => {
  const known = [
    opened(),
    userCreated('ana'),
    userCreated('bo'),
    groupCreated('g'),
    membershipChanged('g', { added: ['ana'] }),
  ];

  it('tells only of those who join or leave', () =>
    given(...known)
      .when(change(['ana', 'bo'], []))
      .then(membershipChanged('g', { added: ['bo'] })));

  it('changes nothing for a member added again or a stranger removed', () =>
    given(...known)
      .when(change(['ana', 'ana'], ['bo', 'nobody']))
      .thenNothingHappened());

  it('counts an id named twice once', () =>
    given(...known)
      .when(change(['bo', 'bo'], []))
      .then(membershipChanged('g', { added: ['bo'] })));

  it('keeps somebody who is both removed and added', () =>
    given(...known)
      .when(change(['ana'], ['ana']))
      .thenNothingHappened());

  it('is refused as a whole when one of those added does not exist', () =>
    given(...known)
      .when(change(['bo', 'x'], ['ana']))
      .thenRejected({ _tag: 'MembersNotFound', missing: [userId('x')], named: 2 }));

  it('replaces the list by the difference', () =>
    given(...known)
      .when({ _tag: 'ReplaceMembers', groupId: g, members: [userId('bo')] })
      .then(membershipChanged('g', { added: ['bo'], removed: ['ana'] })));

  it('empties the list', () =>
    given(...known)
      .when({ _tag: 'ReplaceMembers', groupId: g, members: [] })
      .then(membershipChanged('g', { removed: ['ana'] })));

  it('is refused for a group that is gone', () =>
    given(...known, groupDeleted('g'))
      .when(change(['bo'], []))
      .thenRejected({ _tag: 'GroupNotFound', groupId: g }));
});

describe('a change of many members', () => {
  const ids = Array.from({ length: 5_001 }, (_, i) => `u${i}`);
  const known = [opened(), ...ids.map((id) => userCreated(id)), groupCreated('g')];

  it('is told in several events, none of them too large to store', () => {
    const joining = [
      membershipChanged('g', { added: ids.slice(0, 5_000) }),
      membershipChanged('g', { added: ids.slice(5_000) }),
    ];
    given(...known)
      .when(change(ids, []))
      .then(...joining);
    given(...known, ...joining)
      .when(change([], ids))
      .then(...joining.map(({ data }) => membershipChanged('g', { removed: data.added })));
  });
});

describe('deleting a group', () => {
  it('tells its name, and leaves its people alone', () =>
    given(opened(), userCreated('ana'), groupCreated('g', 'Eng'), membershipChanged('g', { added: ['ana'] }))
      .when({ _tag: 'DeleteGroup', groupId: g })
      .then(groupDeleted('g', 'Eng')));

  it('is refused for one that is gone', () =>
    given(opened(), groupCreated('g'), groupDeleted('g'))
      .when({ _tag: 'DeleteGroup', groupId: g })
      .thenRejected({ _tag: 'GroupNotFound', groupId: g }));
});
