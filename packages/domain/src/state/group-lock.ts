import type { GroupLockChanged } from '../events/group-lock-changed';
import type { GroupId } from '../ids/ids';
import { type CanonicalName, canonicalName } from '../names/canonical-name';

/**
 * Which group may answer to a name. A name held by another group denotes nobody in rules, so deleting a group
 * and creating one under the same name does not re-arm old rules. A name that is not in it is not locked.
 */
export type GroupLock = ReadonlyMap<CanonicalName, GroupId>;

export const groupLockAfter = (lock: GroupLock, { names }: GroupLockChanged): GroupLock => {
  const after = new Map(lock);
  for (const { name, to } of names) {
    if (to === null) after.delete(canonicalName(name));
    else after.set(canonicalName(name), to);
  }
  return after;
};
