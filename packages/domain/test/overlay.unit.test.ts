import { groupId, overlayOn, userId } from '@rollcall/domain';
import {
  directoryOf,
  fold,
  groupCreated,
  groupDeleted,
  historyAfter,
  membershipChanged,
  opened,
  userCreated,
  userDeleted,
} from '@rollcall/testing';

const base = () =>
  directoryOf([
    opened('any'),
    ...['ana', 'bo', 'cid'].map((id) => userCreated(id)),
    ...['g', 'h'].map((id) => groupCreated(id)),
    membershipChanged('g', { added: ['ana', 'bo'] }),
    membershipChanged('h', { added: ['ana'] }),
  ]);
const over = (...events: Parameters<typeof historyAfter>[1]) => {
  const below = base();
  return fold(overlayOn(below), historyAfter(below, events));
};
const members = (view: ReturnType<typeof over>, group: string) => [...view.membersOf(groupId(group))];
const groups = (view: ReturnType<typeof over>, user: string) => [...view.groupsOf(userId(user))];

describe('an overlay', () => {
  it('passes on the members and groups of its base, beside those that changed', () => {
    const view = over(membershipChanged('g', { added: ['cid'], removed: ['bo'] }));
    expect([members(view, 'g'), members(view, 'h')]).toEqual([['ana', 'cid'], ['ana']]);
    expect([groups(view, 'ana'), groups(view, 'bo'), groups(view, 'cid')]).toEqual([['g', 'h'], [], ['g']]);
    expect([view.memberCount(groupId('g')), view.memberCount(groupId('h'))]).toEqual([2, 1]);
  });

  it('forgets the memberships of a group that is gone, those of its base too', () => {
    const gone = [membershipChanged('g', { added: ['cid'] }), groupDeleted('g')];
    expect([members(over(...gone), 'g'), groups(over(...gone), 'ana'), groups(over(...gone), 'cid')]).toEqual(
      [[], ['h'], []],
    );
    const anew = over(...gone, groupCreated('g'), membershipChanged('g', { added: ['bo'] }));
    expect([members(anew, 'g'), groups(anew, 'bo'), anew.memberCount(groupId('g'))]).toEqual([
      ['bo'],
      ['g'],
      1,
    ]);
  });

  it('lists last who was deleted and made anew', () => {
    const view = over(
      membershipChanged('g', { removed: ['bo'] }),
      userDeleted('bo'),
      userCreated('dan'),
      userCreated('bo'),
    );
    expect(Array.from(view.users(), ({ id }) => id)).toEqual(['ana', 'cid', 'dan', 'bo']);
  });
});
