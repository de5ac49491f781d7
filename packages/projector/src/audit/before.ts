import type {
  ApiKey,
  ApiKeyId,
  GroupId,
  IdpProfile,
  Profile,
  SchemaExtension,
  UserId,
} from '@rollcall/domain';

/** What the entries of an event tell of the state before it. Every `DirectoryView` is one. */
export type Before = {
  user(id: UserId): { readonly userName: string; readonly profile: Profile } | undefined;
  group(id: GroupId): { readonly displayName: string; readonly profile: Profile } | undefined;
  readonly apiKeys: ReadonlyArray<Pick<ApiKey, 'id' | 'label'>>;
  readonly policy: { readonly hash: string } | undefined;
  readonly schemaExtensions: ReadonlyArray<SchemaExtension>;
  readonly idpProfile: IdpProfile;
};

/** As part of an entry, where a name that is not known is left out. */
export const named = (name: string | undefined): { readonly name?: string } =>
  name === undefined ? {} : { name };

export const keyLabel = (before: Before, id: ApiKeyId): string | undefined =>
  before.apiKeys.find((key) => key.id === id)?.label;
