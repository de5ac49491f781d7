import { createMemoryEventStore, type EventStore, openSqliteEventStore } from '@rollcall/event-store';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import type { StoreLocation } from '../configuration/store-location';

export type StoreNotOpened = { readonly _tag: 'StoreNotOpened'; readonly reason: string };

const notOpened = ({ reason }: { readonly reason: string }): StoreNotOpened => ({
  _tag: 'StoreNotOpened',
  reason,
});

/** A SQLite file and its folder are made when they are missing. */
export const openStore = (location: StoreLocation): TE.TaskEither<StoreNotOpened, EventStore> => {
  switch (location._tag) {
    case 'Memory':
      return TE.right(createMemoryEventStore());
    case 'Sqlite':
      return pipe(openSqliteEventStore({ path: location.path }), TE.mapLeft(notOpened));
    case 'EventStoreDb':
      return TE.left(notOpened({ reason: 'this build cannot connect to EventStoreDB' }));
  }
};
