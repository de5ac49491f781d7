import type { Command } from '@rollcall/domain';
import { userId } from '@rollcall/domain';
import { given, opened, profileOf, userCreated, userDeactivated } from '@rollcall/testing';

const suspend: Command = { _tag: 'ChangeUser', userId: userId('ana'), active: false };

describe('given, when, then', () => {
  const scenario = given(opened(), userCreated('ana')).when(suspend);

  it('holds for the events that happen', () =>
    expect(() => scenario.then(userDeactivated('ana'))).not.toThrow());

  it.each([
    ['other events', () => scenario.then(userDeactivated('bo'))],
    ['fewer events', () => scenario.then()],
    ['more events', () => scenario.then(userDeactivated('ana'), userDeactivated('ana'))],
    ['nothing', () => scenario.thenNothingHappened()],
    ['a rejection', () => scenario.thenRejected({ _tag: 'UserNotFound', userId: userId('ana') })],
  ])('fails for %s', (_, claim) => expect(claim).toThrow('expect'));

  it('fails for another rejection than the one there is', () => {
    const rejected = given(opened()).when(suspend);
    rejected.thenRejected({ _tag: 'UserNotFound', userId: userId('ana') });
    expect(() => rejected.thenRejected({ _tag: 'UserNotFound', userId: userId('bo') })).toThrow('expect');
    expect(() => rejected.thenNothingHappened()).toThrow('expect');
  });

  it('fails for a history that cannot have happened', () => {
    expect(() => given(opened(), userDeactivated('ana')).when(suspend)).toThrow('who does not exist');
  });

  it('builds people whom the email rule accepts', () =>
    given(opened('email'))
      .when({
        _tag: 'CreateUser',
        userId: userId('ana'),
        userName: 'ana@example.com',
        active: true,
        profile: profileOf('ana@example.com'),
      })
      .then(userCreated('ana')));
});
