import type { ApiKeyId, DirectoryView, GroupId, UserId } from '@rollcall/domain';

/** Names for the ids in events; `undefined` for what is gone. */
export type AuditNames = {
  readonly user: (id: UserId) => string | undefined;
  readonly group: (id: GroupId) => string | undefined;
  /** The label of the key. */
  readonly apiKey: (id: ApiKeyId) => string | undefined;
};

/** The names that things bear in a state. */
export const namesIn = (view: DirectoryView): AuditNames => ({
  user: (id) => view.user(id)?.userName,
  group: (id) => view.group(id)?.displayName,
  apiKey: (id) => view.apiKeys.find((key) => key.id === id)?.label,
});

/** As a part of an entry, where an absent name is left out. */
export const nameOf = (name: string | undefined): { readonly name?: string } =>
  name === undefined ? {} : { name };
