import { resolve } from 'node:path';
import { createFileSnapshotStore } from '@rollcall/projector';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import type { SnapshotPlace } from '../configuration/snapshot-place';
import type { StoreLocation } from '../configuration/store-location';
import { openStore, type StoreNotOpened } from './open-store';
import { createRollcall, type Rollcall, type RollcallOptions } from './rollcall';
import { snapshotFolder } from './snapshot-folder';

export type OpenRollcallOptions = Omit<RollcallOptions, 'store' | 'accessFiles' | 'snapshots'> & {
  /** Inventories that people keep, by directory id. */
  readonly inventories?: ReadonlyMap<string, string>;
  /** Beside a SQLite store when absent. */
  readonly snapshots?: SnapshotPlace;
  /** Whether snapshots are written, or only read. One process of a store should write them. */
  readonly writesSnapshots?: boolean;
};

/** Beside a SQLite file lies the folder with what decides about access beside the policy: `<file>.access`. */
export const openRollcall = (
  location: StoreLocation,
  {
    inventories,
    snapshots: place = { _tag: 'BesideStore' },
    writesSnapshots = false,
    ...options
  }: OpenRollcallOptions = {},
): TE.TaskEither<StoreNotOpened, Rollcall> => {
  const folder = snapshotFolder(location, place);
  return pipe(
    openStore(location),
    TE.map((store) =>
      createRollcall({
        store,
        ...options,
        ...(folder !== undefined && {
          snapshots: {
            store: createFileSnapshotStore(folder),
            ...(!writesSnapshots && { everyEvents: Number.MAX_SAFE_INTEGER }),
          },
        }),
        accessFiles: {
          ...(location._tag === 'Sqlite' && { folder: `${resolve(location.path)}.access` }),
          ...(inventories && { inventories }),
        },
      }),
    ),
  );
};
