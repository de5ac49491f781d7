import type { EventEnvelope } from '@rollcall/domain';
import type { Registry } from '@rollcall/scim';
import { groupEvent } from './group-event';
import type { KnownBefore, SecurityEvent, SecurityEventStyle } from './security-event';
import { userEvent } from './user-event';

/**
 * The provisioning events (RFC 9967 section 2.4) that tell of a domain event: one for what changes a user or a
 * group, none for keys, policies and the directory itself, nor for a change of nothing that an answer shows. The
 * registry is that of the directory right after the event. Pure.
 */
export const securityEvents = (
  envelope: EventEnvelope,
  before: KnownBefore,
  style: SecurityEventStyle,
  registry: Registry,
): ReadonlyArray<SecurityEvent> => {
  switch (envelope.event.type) {
    case 'UserCreated':
    case 'UserNameChanged':
    case 'UserProfileChanged':
    case 'UserDeactivated':
    case 'UserReactivated':
    case 'UserDeleted':
      return userEvent(envelope, envelope.event, before.user, style, registry.user);
    case 'UserErased':
      // Of somebody who was deleted before, that was told then.
      return before.user === undefined
        ? []
        : userEvent(envelope, envelope.event, before.user, style, registry.user);
    case 'GroupCreated':
    case 'GroupRenamed':
    case 'GroupDetailsChanged':
    case 'MembershipChanged':
    case 'GroupDeleted':
      return groupEvent(envelope, envelope.event, before.group, style, registry.group);
    case 'DirectoryOpened':
    case 'ProvisioningEnabled':
    case 'ProvisioningDisabled':
    case 'ApiKeyIssued':
    case 'ApiKeyRevoked':
    case 'PolicyAccepted':
    case 'GroupLockChanged':
    case 'InventoryReplaced':
    case 'SchemaExtensionDeclared':
    case 'SchemaExtensionWithdrawn':
    case 'IdpProfileChosen':
    case 'FeedAdded':
    case 'FeedMoved':
    case 'FeedRemoved':
      return [];
  }
};
