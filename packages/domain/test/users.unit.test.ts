import { type Command, groupId, userId } from '@rollcall/domain';
import {
  given,
  groupCreated,
  membershipChanged,
  opened,
  profileOf,
  userCreated,
  userDeactivated,
} from '@rollcall/testing';

const create = (id: string, userName: string, profile = profileOf(userName)): Command => ({
  _tag: 'CreateUser',
  userId: userId(id),
  userName,
  active: true,
  profile,
});
const ana = userId('ana');

describe('creating a user', () => {
  it('keeps the name as it was sent', () =>
    given(opened())
      .when(create('ana', 'Ana@Example.com'))
      .then(userCreated('ana', { userName: 'Ana@Example.com' })));

  it('is refused before the directory is opened', () =>
    given().when(create('ana', 'ana@example.com')).thenRejected({ _tag: 'DirectoryNotOpen' }));

  it('is refused with the id of another user or group', () => {
    given(opened(), userCreated('ana'))
      .when(create('ana', 'b@example.com'))
      .thenRejected({ _tag: 'IdTaken', id: 'ana' });
    given(opened(), groupCreated('g'))
      .when(create('g', 'b@example.com'))
      .thenRejected({ _tag: 'IdTaken', id: 'g' });
  });

  describe('when the userName is taken in other letters', () => {
    it('names the owner and whether they are active', () =>
      given(opened(), userCreated('ana'), userDeactivated('ana'))
        .when(create('ana2', 'ANA@example.com'))
        .thenRejected({
          _tag: 'UserNameTaken',
          userName: 'ANA@example.com',
          owner: ana,
          ownerActive: false,
        }));
  });

  describe('when userNames must be email addresses', () => {
    it('refuses one that is none', () =>
      given(opened('email'))
        .when(create('ana', 'ana'))
        .thenRejected({ _tag: 'UserNameNotEmail', userName: 'ana' }));

    it('refuses one that is not the primary email', () =>
      given(opened('email'))
        .when(create('ana', 'ana@a.com', profileOf('ana@b.com')))
        .thenRejected({
          _tag: 'UserNameDiffersFromEmail',
          userName: 'ana@a.com',
          primaryEmail: 'ana@b.com',
        }));

    it('refuses a person without an email', () =>
      given(opened('email'))
        .when(create('ana', 'ana@a.com', {}))
        .thenRejected({ _tag: 'UserNameDiffersFromEmail', userName: 'ana@a.com', primaryEmail: undefined }));

    it('compares them without regard to case', () =>
      given(opened('email'))
        .when(create('ana', 'ana@a.com', profileOf('Ana@A.com')))
        .then(userCreated('ana', { userName: 'ana@a.com', profile: profileOf('Ana@A.com') })));

    it('takes the entry marked primary, not the first', () => {
      const profile = { emails: [{ value: 'old@a.com' }, { value: 'ana@a.com', primary: true }] };
      given(opened('email'))
        .when(create('ana', 'ana@a.com', profile))
        .then(userCreated('ana', { userName: 'ana@a.com', profile }));
    });
  });

  describe('when any userName is allowed', () => {
    it('takes one that is no email', () =>
      given(opened('any'))
        .when(create('ana', 'ana', {}))
        .then(userCreated('ana', { userName: 'ana', profile: {} })));

    it('still refuses an empty one', () =>
      given(opened('any'))
        .when(create('ana', ' ', {}))
        .thenRejected({ _tag: 'UserNameEmpty' }));
  });

  it('is refused when the externalId is taken', () =>
    given(opened(), userCreated('ana', { profile: profileOf('ana@example.com', { externalId: 'x1' }) }))
      .when(create('bo', 'bo@example.com', profileOf('bo@example.com', { externalId: 'x1' })))
      .thenRejected({ _tag: 'ExternalIdTaken', externalId: 'x1', owner: ana }));

  it('takes an externalId that nobody has', () =>
    given(opened())
      .when(create('ana', 'ana@example.com', profileOf('ana@example.com', { externalId: 'x1' })))
      .then(userCreated('ana', { profile: profileOf('ana@example.com', { externalId: 'x1' }) })));
});

