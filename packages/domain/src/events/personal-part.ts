import type { EventId, UserId } from '../ids/ids';
import type { JsonObject } from '../json';
import type { DomainEvent, EventOfType, EventType } from './domain-event';

/** Events with a part about a person: all that is personal lies together in `person`, the rest names ids. */
export type PersonalType = 'UserCreated' | 'UserNameChanged' | 'UserProfileChanged';
export type PersonalEvent = { [Type in PersonalType]: EventOfType<Type> }[PersonalType];

const personalTypes: ReadonlySet<string> = new Set<EventType>([
  'UserCreated',
  'UserNameChanged',
  'UserProfileChanged',
]);

export const isPersonalType = (type: string): type is PersonalType => personalTypes.has(type);

export const isPersonal = (event: DomainEvent): event is PersonalEvent => isPersonalType(event.type);

/** Makes of a personal event the data that is stored: its `person` encrypted, the rest as it is. */
export type ProtectPerson = (event: PersonalEvent, id: EventId) => JsonObject;

/** The userName that an erased person bears in the events that remain of them. */
export const erasedName = (id: UserId): string => `erased person ${id}`;

/** What stands in the place of a `person` that nobody can read any more. */
export const erasedPart = (type: PersonalType, id: UserId): PersonalEvent['data']['person'] => {
  switch (type) {
    case 'UserCreated':
      return { userName: erasedName(id), profile: {} };
    case 'UserNameChanged':
      return { from: erasedName(id), to: erasedName(id) };
    case 'UserProfileChanged':
      return { set: {}, clear: [] };
  }
};
