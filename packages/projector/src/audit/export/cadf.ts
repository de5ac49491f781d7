import type { EventType, Json, JsonObject } from '@rollcall/domain';
import type { AuditEntry, AuditTarget } from '../audit-entry';

/**
 * An entry as an event of Cloud Auditing Data Federation (DMTF DSP0262, version 1.0.0): the initiator did the
 * action to the target, and Rollcall observed it. What the schema has no property for is in the attachment, whose
 * `old` and `new` are those of the property, or the member who left or joined.
 */
export const cadfRecord = (entry: AuditEntry): JsonObject => ({
  typeURI: 'http://schemas.dmtf.org/cloud/audit/1.0/event',
  eventType: 'activity',
  id: `${entry.eventId}${entry.id.slice(entry.id.indexOf('.'))}`,
  eventTime: entry.time.replace(/Z$/, '+00:00'),
  name: entry.event,
  action: actions[entry.event],
  outcome: 'success',
  initiator: initiatorOf(entry),
  target: resource(targetTypes[entry.target.type], entry.target.id, entry.target.name, entry.directory),
  observer: resource('service/security', 'rollcall', 'Rollcall'),
  attachments: [{ name: 'rollcall', contentType: 'application/json', content: detailsOf(entry) }],
});

/** From the action taxonomy, which has nothing nearer for a changed membership. */
const actions: {
  readonly [Event in EventType]: 'create' | 'update' | 'delete' | 'enable' | 'disable' | 'revoke';
} = {
  DirectoryOpened: 'create',
  ProvisioningEnabled: 'enable',
  ProvisioningDisabled: 'disable',
  ApiKeyIssued: 'create',
  ApiKeyRevoked: 'revoke',
  UserCreated: 'create',
  UserNameChanged: 'update',
  UserProfileChanged: 'update',
  UserDeactivated: 'disable',
  UserReactivated: 'enable',
  UserDeleted: 'delete',
  UserErased: 'delete',
  GroupCreated: 'create',
  GroupRenamed: 'update',
  GroupDetailsChanged: 'update',
  MembershipChanged: 'update',
  GroupDeleted: 'delete',
  PolicyAccepted: 'update',
  GroupLockChanged: 'update',
  InventoryReplaced: 'update',
  SchemaExtensionDeclared: 'update',
  SchemaExtensionWithdrawn: 'delete',
  IdpProfileChosen: 'update',
  FeedAdded: 'create',
  FeedMoved: 'update',
  FeedRemoved: 'delete',
};

const ACCOUNT = 'data/security/account/user';
const KEY = 'data/security/key';

/** From the resource taxonomy. */
const targetTypes: { readonly [Type in AuditTarget['type']]: string } = {
  DIRECTORY: 'data/directory',
  PROVISIONING: 'data/config',
  APIKEY: KEY,
  USER: ACCOUNT,
  GROUP: 'data/security/group',
  POLICY: 'data/security/policy',
  GROUPLOCK: 'data/security/policy',
  INVENTORY: 'data/config',
  SCHEMA: 'data/config',
  IDPPROFILE: 'data/config',
  FEED: 'data/config',
};

/** The domain is what the id is unique in. */
const resource = (typeURI: string, id: string, name?: string, domain?: string): JsonObject => ({
  id,
  typeURI,
  ...(name !== undefined && { name }),
  ...(domain !== undefined && { domain }),
});

const initiatorOf = ({ actor, directory, source: { address, userAgent } }: AuditEntry): JsonObject => ({
  ...actorOf(actor, directory),
  ...((address !== undefined || userAgent !== undefined) && {
    host: { ...(address !== undefined && { address }), ...(userAgent !== undefined && { agent: userAgent }) },
  }),
});

const actorOf = (actor: AuditEntry['actor'], directory: string): JsonObject => {
  switch (actor.type) {
    case 'apiKey':
      return resource(KEY, actor.id, actor.name, directory);
    case 'administrator':
      return resource(ACCOUNT, actor.id ?? actor.name, actor.name, actor.issuer);
    case 'system':
      return resource('service/security', actor.name, actor.name);
  }
};

const detailsOf = ({
  directory,
  revision,
  requestId,
  origin,
  digest,
  target,
  old,
  new: now,
}: AuditEntry): Json => ({
  directory,
  revision: revision.toString(),
  requestId,
  origin,
  digest,
  ...(target.property !== undefined && { property: target.property }),
  ...(old !== undefined && { old }),
  ...(now !== undefined && { new: now }),
});
