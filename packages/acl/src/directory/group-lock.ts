import {
  type CanonicalName,
  canonicalName,
  type GroupId,
  type GroupLock,
  groupId,
  isJsonObject,
} from '@rollcall/domain';
import * as E from 'fp-ts/lib/Either.js';
import type { Policy } from '../policy/policy';
import type { AccessDirectory } from './access-directory';

export type BadGroupLock = { readonly _tag: 'BadGroupLock'; readonly message: string };

/** The lock that pins every pushed group a policy names to the group that bears the name now. */
export const lockGroups = (policy: Policy, directory: AccessDirectory): GroupLock => {
  const lock = new Map<CanonicalName, GroupId>();
  for (const { term } of policy.references) {
    if (term.kind !== 'syncedGroup') continue;
    const group = directory.groupByName(term.name);
    if (group !== undefined && group !== 'ambiguous') lock.set(term.name, group.id);
  }
  return lock;
};

/** Reads a lock from JSON: an object of group names to group ids. */
export const decodeGroupLock = (json: unknown): E.Either<BadGroupLock, GroupLock> => {
  const refuse = (message: string) => E.left<BadGroupLock>({ _tag: 'BadGroupLock', message });
  if (!isJsonObject(json)) return refuse('a group lock is an object of group names to group ids');
  const lock = new Map<CanonicalName, GroupId>();
  for (const [name, id] of Object.entries(json)) {
    if (typeof id !== 'string' || id === '')
      return refuse(`${JSON.stringify(name)}: the id of a group is a string`);
    const canonical = canonicalName(name);
    if (lock.has(canonical))
      return refuse(`${JSON.stringify(name)}: two names of the lock are the same group name`);
    lock.set(canonical, groupId(id));
  }
  return E.right(lock);
};

/** The JSON that `decodeGroupLock` reads, in the order of the names. */
export const encodeGroupLock = (lock: GroupLock): Readonly<Record<string, string>> =>
  Object.fromEntries([...lock].toSorted(([a], [b]) => (a < b ? -1 : 1)));
