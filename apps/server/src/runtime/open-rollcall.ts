import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import type { StoreLocation } from '../configuration/store-location';
import { openStore, type StoreNotOpened } from './open-store';
import { createRollcall, type Rollcall, type RollcallOptions } from './rollcall';

export const openRollcall = (
  location: StoreLocation,
  options: Omit<RollcallOptions, 'store'> = {},
): TE.TaskEither<StoreNotOpened, Rollcall> =>
  pipe(
    openStore(location),
    TE.map((store) => createRollcall({ store, ...options })),
  );
