import { parseDirectoryId } from '@rollcall/domain';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { inventoryFileOf } from '../inventory-files/inventory-places';

export type InventoryNotUsable = { readonly _tag: 'InventoryNotUsable'; readonly reason: string };

/** Reads the inventories named at the start once, so that a mistake shows then and not as denied access. */
export const checkInventories = (
  inventories: ReadonlyMap<string, string>,
): TE.TaskEither<InventoryNotUsable, void> =>
  pipe(
    [...inventories.keys()].flatMap((id) => {
      const directoryId = parseDirectoryId(id);
      const file = E.isRight(directoryId)
        ? inventoryFileOf({ given: inventories }, directoryId.right)
        : undefined;
      return file === undefined ? [] : [file.read];
    }),
    TE.sequenceArray,
    TE.bimap(
      ({ path, reason }): InventoryNotUsable => ({
        _tag: 'InventoryNotUsable',
        reason: `${path}: ${reason}`,
      }),
      () => undefined,
    ),
  );
