import { existsSync } from 'node:fs';
import {
  type Configuration,
  describeConfigurationFault,
  openRollcall,
  readConfiguration,
  settled,
} from '@rollcall/server';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { type Answer, type Failure, failed, usage } from '../terminal/answer';
import type { Session, UseRollcall } from './session';

/**
 * Opens the store of `--store` or `ROLLCALL_STORE`, which must exist, for the length of one command.
 * `inventories`: files with devices and roles, by directory id, rather than those of
 * `ROLLCALL_INVENTORY` or beside the store.
 */
export const useStore = (
  session: Session,
  use: UseRollcall,
  inventories?: Inventories,
): TE.TaskEither<Failure, Answer> => open(session, use, existing, inventories);

/** Like `useStore`, but makes the store if it is not there. */
export const useOrMakeStore = (session: Session, use: UseRollcall): TE.TaskEither<Failure, Answer> =>
  open(session, use, E.right);

type Store = Configuration['store'];
type Inventories = ReadonlyMap<string, string>;

const open = (
  { io, storeFlag }: Session,
  use: UseRollcall,
  admit: (store: Store) => E.Either<Failure, Store>,
  inventories?: Inventories,
): TE.TaskEither<Failure, Answer> => {
  const flag = storeFlag();
  return pipe(
    TE.fromEither(readConfiguration(io.environment, flag === undefined ? {} : { store: flag })),
    TE.mapLeft((faults) => usage(faults.map(describeConfigurationFault).join('\n'))),
    TE.chainFirstEitherK(({ store }) => admit(store)),
    TE.chain(({ store, snapshots, feeds, inventories: configured, ...keys }) =>
      pipe(
        openRollcall(store, { snapshots, keys, feeds, inventories: inventories ?? configured }),
        TE.mapLeft(({ reason }) => failed('store-not-opened', `The store cannot be opened: ${reason}`)),
      ),
    ),
    TE.chain((rollcall) => async () => {
      try {
        if (rollcall.snapshots !== undefined) await settled(rollcall.projector);
        return await use(rollcall)();
      } finally {
        await rollcall.close();
      }
    }),
  );
};

const existing = (store: Store): E.Either<Failure, Store> =>
  store._tag !== 'Sqlite' || existsSync(store.path)
    ? E.right(store)
    : E.left(
        failed(
          'no-store',
          `There is no store at ${store.path}. Start one with "rollcall serve", or name another with --store.`,
        ),
      );
