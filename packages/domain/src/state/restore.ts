import * as E from 'fp-ts/lib/Either.js';
import { createDirectory, type WholeDirectory } from './directory';
import { joined } from './key-table';
import {
  type BrokenSnapshot,
  brokenSnapshot,
  type SnapshotHead,
  type SnapshotPart,
  type UserKey,
} from './snapshot';
import { USERS_PER_PART } from './user-table';
import { restoreUserTables } from './user-tables';

/** Builds a state from its parts. */
export interface Restoration {
  /** In the order of capture. A part that does not fit ends the restoration. */
  add(part: SnapshotPart): BrokenSnapshot | undefined;
  /** The state, when all that the head announced has come. */
  finish(): E.Either<BrokenSnapshot, WholeDirectory>;
}

export const restoreDirectory = (head: SnapshotHead): Restoration => {
  const directory = createDirectory(head.id);
  if (head.settings !== undefined) directory.setSettings(head.settings);
  directory.setProvisioning(head.provisioningEnabled);
  if (head.policy !== undefined) directory.setPolicy(head.policy);
  directory.setGroupLock(head.groupLock);
  directory.setSchemaExtensions(head.schemaExtensions);
  directory.setIdpProfile(head.idpProfile);
  for (const key of head.apiKeys) directory.putApiKey(key);
  for (const [id, at] of head.erased) directory.markErased(id, at);
  const pairs: Record<UserKey, Uint32Array[]> = { id: [], userName: [], externalId: [], value: [] };
  const shown: Record<'users' | 'groups', Uint32Array[]> = { users: [], groups: [] };
  let users = 0;
  let memberships = 0;
  const sizes: number[] = [];
  let places: number | undefined;

  const add = (part: SnapshotPart): BrokenSnapshot | undefined => {
    switch (part._tag) {
      case 'Head':
        return brokenSnapshot('it has two heads');
      case 'Users':
        if (part.count !== Math.min(USERS_PER_PART, head.users - users)) {
          return brokenSnapshot('a part has more or fewer users than it should');
        }
        users += part.count;
        directory.restoreUsers(part);
        return undefined;
      case 'UserIndex':
        pairs[part.key].push(part.pairs);
        return undefined;
      case 'Groups':
        for (const { group, members } of part.groups) {
          directory.putGroup(group);
          sizes.push(members);
        }
        return undefined;
      case 'ReleasedNames':
        for (const name of part.names) directory.releaseName(name);
        return undefined;
      case 'Memberships':
        if (places === undefined) {
          places = sizes.reduce((sum, size) => sum + size, 0);
          if (places !== head.memberships) return brokenSnapshot(`its groups have ${places} members`);
          directory.prepareMemberships(sizes);
        }
        memberships += part.triples.length / 3;
        return directory.restoreMemberships(part.triples)
          ? undefined
          : brokenSnapshot('a membership has no place, or a place that is taken');
      case 'ShownRevisions':
        shown[part.of].push(part.revisions);
        return undefined;
    }
  };

  return {
    add,
    finish: () => {
      const found = [users, directory.groupCount, memberships].join(', ');
      const announced = [head.users, head.groups, head.memberships].join(', ');
      if (found !== announced) {
        return E.left(brokenSnapshot(`it holds ${found} users, groups and memberships, not ${announced}`));
      }
      const tables = restoreUserTables(head.hashSeed, users, pairs);
      if (tables === undefined) {
        return E.left(brokenSnapshot('an index of its users is not whole'));
      }
      const [usersShown, groupsShown] = [joined(shown.users), joined(shown.groups)];
      if (usersShown.length !== users || groupsShown.length !== directory.groupCount) {
        return E.left(brokenSnapshot('it does not say of all users and groups when what they show changed'));
      }
      directory.restoreUserIndexes(tables, head.activeUsers);
      directory.restoreShownRevisions(usersShown, groupsShown);
      directory.moveTo(head.revision, head.digest);
      return E.right(directory);
    },
  };
};
