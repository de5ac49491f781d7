import { createMemoryEventStore, type EventStore, openSqliteEventStore } from '@rollcall/event-store';
import { connectEventStoreDb } from '@rollcall/event-store-esdb';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import type { StoreLocation } from '../configuration/store-location';

export type StoreNotOpened = { readonly _tag: 'StoreNotOpened'; readonly reason: string };

const notOpened = ({ reason }: { readonly reason: string }): StoreNotOpened => ({
  _tag: 'StoreNotOpened',
  reason,
});

/** A SQLite file and its folder are made when they are missing; EventStoreDB is connected to when first used. */
export const openStore = (location: StoreLocation): TE.TaskEither<StoreNotOpened, EventStore> => {
  switch (location._tag) {
    case 'Memory':
      return TE.right(createMemoryEventStore());
    case 'Sqlite':
      return pipe(openSqliteEventStore({ path: location.path }), TE.mapLeft(notOpened));
    case 'EventStoreDb':
      return pipe(TE.fromEither(connectEventStoreDb(location.connectionString)), TE.mapLeft(notOpened));
  }
};
