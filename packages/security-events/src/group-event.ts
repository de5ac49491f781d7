import { type EventEnvelope, type EventOfType, type JsonObject, profileAfter } from '@rollcall/domain';
import { securityEventUris, storedGroup, versionAt } from '@rollcall/scim';
import { attributePaths, changedPaths } from './changed-attributes';
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
): SecurityEvent => ({
  ...origin(envelope),
  subject: subjectOf('Groups', event.data.groupId, profileNow(event, before)),
  ...told(event, before, detail, versionAt(envelope.revision)),
});

const profileNow = (event: GroupEvent, before: KnownGroup | undefined) => {
  if (event.type === 'GroupCreated') return event.data.profile;
  return event.type === 'GroupDetailsChanged'
    ? profileAfter(before?.profile ?? {}, event.data.details)
    : before?.profile;
};

const told = (
  event: GroupEvent,
  before: KnownGroup | undefined,
  detail: SecurityEventStyle['detail'],
  version: string,
): Pick<SecurityEvent, 'uri' | 'payload'> => {
  const patch = (attributes: ReadonlyArray<string>, operations: ReadonlyArray<JsonObject>) => ({
    uri: securityEventUris.patch[detail],
    payload: { version, ...(detail === 'full' ? { data: patchData(operations) } : { attributes }) },
  });
  switch (event.type) {
    case 'GroupCreated': {
      const { groupId: id, displayName, profile } = event.data;
      const attributes = ['id', 'displayName', ...attributePaths(profile)];
      const payload =
        detail === 'full' ? { data: storedGroup({ id, displayName, profile }) } : { attributes };
      return { uri: securityEventUris.create[detail], payload: { version, ...payload } };
    }
    case 'GroupRenamed':
      return patch(['displayName'], [replacement('displayName', event.data.to)]);
    case 'GroupDetailsChanged': {
      const { details } = event.data;
      return patch(changedPaths(before?.profile ?? {}, details), profileOperations(details));
    }
    case 'MembershipChanged':
      return patch(['members'], membershipOperations(event.data.added, event.data.removed));
    case 'GroupDeleted':
      return { uri: securityEventUris.delete, payload: {} };
  }
};
