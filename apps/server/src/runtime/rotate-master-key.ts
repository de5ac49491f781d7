import type { Rewrapped } from '@rollcall/erasure';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import type { StoreLocation } from '../configuration/store-location';
import { type KeySettings, masterKeyOf, openKeysOf } from './open-person-keys';
import type { StoreNotOpened } from './open-store';

/** Wraps the keys of people with the master key of another file. No other process may run. */
export const rotateMasterKey = (
  { store, ...settings }: KeySettings & { readonly store: StoreLocation },
  newMasterKeyFile: string,
): TE.TaskEither<StoreNotOpened, Rewrapped> =>
  pipe(
    masterKeyOf({ masterKeyFile: newMasterKeyFile }),
    E.bindTo('next'),
    E.bind('keys', () => openKeysOf(store, settings)),
    TE.fromEither,
    TE.chain(({ next, keys }) =>
      keys === undefined || next === undefined
        ? TE.left<StoreNotOpened, Rewrapped>({
            _tag: 'StoreNotOpened',
            reason:
              'the present master key is not given: set ROLLCALL_MASTER_KEY_FILE or ROLLCALL_MASTER_KEY',
          })
        : pipe(
            keys.rewrap(next),
            TE.mapLeft(({ reason }): StoreNotOpened => ({ _tag: 'StoreNotOpened', reason })),
            TE.chainFirstIOK(() => () => keys.close()),
          ),
    ),
  );
