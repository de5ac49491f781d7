import type { DomainEvent, Profile, ProfileChanges } from '@rollcall/domain';

/** The name that a person or a group has from this event on. */
export const nameGiven = (event: DomainEvent): string | undefined => {
  if (event.type === 'UserCreated') return event.data.person.userName;
  if (event.type === 'UserNameChanged') return event.data.person.to;
  if (event.type === 'GroupCreated') return event.data.displayName;
  return event.type === 'GroupRenamed' ? event.data.to : undefined;
};

/** The attributes that a person or a group is created with. */
export const profileGiven = (event: DomainEvent): Profile | undefined => {
  if (event.type === 'UserCreated') return event.data.person.profile;
  return event.type === 'GroupCreated' ? event.data.profile : undefined;
};

export const changesGiven = (event: DomainEvent): ProfileChanges | undefined => {
  if (event.type === 'UserProfileChanged') return event.data.person;
  return event.type === 'GroupDetailsChanged' ? event.data.details : undefined;
};
