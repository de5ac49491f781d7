import type { FeedAdded } from '../events/feed-added';
import type { FeedMoved } from '../events/feed-moved';
import type { FeedRemoved } from '../events/feed-removed';
import type { InventoryReplaced } from '../events/inventory-replaced';
import type { IdpProfile } from '../idp/idp-profile';
import type { ApiKeyId, GroupId, UserId } from '../ids/ids';
import type { Json } from '../json';
import type { SchemaExtension } from '../schema-extensions/schema-extension';
import type { DirectorySettings } from '../state/directory-view';
import type { GroupLock } from '../state/group-lock';
import type { Profile } from '../state/resources';

/** An API key as it is issued: the secret stays with the caller, its hash goes into the event. */
export type NewApiKey = {
  readonly id: ApiKeyId;
  readonly label: string;
  readonly secretHash: string;
  readonly issuedAt: string;
  readonly expiresAt: string | null;
};

/** Top-level attributes to set, and names of those to clear. An attribute that is in neither stays. */
export type ProfileChanges = {
  readonly set: { readonly [attribute: string]: Json };
  readonly clear: ReadonlyArray<string>;
};

/** Not erasable unless that is said. */
export type OpenDirectory = { readonly _tag: 'OpenDirectory' } & Omit<DirectorySettings, 'erasable'> &
  Partial<Pick<DirectorySettings, 'erasable'>>;
/** Lets SCIM requests in and issues the first key. */
export type EnableProvisioning = { readonly _tag: 'EnableProvisioning'; readonly key: NewApiKey };
export type DisableProvisioning = { readonly _tag: 'DisableProvisioning' };
export type IssueApiKey = { readonly _tag: 'IssueApiKey'; readonly key: NewApiKey };
export type RevokeApiKey = { readonly _tag: 'RevokeApiKey'; readonly keyId: ApiKeyId };

export type CreateUser = {
  readonly _tag: 'CreateUser';
  readonly userId: UserId;
  readonly userName: string;
  readonly active: boolean;
  readonly profile: Profile;
};
/** One change of a person as a whole, so that a rule over several attributes is judged on the result. */
export type ChangeUser = {
  readonly _tag: 'ChangeUser';
  readonly userId: UserId;
  readonly userName?: string;
  readonly active?: boolean;
  readonly profile?: ProfileChanges;
};
export type DeleteUser = { readonly _tag: 'DeleteUser'; readonly userId: UserId };
/** For a person who is here or was once, which only their key still tells of somebody who was deleted. */
export type EraseUser = { readonly _tag: 'EraseUser'; readonly userId: UserId };

export type CreateGroup = {
  readonly _tag: 'CreateGroup';
  readonly groupId: GroupId;
  readonly displayName: string;
  readonly profile: Profile;
  readonly members: ReadonlyArray<UserId>;
};
export type ChangeGroup = {
  readonly _tag: 'ChangeGroup';
  readonly groupId: GroupId;
  readonly displayName?: string;
  readonly profile?: ProfileChanges;
};
/** Cost: that of the two lists. Adding a member or removing a stranger is no change. */
export type ChangeMembership = {
  readonly _tag: 'ChangeMembership';
  readonly groupId: GroupId;
  readonly add: ReadonlyArray<UserId>;
  readonly remove: ReadonlyArray<UserId>;
};
/** The whole list; only the difference becomes an event. */
export type ReplaceMembers = {
  readonly _tag: 'ReplaceMembers';
  readonly groupId: GroupId;
  readonly members: ReadonlyArray<UserId>;
};
export type DeleteGroup = { readonly _tag: 'DeleteGroup'; readonly groupId: GroupId };

/** The text has been checked already; the domain stores it. */
export type AcceptPolicy = { readonly _tag: 'AcceptPolicy'; readonly text: string; readonly hash: string };
/** The whole lock; only the difference becomes an event. Neither the names nor the groups need to be there. */
export type ReplaceGroupLock = { readonly _tag: 'ReplaceGroupLock'; readonly lock: GroupLock };

/** The content stays in its file; the domain keeps who replaced it, and which it is. */
export type ReplaceInventory = { readonly _tag: 'ReplaceInventory' } & InventoryReplaced;

/** The schema has been checked already; the domain sees to what must be unique. */
export type DeclareSchemaExtension = {
  readonly _tag: 'DeclareSchemaExtension';
  readonly extension: SchemaExtension;
};
export type WithdrawSchemaExtension = { readonly _tag: 'WithdrawSchemaExtension'; readonly id: string };
export type ChooseIdpProfile = { readonly _tag: 'ChooseIdpProfile'; readonly profile: IdpProfile };

/** Feeds, their secrets and how far each is are kept elsewhere; the domain keeps what was done with them, and by whom. */
export type AddFeed = { readonly _tag: 'AddFeed' } & FeedAdded;
export type MoveFeed = { readonly _tag: 'MoveFeed' } & FeedMoved;
export type RemoveFeed = { readonly _tag: 'RemoveFeed' } & FeedRemoved;

export type Command =
  | OpenDirectory
  | EnableProvisioning
  | DisableProvisioning
  | IssueApiKey
  | RevokeApiKey
  | CreateUser
  | ChangeUser
  | DeleteUser
  | EraseUser
  | CreateGroup
  | ChangeGroup
  | ChangeMembership
  | ReplaceMembers
  | DeleteGroup
  | AcceptPolicy
  | ReplaceGroupLock
  | ReplaceInventory
  | DeclareSchemaExtension
  | WithdrawSchemaExtension
  | ChooseIdpProfile
  | AddFeed
  | MoveFeed
  | RemoveFeed;
