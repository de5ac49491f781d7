import type { CanonicalName, GroupId } from '@rollcall/domain';
import type { Inventory } from '../inventory/inventory';
import type { AccessDirectory } from './access-directory';

/**
 * Which group may answer to a name. A name held by another group denotes nobody, so deleting a group and
 * creating one under the same name does not re-arm old rules.
 */
export type GroupLock = ReadonlyMap<CanonicalName, GroupId>;

/** What a policy is resolved against. */
export type World = {
  readonly directory: AccessDirectory;
  /** Read at every decision; a new object is a new inventory. */
  readonly inventory?: () => Inventory | undefined;
  readonly groupLock?: GroupLock;
};
