import { ApiKeyIssued } from './api-key-issued';
import { ApiKeyRevoked } from './api-key-revoked';
import { DirectoryOpened } from './directory-opened';
import { FeedAdded } from './feed-added';
import { FeedMoved } from './feed-moved';
import { FeedRemoved } from './feed-removed';
import { GroupCreated } from './group-created';
import { GroupDeleted } from './group-deleted';
import { GroupDetailsChanged } from './group-details-changed';
import { GroupLockChanged } from './group-lock-changed';
import { GroupRenamed } from './group-renamed';
import { IdpProfileChosen } from './idp-profile-chosen';
import { InventoryReplaced } from './inventory-replaced';
import { MembershipChanged } from './membership-changed';
import { PolicyAccepted } from './policy-accepted';
import { ProvisioningDisabled } from './provisioning-disabled';
import { ProvisioningEnabled } from './provisioning-enabled';
import { SchemaExtensionDeclared } from './schema-extension-declared';
import { SchemaExtensionWithdrawn } from './schema-extension-withdrawn';
import { UserCreated } from './user-created';
import { UserDeactivated } from './user-deactivated';
import { UserDeleted } from './user-deleted';
import { UserErased } from './user-erased';
import { UserNameChanged } from './user-name-changed';
import { UserProfileChanged } from './user-profile-changed';
import { UserReactivated } from './user-reactivated';

/** The current shape of every event, by its name in the store. */
export const eventCodecs = {
  DirectoryOpened,
  ProvisioningEnabled,
  ProvisioningDisabled,
  ApiKeyIssued,
  ApiKeyRevoked,
  UserCreated,
  UserNameChanged,
  UserProfileChanged,
  UserDeactivated,
  UserReactivated,
  UserDeleted,
  UserErased,
  GroupCreated,
  GroupRenamed,
  GroupDetailsChanged,
  MembershipChanged,
  GroupDeleted,
  PolicyAccepted,
  GroupLockChanged,
  InventoryReplaced,
  SchemaExtensionDeclared,
  SchemaExtensionWithdrawn,
  IdpProfileChosen,
  FeedAdded,
  FeedMoved,
  FeedRemoved,
} as const;

export type EventType = keyof typeof eventCodecs;

export type EventOfType<Type extends EventType> = {
  readonly type: Type;
  readonly data: (typeof eventCodecs)[Type]['_A'];
};

/** What happened, without where and when. */
export type DomainEvent = { [Type in EventType]: EventOfType<Type> }[EventType];

export const isEventType = (type: string): type is EventType => Object.hasOwn(eventCodecs, type);
