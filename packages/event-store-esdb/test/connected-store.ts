import type { EventStore } from '@rollcall/event-store';
import * as E from 'fp-ts/lib/Either.js';
import { connectEventStoreDb, type EventStoreDbOptions } from '../src';

/** A store over the connection string, which is known to be good. */
export const connectedStore = (connectionString: string, options?: EventStoreDbOptions): EventStore => {
  const store = connectEventStoreDb(connectionString, options);
  if (E.isLeft(store)) throw new Error(store.left.reason);
  return store.right;
};
