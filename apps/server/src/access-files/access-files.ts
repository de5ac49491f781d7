import { join } from 'node:path';
import { decodeInventory, type Inventory } from '@rollcall/acl';
import type { DirectoryId } from '@rollcall/domain';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import { AccessFile } from './access-file';
import { describeInventoryFault } from './describe-inventory-fault';

/** Where the files are that decide about access beside the policy. */
export type AccessFilePlaces = {
  /** For those given over the API, one of each kind for a directory; absent for a store that is no file. */
  readonly folder?: string;
  /** Inventories that people keep elsewhere, by directory id. They win, and the API does not write them. */
  readonly inventories?: ReadonlyMap<string, string>;
};

/** An inventory, and the JSON that says it. */
export type InventoryContent = { readonly inventory: Inventory; readonly json: unknown };

/** The files of one directory; `undefined` where there is no place for one. */
export type DirectoryFiles = {
  readonly inventory: AccessFile<InventoryContent> | undefined;
  /** Whether the inventory is one that people keep elsewhere. */
  readonly inventoryIsGiven: boolean;
};

/** The files of a directory. Its id is a safe file name: lowercase letters, digits and hyphens. */
export const accessFilesOf = ({ folder, inventories }: AccessFilePlaces, id: DirectoryId): DirectoryFiles => {
  const given = inventories?.get(id);
  const inventory = given ?? (folder === undefined ? undefined : join(folder, `${id}.inventory.json`));
  return {
    inventory:
      inventory === undefined ? undefined : new AccessFile(inventory, readInventory, given !== undefined),
    inventoryIsGiven: given !== undefined,
  };
};

const readInventory = (json: unknown, version: string): E.Either<string, InventoryContent> =>
  pipe(
    decodeInventory(json, version),
    E.bimap(describeInventoryFault, (inventory) => ({ inventory, json })),
  );
