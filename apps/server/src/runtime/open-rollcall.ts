import { resolve } from 'node:path';
import type { EventStore } from '@rollcall/event-store';
import { createFileSnapshotStore } from '@rollcall/projector';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import type { SnapshotPlace } from '../configuration/snapshot-place';
import type { StoreLocation } from '../configuration/store-location';
import type { RequestLog, RequestLogFault } from '../requests/request-log';
import { createSqliteRequestLog } from '../requests/sqlite-request-log';
import { createStreamRequestLog } from '../requests/stream-request-log';
import { feedBookOf } from './feed-book-of';
import { type KeySettings, openKeysOf } from './open-person-keys';
import { openStore, type StoreNotOpened } from './open-store';
import { createRollcall, type Rollcall, type RollcallOptions } from './rollcall';
import { snapshotFolder } from './snapshot-folder';

export type OpenRollcallOptions = Omit<
  RollcallOptions,
  'store' | 'inventoryPlaces' | 'snapshots' | 'requests' | 'keys' | 'feeds'
> & {
  /** None when absent: erasable directories can then not be read. */
  readonly keys?: KeySettings;
  /** Inventories that people keep, by directory id. */
  readonly inventories?: ReadonlyMap<string, string>;
  /** Beside a SQLite store when absent. */
  readonly snapshots?: SnapshotPlace;
  /** The file of the feeds; beside a SQLite store when absent. */
  readonly feeds?: string | undefined;
  /** Whether snapshots are written, or only read. One process of a store should write them. */
  readonly writesSnapshots?: boolean;
  /** Told of requests that could not be logged. */
  readonly onRequestLogFault?: (fault: RequestLogFault) => void;
};

const requestLogOf = (
  location: Exclude<StoreLocation, { readonly _tag: 'Memory' }>,
  store: EventStore,
  options?: { readonly onFault: (fault: RequestLogFault) => void },
): RequestLog =>
  location._tag === 'Sqlite'
    ? createSqliteRequestLog({ path: `${resolve(location.path)}.requests.db`, ...options })
    : createStreamRequestLog({ store, ...options });

/** Beside a SQLite file lies the folder with inventories, which decide about access beside the policy: `<file>.access`. */
export const openRollcall = (
  location: StoreLocation,
  {
    inventories,
    snapshots: place = { _tag: 'BesideStore' },
    writesSnapshots = false,
    keys: keySettings = {},
    onRequestLogFault: onFault,
    feeds: feedFile,
    ...options
  }: OpenRollcallOptions = {},
): TE.TaskEither<StoreNotOpened, Rollcall> => {
  const folder = snapshotFolder(location, place);
  return pipe(
    TE.fromEither(openKeysOf(location, keySettings)),
    TE.bindTo('keys'),
    TE.bind('store', ({ keys }) =>
      pipe(
        openStore(location),
        TE.mapLeft((fault) => {
          keys?.close();
          return fault;
        }),
      ),
    ),
    TE.map(({ store, keys }) =>
      createRollcall({
        store,
        ...(keys && { keys }),
        ...options,
        feeds: feedBookOf(location, feedFile),
        ...(location._tag !== 'Memory' && {
          requests: requestLogOf(location, store, onFault && { onFault }),
        }),
        ...(folder !== undefined && {
          snapshots: {
            store: createFileSnapshotStore(folder),
            ...(!writesSnapshots && { everyEvents: Number.MAX_SAFE_INTEGER }),
          },
        }),
        inventoryPlaces: {
          ...(location._tag === 'Sqlite' && { folder: `${resolve(location.path)}.access` }),
          ...(inventories && { given: inventories }),
        },
      }),
    ),
  );
};
