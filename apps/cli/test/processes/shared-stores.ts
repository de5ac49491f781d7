import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type EventStore, openSqliteEventStore } from '@rollcall/event-store';
import { connectEventStoreDb } from '@rollcall/event-store-esdb';
import { startEventStoreDbDouble } from '@rollcall/testing/eventstoredb-double';
import * as E from 'fp-ts/lib/Either.js';

/** One store that several processes are given. */
export type SharedStore = {
  /** For `--store`. */
  readonly location: string;
  /** Opens it in this process as well. */
  readonly open: () => Promise<EventStore>;
  readonly end: () => Promise<void>;
};

const opened = (store: E.Either<{ readonly reason: string }, EventStore>): EventStore => {
  if (E.isLeft(store)) throw new Error(store.left.reason);
  return store.right;
};

export const sqliteFile = async (): Promise<SharedStore> => {
  const folder = mkdtempSync(join(tmpdir(), 'rollcall-processes-'));
  const path = join(folder, 'rollcall.db');
  return {
    location: path,
    open: async () => opened(await openSqliteEventStore({ path })()),
    end: async () => rmSync(folder, { recursive: true }),
  };
};

/** The double lives in this process, so that it outlives every server. */
export const eventStoreDbDouble = async (): Promise<SharedStore> => {
  const double = await startEventStoreDbDouble();
  const location = double.connectionString();
  return {
    location,
    open: async () => opened(connectEventStoreDb(location)),
    end: () => double.dispose(),
  };
};
