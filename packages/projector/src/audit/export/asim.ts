import { isIP } from 'node:net';
import type { Json, JsonObject } from '@rollcall/domain';
import type { AuditEntry } from '../audit-entry';

/** The version of both schemas that the records follow. */
export const ASIM_VERSION = '0.1.2';

/**
 * An entry as a record of the Advanced Security Information Model of Microsoft Sentinel. What befalls people and
 * groups has the schema UserManagement, what is done to Rollcall itself the schema AuditEvent; `EventSchema`
 * says which, since each goes into a table of its own. What the schemas have no field for is in
 * `AdditionalFields`. Values other than texts are JSON.
 */
export const asimRecord = (entry: AuditEntry): JsonObject => ({
  TimeGenerated: entry.time,
  EventCount: 1,
  EventStartTime: entry.time,
  EventEndTime: entry.time,
  EventResult: 'Success',
  EventSeverity: 'Informational',
  EventVendor: 'Rollcall',
  EventProduct: 'Rollcall',
  EventSchemaVersion: ASIM_VERSION,
  EventOriginalType: entry.event,
  EventOriginalUid: `${entry.eventId}${entry.id.slice(entry.id.indexOf('.'))}`,
  Dvc: 'Rollcall',
  ...actorOf(entry),
  ...sourceOf(entry),
  ...(isUserManagement(entry) ? userManagement(entry) : auditEvent(entry)),
  AdditionalFields: {
    Directory: entry.directory,
    Revision: entry.revision.toString(),
    RequestId: entry.requestId,
    Origin: entry.origin,
    Digest: entry.digest,
    ...(entry.target.property !== undefined && { Property: entry.target.property }),
  },
});

const isUserManagement = ({ target: { type } }: AuditEntry): boolean => type === 'USER' || type === 'GROUP';

const userManagement = (entry: AuditEntry): JsonObject => ({
  EventSchema: 'UserManagement',
  ...(entry.event === 'MembershipChanged' ? membership(entry) : change(entry)),
});

const membership = ({ directory, target, old, new: now }: AuditEntry): JsonObject => {
  const member = Object(now ?? old);
  return {
    EventType: now === undefined ? 'UserRemovedFromGroup' : 'UserAddedToGroup',
    ...userFields({ id: String(member.id), name: member.name }, directory),
    ...groupFields(target),
  };
};

const done = {
  CREATE: 'Created',
  UPDATE: 'Modified',
  DELETE: 'Deleted',
  ENABLE: 'Enabled',
  DISABLE: 'Disabled',
} as const;

/** The sub-type names the property that was set, as the schema spells it: `NewUserName`. */
const change = ({ action, directory, target, old, new: now }: AuditEntry): JsonObject => {
  const { property } = target;
  const [kind, fields] =
    target.type === 'USER' ? ['User', userFields(target, directory)] : ['Group', groupFields(target)];
  const values = { PreviousPropertyValue: textOf(old), NewPropertyValue: textOf(now) };
  const isNamed = property !== undefined && action === 'UPDATE';
  const subType = `${now === undefined ? 'Previous' : 'New'}${property?.charAt(0).toUpperCase()}${property?.slice(1)}`;
  return {
    EventType: `${kind}${done[action]}`,
    ...(isNamed && { EventSubType: subType }),
    ...present(values),
    ...fields,
  };
};

const operation = {
  CREATE: 'Create',
  UPDATE: 'Set',
  DELETE: 'Delete',
  ENABLE: 'Enable',
  DISABLE: 'Disable',
} as const;

const auditEvent = ({ event, action, target, old, new: now }: AuditEntry): JsonObject => ({
  EventSchema: 'AuditEvent',
  EventType: operation[action],
  Operation: event,
  Object: target.name ?? target.id,
  ObjectId: target.id,
  ObjectType: target.type === 'POLICY' ? 'Policy Rule' : 'Configuration Atom',
  OriginalObjectType: target.type,
  ...present({ OldValue: textOf(old), NewValue: textOf(now) }),
  ValueType: 'Other',
  TargetAppName: 'Rollcall',
  TargetAppType: 'Service',
});

type Named = { readonly id: string; readonly name?: string };

const userFields = ({ id, name }: Named, directory: string): JsonObject => ({
  TargetUserId: id,
  TargetUserIdType: 'Other',
  ...(name !== undefined && { TargetUsername: name, TargetUsernameType: usernameType(name) }),
  TargetUserScope: directory,
});

const groupFields = ({ id, name }: Named): JsonObject => ({
  GroupId: id,
  GroupIdType: 'Other',
  ...(name !== undefined && { GroupName: name, GroupNameType: 'Simple' }),
});

const actorTypes = { apiKey: 'Application', administrator: 'Admin', system: 'System' } as const;

const actorOf = ({ actor, directory }: AuditEntry): JsonObject => {
  const id = actor.type === 'system' ? undefined : actor.id;
  const name = actor.name ?? id;
  const scope = actor.type === 'administrator' ? actor.issuer : directory;
  return {
    ...(id !== undefined && { ActorUserId: id, ActorUserIdType: 'Other' }),
    ...(name !== undefined && { ActorUsername: name, ActorUsernameType: usernameType(name) }),
    ActorUserType: actorTypes[actor.type],
    ...(scope !== undefined && { ActorScope: scope }),
  };
};

/** An address with a zone is none that can be searched as one. */
const sourceOf = ({ source: { address, userAgent } }: AuditEntry): JsonObject => ({
  ...(address !== undefined && isIP(address) !== 0 && !address.includes('%') && { SrcIpAddr: address }),
  ...(userAgent !== undefined && { HttpUserAgent: userAgent }),
});

const usernameType = (name: string): 'UPN' | 'Simple' => (name.includes('@') ? 'UPN' : 'Simple');

const textOf = (value: Json | undefined): string | undefined =>
  value === undefined || typeof value === 'string' ? value : JSON.stringify(value);

const present = (values: { readonly [name: string]: string | undefined }): JsonObject =>
  Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
