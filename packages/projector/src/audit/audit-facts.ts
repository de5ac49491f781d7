import {
  type DirectoryId,
  type DomainEvent,
  type FeedDescription,
  isSameUrn,
  type JsonObject,
} from '@rollcall/domain';
import type { AuditFact, AuditTarget } from './audit-entry';
import { type Before, keyLabel, named } from './before';
import { groupFacts } from './group-facts';
import { userFacts } from './user-facts';

/** The facts of an event, one for each thing that changed. Never a secret, nor the hash of one. */
export const auditFacts = (
  event: DomainEvent,
  directoryId: DirectoryId,
  before: Before,
): ReadonlyArray<AuditFact> => {
  const own = (type: AuditTarget['type']): AuditTarget => ({ type, id: directoryId });
  switch (event.type) {
    case 'DirectoryOpened':
      return [{ target: own('DIRECTORY'), new: event.data }];
    case 'ProvisioningEnabled':
      return [{ target: own('PROVISIONING'), old: false, new: true }];
    case 'ProvisioningDisabled':
      return [{ target: own('PROVISIONING'), old: true, new: false }];
    case 'ApiKeyIssued': {
      const { keyId, label, expiresAt } = event.data;
      return [{ target: { type: 'APIKEY', id: keyId, name: label }, new: { label, expiresAt } }];
    }
    case 'ApiKeyRevoked': {
      const { keyId } = event.data;
      return [{ target: { type: 'APIKEY', id: keyId, ...named(keyLabel(before, keyId)) } }];
    }
    case 'PolicyAccepted': {
      const hash = before.policy?.hash;
      const old = hash === undefined ? {} : { old: { hash } };
      return [{ target: own('POLICY'), ...old, new: { hash: event.data.hash } }];
    }
    case 'GroupLockChanged':
      return event.data.names.map(({ name, from, to }) => ({
        target: { ...own('GROUPLOCK'), property: name },
        ...(from !== null && { old: from }),
        ...(to !== null && { new: to }),
      }));
    case 'InventoryReplaced': {
      const { from, to } = event.data;
      return [{ target: own('INVENTORY'), ...(from !== null && { old: from }), new: to }];
    }
    case 'SchemaExtensionDeclared':
    case 'SchemaExtensionWithdrawn': {
      const now = event.type === 'SchemaExtensionDeclared' ? event.data : undefined;
      const id = event.type === 'SchemaExtensionDeclared' ? event.data.schema.id : event.data.id;
      const old = before.schemaExtensions.find(({ schema }) => isSameUrn(schema.id, id));
      return [{ target: { type: 'SCHEMA', id }, ...(old && { old }), ...(now && { new: now }) }];
    }
    case 'IdpProfileChosen':
      return [{ target: own('IDPPROFILE'), old: before.idpProfile, new: event.data }];
    case 'FeedAdded': {
      const { feedId: id, feed, after } = event.data;
      return [{ target: { type: 'FEED', id }, new: { ...receiverFirst(feed), after } }];
    }
    case 'FeedMoved': {
      const { feedId: id, from, to } = event.data;
      return [{ target: { type: 'FEED', id, property: 'position' }, old: from, new: to }];
    }
    case 'FeedRemoved':
      return [{ target: { type: 'FEED', id: event.data.feedId }, old: receiverFirst(event.data.feed) }];
    case 'UserCreated':
    case 'UserNameChanged':
    case 'UserProfileChanged':
    case 'UserDeactivated':
    case 'UserReactivated':
    case 'UserDeleted':
    case 'UserErased':
      return userFacts(event, before);
    case 'GroupCreated':
    case 'GroupRenamed':
    case 'GroupDetailsChanged':
    case 'MembershipChanged':
    case 'GroupDeleted':
      return groupFacts(event, before);
  }
};

/** Who is told comes first, for those who see only the beginning. */
const receiverFirst = (feed: FeedDescription): JsonObject => {
  if (!('receiver' in feed)) return feed;
  const { receiver, ...rest } = feed;
  return { receiver, ...rest };
};
