import { resolve } from 'node:path';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import type { StoreLocation } from '../configuration/store-location';
import { openStore, type StoreNotOpened } from './open-store';
import { createRollcall, type Rollcall, type RollcallOptions } from './rollcall';

export type OpenRollcallOptions = Omit<RollcallOptions, 'store' | 'accessFiles'> & {
  /** Inventories that people keep, by directory id. */
  readonly inventories?: ReadonlyMap<string, string>;
};

/** Beside a SQLite file lies the folder with what decides about access beside the policy: `<file>.access`. */
export const openRollcall = (
  location: StoreLocation,
  { inventories, ...options }: OpenRollcallOptions = {},
): TE.TaskEither<StoreNotOpened, Rollcall> =>
  pipe(
    openStore(location),
    TE.map((store) =>
      createRollcall({
        store,
        ...options,
        accessFiles: {
          ...(location._tag === 'Sqlite' && { folder: `${resolve(location.path)}.access` }),
          ...(inventories && { inventories }),
        },
      }),
    ),
  );
