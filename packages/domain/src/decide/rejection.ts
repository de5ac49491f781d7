import type { ApiKeyId, GroupId, UserId } from '../ids/ids';
import type { Json } from '../json';
import type { SchemaExtension } from '../schema-extensions/schema-extension';
import type { UniqueAttribute } from '../schema-extensions/unique-attributes';

/** Why a command was refused. Nothing was changed. */
export type Rejection =
  | { readonly _tag: 'DirectoryNotOpen' }
  | { readonly _tag: 'DirectoryAlreadyOpen' }
  | { readonly _tag: 'ProvisioningAlreadyEnabled' }
  | { readonly _tag: 'ProvisioningNotEnabled' }
  | { readonly _tag: 'DomainsInvalid'; readonly domains: ReadonlyArray<string> }
  | { readonly _tag: 'TooManyApiKeys'; readonly limit: number }
  | { readonly _tag: 'ApiKeyNotFound'; readonly keyId: ApiKeyId }
  | { readonly _tag: 'IdTaken'; readonly id: string }
  | { readonly _tag: 'UserNotFound'; readonly userId: UserId }
  | { readonly _tag: 'DirectoryNotErasable' }
  | { readonly _tag: 'UserNameEmpty' }
  | { readonly _tag: 'UserNameNotEmail'; readonly userName: string }
  | {
      readonly _tag: 'UserNameDiffersFromEmail';
      readonly userName: string;
      readonly primaryEmail: string | undefined;
    }
  | {
      readonly _tag: 'UserNameTaken';
      readonly userName: string;
      readonly owner: UserId;
      readonly ownerActive: boolean;
    }
  | { readonly _tag: 'ExternalIdTaken'; readonly externalId: string; readonly owner: UserId }
  /** Another user or group has the value of an attribute that a schema extension declares unique. */
  | {
      readonly _tag: 'UniqueValueTaken';
      readonly attribute: UniqueAttribute;
      readonly value: Json;
      readonly owner: UserId | GroupId;
    }
  | { readonly _tag: 'TooManySchemaExtensions'; readonly limit: number }
  | { readonly _tag: 'SchemaExtensionNotFound'; readonly id: string }
  /** The URN is taken: spelled otherwise, or for the other type of resource. */
  | { readonly _tag: 'SchemaExtensionExists'; readonly extension: SchemaExtension }
  /** Two have the same value of an attribute that would have to be unique. */
  | {
      readonly _tag: 'ValuesNotUnique';
      readonly attribute: UniqueAttribute;
      readonly value: Json;
      readonly holders: readonly [string, string];
    }
  | { readonly _tag: 'GroupNotFound'; readonly groupId: GroupId }
  | { readonly _tag: 'GroupNameEmpty' }
  | { readonly _tag: 'GroupNameHasAt'; readonly displayName: string }
  | {
      readonly _tag: 'GroupNameTaken';
      readonly displayName: string;
      readonly owner: GroupId;
      readonly ownerName: string;
    }
  | {
      readonly _tag: 'MembersNotFound';
      readonly missing: ReadonlyArray<UserId>;
      /** How many members the command named. */
      readonly named: number;
    };
