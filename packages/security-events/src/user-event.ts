import { type EventEnvelope, type EventOfType, type JsonObject, profileAfter } from '@rollcall/domain';
import { type ResourceType, securityEventUris, storedUser, tellable, versionAt } from '@rollcall/scim';
import { attributePaths, changedPaths, isNothing, shownChange } from './changed-attributes';
import { patchData, profileOperations, replacement } from './patch-data';
import { type KnownUser, origin, type SecurityEvent, type SecurityEventStyle } from './security-event';
import { subjectOf } from './subject';

type UserEvent =
  | EventOfType<'UserCreated'>
  | EventOfType<'UserNameChanged'>
  | EventOfType<'UserProfileChanged'>
  | EventOfType<'UserDeactivated'>
  | EventOfType<'UserReactivated'>
  | EventOfType<'UserDeleted'>
  | EventOfType<'UserErased'>;

export const userEvent = (
  envelope: EventEnvelope,
  event: UserEvent,
  before: KnownUser | undefined,
  style: SecurityEventStyle,
  type: ResourceType,
): ReadonlyArray<SecurityEvent> => {
  const after = userAfter(event, before);
  const subject = subjectOf('Users', event.data.userId, after.profile);
  const found = told(versionAt(type, envelope.revision, after.profile), event, before, after, style, type);
  return found === undefined ? [] : [{ ...origin(envelope), subject, ...found }];
};

const userAfter = (event: UserEvent, before: KnownUser | undefined): KnownUser => {
  const { userId: id } = event.data;
  if (event.type === 'UserCreated') return { id, active: event.data.active, ...event.data.person };
  const known = before ?? { id, userName: '', active: false, profile: {} };
  if (event.type === 'UserNameChanged') return { ...known, userName: event.data.person.to };
  if (event.type !== 'UserProfileChanged') return known;
  return { ...known, profile: profileAfter(known.profile, event.data.person) };
};

const told = (
  version: string,
  event: UserEvent,
  before: KnownUser | undefined,
  after: KnownUser,
  { detail, updates }: SecurityEventStyle,
  type: ResourceType,
): Pick<SecurityEvent, 'uri' | 'payload'> | undefined => {
  const update = (attributes: ReadonlyArray<string>, operations: ReadonlyArray<JsonObject>) => {
    const data = updates === 'put' ? storedUser(type, after) : patchData(operations);
    const payload = detail === 'notice' ? { version, attributes } : { version, data };
    return { uri: securityEventUris[updates][detail], payload };
  };
  switch (event.type) {
    case 'UserCreated': {
      const attributes = ['id', 'userName', 'active', ...attributePaths(tellable(type, after.profile))];
      const payload = detail === 'full' ? { data: storedUser(type, after) } : { attributes };
      return { uri: securityEventUris.create[detail], payload: { version, ...payload } };
    }
    case 'UserNameChanged':
      return update(['userName'], [replacement('userName', event.data.person.to)]);
    case 'UserProfileChanged': {
      const change = shownChange(type, before?.profile, event.data.person);
      return isNothing(change) ? undefined : update(changedPaths(change), profileOperations(change));
    }
    case 'UserDeactivated':
      return { uri: securityEventUris.deactivate, payload: {} };
    case 'UserReactivated':
      return { uri: securityEventUris.activate, payload: {} };
    case 'UserDeleted':
    case 'UserErased':
      return { uri: securityEventUris.delete, payload: {} };
  }
};
