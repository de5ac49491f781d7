import { join } from 'node:path';
import type { DirectoryId } from '@rollcall/domain';
import { InventoryFile } from './inventory-file';

/** Where the inventories are that decide about access beside the policy. */
export type InventoryPlaces = {
  /** For those given over the API, one for a directory; absent for a store that is no file. */
  readonly folder?: string;
  /** Those that people keep elsewhere, by directory id. They win, and the API does not write them. */
  readonly given?: ReadonlyMap<string, string>;
};

/** The file of a directory, whose id is a safe file name: lowercase letters, digits and hyphens. */
export const inventoryFileOf = (
  { folder, given }: InventoryPlaces,
  id: DirectoryId,
): InventoryFile | undefined => {
  const path = given?.get(id);
  if (path !== undefined) return new InventoryFile(path, true);
  return folder === undefined ? undefined : new InventoryFile(join(folder, `${id}.inventory.json`), false);
};
