import type { EventOfType, Json, UserId } from '@rollcall/domain';
import type { AuditFact, AuditTarget } from './audit-entry';
import { type AuditNames, nameOf } from './audit-names';

type UserEvent =
  | EventOfType<'UserCreated'>
  | EventOfType<'UserNameChanged'>
  | EventOfType<'UserProfileChanged'>
  | EventOfType<'UserDeactivated'>
  | EventOfType<'UserReactivated'>
  | EventOfType<'UserDeleted'>;

export const userFacts = (event: UserEvent, names: AuditNames): ReadonlyArray<AuditFact> => {
  const user = (id: UserId, property?: string): AuditTarget => ({
    type: 'USER',
    id,
    ...nameOf(names.user(id)),
    ...(property === undefined ? {} : { property }),
  });
  switch (event.type) {
    case 'UserCreated': {
      const { userId, active, person } = event.data;
      const target: AuditTarget = { type: 'USER', id: userId, name: names.user(userId) ?? person.userName };
      return [{ action: 'CREATE', target, new: { userName: person.userName, active, ...person.profile } }];
    }
    case 'UserNameChanged': {
      const { userId, person } = event.data;
      return [{ action: 'UPDATE', target: user(userId, 'userName'), old: person.from, new: person.to }];
    }
    case 'UserProfileChanged': {
      const { userId, person } = event.data;
      const changed = [
        ...Object.entries(person.set),
        ...person.clear.map((attribute): [string, Json] => [attribute, null]),
      ];
      return changed.map(([attribute, value]) => ({
        action: 'UPDATE',
        target: user(userId, attribute),
        new: value,
      }));
    }
    case 'UserDeactivated':
      return [{ action: 'DISABLE', target: user(event.data.userId, 'active'), old: true, new: false }];
    case 'UserReactivated':
      return [{ action: 'ENABLE', target: user(event.data.userId, 'active'), old: false, new: true }];
    case 'UserDeleted':
      return [{ action: 'DELETE', target: user(event.data.userId) }];
  }
};
