import { type EventEnvelope, type EventOfType, type JsonObject, profileAfter } from '@rollcall/domain';
import { type ResourceType, securityEventUris, storedGroup, tellable, versionAt } from '@rollcall/scim';
import { attributePaths, changedPaths, isNothing, shownChange } from './changed-attributes';
import { membershipOperations, patchData, profileOperations, replacement } from './patch-data';
import { type KnownGroup, origin, type SecurityEvent, type SecurityEventStyle } from './security-event';
import { subjectOf } from './subject';

type GroupEvent =
  | EventOfType<'GroupCreated'>
  | EventOfType<'GroupRenamed'>
  | EventOfType<'GroupDetailsChanged'>
  | EventOfType<'MembershipChanged'>
  | EventOfType<'GroupDeleted'>;

/** A PUT of a group would tell all of its members at each change (RFC 9967 section 5), so changes are a PATCH. */
export const groupEvent = (
  envelope: EventEnvelope,
  event: GroupEvent,
  before: KnownGroup | undefined,
  { detail }: SecurityEventStyle,
  type: ResourceType,
): ReadonlyArray<SecurityEvent> => {
  const profile = profileNow(event, before);
  const subject = subjectOf('Groups', event.data.groupId, profile);
  const version = versionAt(type, envelope.revision, profile ?? {});
  const found = told(version, event, before, detail, type);
  return found === undefined ? [] : [{ ...origin(envelope), subject, ...found }];
};

const profileNow = (event: GroupEvent, before: KnownGroup | undefined) => {
  if (event.type === 'GroupCreated') return event.data.profile;
  return event.type === 'GroupDetailsChanged'
    ? profileAfter(before?.profile ?? {}, event.data.details)
    : before?.profile;
};

const told = (
  version: string,
  event: GroupEvent,
  before: KnownGroup | undefined,
  detail: SecurityEventStyle['detail'],
  type: ResourceType,
): Pick<SecurityEvent, 'uri' | 'payload'> | undefined => {
  const patch = (attributes: ReadonlyArray<string>, operations: ReadonlyArray<JsonObject>) => {
    const payload = detail === 'full' ? { data: patchData(operations) } : { attributes };
    return { uri: securityEventUris.patch[detail], payload: { version, ...payload } };
  };
  switch (event.type) {
    case 'GroupCreated': {
      const { groupId: id, displayName, profile } = event.data;
      const attributes = ['id', 'displayName', ...attributePaths(tellable(type, profile))];
      const payload =
        detail === 'full' ? { data: storedGroup(type, { id, displayName, profile }) } : { attributes };
      return { uri: securityEventUris.create[detail], payload: { version, ...payload } };
    }
    case 'GroupRenamed':
      return patch(['displayName'], [replacement('displayName', event.data.to)]);
    case 'GroupDetailsChanged': {
      const change = shownChange(type, before?.profile, event.data.details);
      return isNothing(change) ? undefined : patch(changedPaths(change), profileOperations(change));
    }
    case 'MembershipChanged':
      return patch(['members'], membershipOperations(event.data.added, event.data.removed));
    case 'GroupDeleted':
      return { uri: securityEventUris.delete, payload: {} };
  }
};
