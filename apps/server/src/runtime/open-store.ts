import { mkdir } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { createMemoryEventStore, type EventStore, openSqliteEventStore } from '@rollcall/event-store';
import * as E from 'fp-ts/lib/Either.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import type { StoreLocation } from '../configuration/store-location';

export type StoreNotOpened = { readonly _tag: 'StoreNotOpened'; readonly reason: string };

const notOpened = (reason: string): StoreNotOpened => ({ _tag: 'StoreNotOpened', reason });

/** Opens the store, and makes the folder of a file that is to be created. */
export const openStore = (location: StoreLocation): TE.TaskEither<StoreNotOpened, EventStore> => {
  switch (location._tag) {
    case 'Memory':
      return TE.right(createMemoryEventStore());
    case 'Sqlite':
      return openFile(resolve(location.path));
    case 'EventStoreDb':
      return TE.left(notOpened('this build has no adapter for EventStoreDB'));
  }
};

const openFile =
  (path: string): TE.TaskEither<StoreNotOpened, EventStore> =>
  async () => {
    const folder = await TE.tryCatch(
      () => mkdir(dirname(path), { recursive: true, mode: 0o700 }),
      (cause) => notOpened(`the folder of ${path} cannot be made: ${String(cause)}`),
    )();
    if (E.isLeft(folder)) return folder;
    const opened = openSqliteEventStore({ path });
    return E.mapLeft(({ reason }: { reason: string }) => notOpened(reason))(opened);
  };
