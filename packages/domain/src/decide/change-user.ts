import * as E from 'fp-ts/lib/Either.js';
import type { ChangeUser } from '../commands/command';
import type { DomainEvent } from '../events/domain-event';
import { profileAfter } from '../state/profile-after';
import type { Decide } from './decision';
import { profileDifference } from './profile-difference';
import { userFault } from './user-rules';

export const changeUser: Decide<ChangeUser> = (command) => (view) => {
  const { userId } = command;
  const user = view.user(userId);
  if (user === undefined) return E.left({ _tag: 'UserNotFound', userId });
  const events: DomainEvent[] = [];
  const userName = command.userName ?? user.userName;
  if (userName !== user.userName) {
    events.push({ type: 'UserNameChanged', data: { userId, person: { from: user.userName, to: userName } } });
  }
  const person = command.profile && profileDifference(user.profile, command.profile);
  if (person !== undefined) events.push({ type: 'UserProfileChanged', data: { userId, person } });
  if (events.length > 0) {
    const profile = person === undefined ? user.profile : profileAfter(user.profile, person);
    const fault = userFault(view, userId, userName, profile);
    if (fault !== undefined) return E.left(fault);
  }
  if (command.active !== undefined && command.active !== user.active) {
    events.push({ type: command.active ? 'UserReactivated' : 'UserDeactivated', data: { userId } });
  }
  return E.right(events);
};