describe('changing a user', () => {
  const known = [opened(), userCreated('ana', { profile: profileOf('ana@example.com', { title: 'Dr' }) })];

  it('makes events of the attributes that differ, and of no others', () =>
    given(...known)
      .when({
        _tag: 'ChangeUser',
        userId: ana,
        profile: { set: { title: 'Dr', nickName: 'A' }, clear: ['locale'] },
      })
      .then({
        type: 'UserProfileChanged',
        data: { userId: ana, person: { set: { nickName: 'A' }, clear: [] } },
      }));

  it('makes no event of what is so already', () =>
    given(...known)
      .when({
        _tag: 'ChangeUser',
        userId: ana,
        userName: 'ana@example.com',
        active: true,
        profile: { set: profileOf('ana@example.com'), clear: [] },
      })
      .thenNothingHappened());

  it('judges name and email together, on the result', () =>
    given(...known)
      .when({
        _tag: 'ChangeUser',
        userId: ana,
        userName: 'anna@example.com',
        profile: { set: profileOf('anna@example.com'), clear: [] },
      })
      .then(
        {
          type: 'UserNameChanged',
          data: { userId: ana, person: { from: 'ana@example.com', to: 'anna@example.com' } },
        },
        {
          type: 'UserProfileChanged',
          data: { userId: ana, person: { set: profileOf('anna@example.com'), clear: [] } },
        },
      ));

  it('refuses a name that leaves the email behind', () =>
    given(...known)
      .when({ _tag: 'ChangeUser', userId: ana, userName: 'anna@example.com' })
      .thenRejected({
        _tag: 'UserNameDiffersFromEmail',
        userName: 'anna@example.com',
        primaryEmail: 'ana@example.com',
      }));

  it('leaves them their own externalId', () =>
    given(opened(), userCreated('ana', { profile: profileOf('ana@example.com', { externalId: 'x1' }) }))
      .when({ _tag: 'ChangeUser', userId: ana, profile: { set: { title: 'Dr' }, clear: [] } })
      .then({
        type: 'UserProfileChanged',
        data: { userId: ana, person: { set: { title: 'Dr' }, clear: [] } },
      }));

  it('suspends even those whose data no rule would accept now', () =>
    given(opened('email'), userCreated('ana', { userName: 'no email', profile: {} }))
      .when({ _tag: 'ChangeUser', userId: ana, active: false })
      .then(userDeactivated('ana')));

  it('suspends and restores', () => {
    given(...known)
      .when({ _tag: 'ChangeUser', userId: ana, active: false })
      .then(userDeactivated('ana'));
    given(...known, userDeactivated('ana'))
      .when({ _tag: 'ChangeUser', userId: ana, active: true })
      .then({ type: 'UserReactivated', data: { userId: ana } });
  });

  it('is refused for somebody unknown', () =>
    given(opened())
      .when({ _tag: 'ChangeUser', userId: ana, active: false })
      .thenRejected({ _tag: 'UserNotFound', userId: ana }));
});

describe('deleting a user', () => {
  it('is refused for somebody unknown', () =>
    given(opened())
      .when({ _tag: 'DeleteUser', userId: ana })
      .thenRejected({ _tag: 'UserNotFound', userId: ana }));

  it('leaves every group first, in the same batch', () =>
    given(
      opened(),
      userCreated('ana'),
      groupCreated('g1'),
      groupCreated('g2'),
      membershipChanged('g1', { added: ['ana'] }),
      membershipChanged('g2', { added: ['ana'] }),
    )
      .when({ _tag: 'DeleteUser', userId: ana })
      .then(membershipChanged('g1', { removed: ['ana'] }), membershipChanged('g2', { removed: ['ana'] }), {
        type: 'UserDeleted',
        data: { userId: ana },
      }));

  it('passes over groups that are gone', () =>
    given(opened(), userCreated('ana'), groupCreated('g1'), membershipChanged('g1', { added: ['ana'] }), {
      type: 'GroupDeleted',
      data: { groupId: groupId('g1'), displayName: 'g1' },
    })
      .when({ _tag: 'DeleteUser', userId: ana })
      .then({ type: 'UserDeleted', data: { userId: ana } }));
});
