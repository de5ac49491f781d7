import { createResolver, type Inventory, type Resolver, type World } from '@rollcall/acl';
import type { DirectoryId, DirectoryView } from '@rollcall/domain';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import type { InventoryFile, InventoryFileUnusable } from '../inventory-files/inventory-file';
import { type InventoryPlaces, inventoryFileOf } from '../inventory-files/inventory-places';

/** What answers access questions about one directory, with its devices and roles as they are now. */
export type CurrentAccess = {
  /** Over the live state; keeps its compiled policy. */
  readonly resolver: Resolver;
  /** The same over any view of the directory, such as one with a change laid over it. */
  readonly worldOf: (view: DirectoryView) => World;
  /** Over any view, with the policy in force there. */
  readonly resolverOf: (view: DirectoryView) => Resolver;
};

export type DirectoryAccess = {
  /** Of its inventory; absent where there is no place for one. */
  readonly file: InventoryFile | undefined;
  /** Looks at the file first. */
  readonly current: TE.TaskEither<InventoryFileUnusable, CurrentAccess>;
};

type DirectoryAccessOptions = {
  readonly live: DirectoryView;
  readonly places: InventoryPlaces;
  readonly onError: (error: unknown) => void;
};

export const directoryAccess = (
  id: DirectoryId,
  { live, places, onError }: DirectoryAccessOptions,
): DirectoryAccess => {
  const file = inventoryFileOf(places, id);
  let inventory: Inventory | undefined;
  const worldOf = (directory: DirectoryView): World => ({ directory, inventory: () => inventory });
  const resolverOf = (view: DirectoryView): Resolver =>
    createResolver({ ...worldOf(view), policy: () => view.policy, onError });
  const access: CurrentAccess = { resolver: resolverOf(live), worldOf, resolverOf };

  const current = pipe(
    file?.read ?? TE.right(undefined),
    TE.map((content) => {
      inventory = content?.inventory;
      return access;
    }),
  );
  return { file, current };
};
