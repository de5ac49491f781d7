import type { IdpProfile } from '../idp/idp-profile';
import type { GroupId, UserId } from '../ids/ids';
import type { Revision } from '../ids/revision';
import type { SchemaExtension } from '../schema-extensions/schema-extension';
import type { AcceptedPolicy, DirectorySettings, DirectoryView, ReleasedName } from './directory-view';
import type { GroupLock } from './group-lock';
import type { ApiKey, Group, User } from './resources';

/**
 * The primitive changes that `evolve` makes of an event. Each costs O(1), or O(groups of the user) for
 * membership and for another name of the user, whatever the size of the directory.
 */
export interface MutableDirectory extends DirectoryView {
  moveTo(revision: Revision, digest: string): void;
  setSettings(settings: DirectorySettings): void;
  setProvisioning(enabled: boolean): void;
  setPolicy(policy: AcceptedPolicy): void;
  setGroupLock(lock: GroupLock): void;
  setSchemaExtensions(extensions: ReadonlyArray<SchemaExtension>): void;
  setIdpProfile(profile: IdpProfile): void;
  putApiKey(key: ApiKey): void;
  /** Adds the user, or replaces the one with this id and re-indexes its names. */
  putUser(user: User): void;
  /** The user must be in no group. */
  removeUser(id: UserId): void;
  /** Remembers that somebody must not be known; who is still here must be removed as well. */
  markErased(id: UserId, at: Revision): void;
  putGroup(group: Group): void;
  /** Takes its memberships along. */
  removeGroup(id: GroupId, at: Revision): void;
  releaseName(released: ReleasedName): void;
  join(group: GroupId, user: UserId, at: Revision): void;
  leave(group: GroupId, user: UserId, at: Revision): void;
}
