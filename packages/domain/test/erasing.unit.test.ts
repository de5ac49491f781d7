import {
  type Command,
  canonicalUserName,
  createDirectory,
  evolve,
  overlayOn,
  userId,
} from '@rollcall/domain';
import {
  directoryOf,
  exampleDirectory,
  given,
  groupCreated,
  historyOf,
  membershipChanged,
  opened,
  profileOf,
  userCreated,
  userDeleted,
  userErased,
} from '@rollcall/testing';

const erase = (id: string): Command => ({ _tag: 'EraseUser', userId: userId(id) });
const create = (id: string, userName: string): Command => ({
  _tag: 'CreateUser',
  userId: userId(id),
  userName,
  active: true,
  profile: profileOf(userName),
});

describe('erasing a user', () => {
  it('takes them out of their groups first', () =>
    given(
      opened('email', true),
      userCreated('ana'),
      groupCreated('g'),
      membershipChanged('g', { added: ['ana'] }),
    )
      .when(erase('ana'))
      .then(membershipChanged('g', { removed: ['ana'] }), userErased('ana')));

  it('is possible after they were deleted', () =>
    given(opened('email', true), userCreated('ana'), userDeleted('ana'))
      .when(erase('ana'))
      .then(userErased('ana')));

  it('happens once', () =>
    given(opened('email', true), userCreated('ana'), userErased('ana'))
      .when(erase('ana'))
      .thenNothingHappened());

  it('is refused where people cannot be erased', () =>
    given(opened('email'), userCreated('ana'))
      .when(erase('ana'))
      .thenRejected({ _tag: 'DirectoryNotErasable' }));

  it('frees their userName, and keeps their id from being given again', () => {
    given(opened('email', true), userCreated('ana'), userErased('ana'))
      .when(create('ana2', 'ana@example.com'))
      .then(userCreated('ana2', { userName: 'ana@example.com' }));
    given(opened('email', true), userCreated('ana'), userErased('ana'))
      .when(create('ana', 'ana@example.com'))
      .thenRejected({ _tag: 'IdTaken', id: 'ana' });
  });

  it.each([['the state'], ['an overlay']])('leaves %s without them', (where) => {
    const events = [opened('email', true), userCreated('ana'), userCreated('bo')];
    const state = where === 'the state' ? directoryOf(events) : overlayOn(directoryOf(events));
    const [erasure] = historyOf([...events, userErased('ana')]).slice(-1);
    if (erasure !== undefined) evolve(state, erasure);
    expect(state.user(userId('ana'))).toBeUndefined();
    expect(state.userByName(canonicalUserName('ana@example.com'))).toBeUndefined();
    expect([state.userCount, state.activeUserCount]).toEqual([1, 1]);
    expect([...state.erased]).toEqual([['ana', 3n]]);
  });
});

describe('what stands for the name of an erased person', () => {
  it.each([['the state'], ['an overlay']])('takes the name from nobody who bears it in %s', (where) => {
    const whole = createDirectory(exampleDirectory);
    const state = where === 'the state' ? whole : overlayOn(whole);
    const name = 'erased person ana';
    const history = historyOf([
      opened('any', true),
      userCreated('ana', { userName: name, profile: {} }),
      userCreated('bo', { userName: name, profile: {} }),
      userErased('ana'),
    ]);
    for (const event of history) evolve(state, event);
    expect(state.userByName(canonicalUserName(name))?.id).toBe('bo');
  });
});
