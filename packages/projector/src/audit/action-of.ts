import type { EventType } from '@rollcall/domain';
import type { AuditAction } from './audit-entry';

/** Every entry of an event has the same action. */
export const actionOf: { readonly [Type in EventType]: AuditAction } = {
  DirectoryOpened: 'CREATE',
  ProvisioningEnabled: 'ENABLE',
  ProvisioningDisabled: 'DISABLE',
  ApiKeyIssued: 'CREATE',
  ApiKeyRevoked: 'DELETE',
  UserCreated: 'CREATE',
  UserNameChanged: 'UPDATE',
  UserProfileChanged: 'UPDATE',
  UserDeactivated: 'DISABLE',
  UserReactivated: 'ENABLE',
  UserDeleted: 'DELETE',
  UserErased: 'DELETE',
  GroupCreated: 'CREATE',
  GroupRenamed: 'UPDATE',
  GroupDetailsChanged: 'UPDATE',
  MembershipChanged: 'UPDATE',
  GroupDeleted: 'DELETE',
  PolicyAccepted: 'UPDATE',
  GroupLockChanged: 'UPDATE',
  InventoryReplaced: 'UPDATE',
  SchemaExtensionDeclared: 'UPDATE',
  SchemaExtensionWithdrawn: 'DELETE',
  IdpProfileChosen: 'UPDATE',
  FeedAdded: 'CREATE',
  FeedMoved: 'UPDATE',
  FeedRemoved: 'DELETE',
};
