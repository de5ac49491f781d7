import type { Inventory } from '../inventory/inventory';
import type { AccessDirectory } from './access-directory';

/** What a policy is resolved against. */
export type World = {
  readonly directory: AccessDirectory;
  /** Read at every decision; a new object is a new inventory. */
  readonly inventory?: () => Inventory | undefined;
};
