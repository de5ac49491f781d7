import { type EventOfType, erasedName, type UserId } from '@rollcall/domain';
import type { AuditFact, AuditTarget } from './audit-entry';
import { type Before, named } from './before';
import { changedAttributes } from './changed-attributes';

type UserEvent =
  | EventOfType<'UserCreated'>
  | EventOfType<'UserNameChanged'>
  | EventOfType<'UserProfileChanged'>
  | EventOfType<'UserDeactivated'>
  | EventOfType<'UserReactivated'>
  | EventOfType<'UserDeleted'>
  | EventOfType<'UserErased'>;

export const userFacts = (event: UserEvent, before: Before): ReadonlyArray<AuditFact> => {
  const user = (id: UserId): AuditTarget => ({ type: 'USER', id, ...named(before.user(id)?.userName) });
  switch (event.type) {
    case 'UserCreated': {
      const { userId, active, person } = event.data;
      const { userName, profile } = person;
      const target: AuditTarget = { type: 'USER', id: userId, name: userName };
      return [{ target, new: { ...profile, userName, active } }];
    }
    case 'UserNameChanged': {
      const { userId, person } = event.data;
      return [{ target: { ...user(userId), property: 'userName' }, old: person.from, new: person.to }];
    }
    case 'UserProfileChanged': {
      const { userId, person } = event.data;
      const changed = changedAttributes(user(userId), before.user(userId)?.profile, person);
      // Of an erased person it is not known any more what changed.
      return changed.length > 0 ? changed : [{ target: user(userId) }];
    }
    case 'UserDeactivated':
      return [{ target: { ...user(event.data.userId), property: 'active' }, old: true, new: false }];
    case 'UserReactivated':
      return [{ target: { ...user(event.data.userId), property: 'active' }, old: false, new: true }];
    case 'UserDeleted': {
      const target = user(event.data.userId);
      return [{ target, ...(target.name === undefined ? {} : { old: { userName: target.name } }) }];
    }
    case 'UserErased':
      return [{ target: { type: 'USER', id: event.data.userId, name: erasedName(event.data.userId) } }];
  }
};
