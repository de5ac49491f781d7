import { join } from 'node:path';
import type { EventStore } from '@rollcall/event-store';
import { connectEventStoreDb } from '@rollcall/event-store-esdb';
import * as E from 'fp-ts/lib/Either.js';
import { startServer } from '../servers/server-process';

/** Works with a wire-level double of EventStoreDB that runs in a process of its own for as long. */
export const onDouble = async <Result>(
  work: (connectionString: string) => Promise<Result>,
): Promise<Result> => {
  const double = await startServer(join(__dirname, '../servers/eventstoredb-double.js'), []);
  try {
    return await work(double.url);
  } finally {
    await double.stop();
  }
};

/** The store as a server opens it. */
export const openStore = (connectionString: string): EventStore => {
  const store = connectEventStoreDb(connectionString);
  if (E.isLeft(store)) throw new Error(`${connectionString} is not understood`);
  return store.right;
};
