import { resolve } from 'node:path';
import { NO_EVENTS } from '@rollcall/domain';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as O from 'fp-ts/lib/Option.js';
import type * as TE from 'fp-ts/lib/TaskEither.js';
import type Database from 'libsql';
import { Bell } from '../bell';
import { closed, type ReadError, type Unavailable } from '../errors';
import type { EventStore } from '../event-store';
import { follow } from '../follow';
import { DEFAULT_MAX_BYTES } from '../limits';
import { PAGE_SIZE, type Page } from '../page';
import { serialise, totalBytes } from '../serialised-event';
import type { SubscriptionStart } from '../subscription';
import { closeDatabase } from './close-database';
import { EventTable } from './event-table';
import { unavailableBy } from './fault';
import { ForeignCommits } from './foreign-commits';
import { GroupCommit } from './group-commit';
import { GroupTransaction } from './group-transaction';
import { openDatabase } from './open-database';
import { patiently } from './patience';

export type SqliteEventStoreOptions = {
  /** The database file. It and its folder are made, readable by nobody else, when they are missing. */
  readonly path: string;
  /** `limits.maxBytes` of the store; 16 MiB if not given. */
  readonly maxBytes?: number;
  /** How long to wait for another process that holds the lock; 5,000 ms if not given. */
  readonly lockTimeoutMs?: number;
};

const pageOf = (table: EventTable, start: SubscriptionStart, place: bigint): Page => {
  const looked =
    start._tag === 'Stream'
      ? table.forwards(start.stream, place + 1n, PAGE_SIZE)
      : table.after(place, PAGE_SIZE);
  const last = looked.at(-1);
  const atEnd = looked.length < PAGE_SIZE;
  if (start._tag === 'Stream') return { events: looked, last: last?.revision ?? place, atEnd };
  const events = looked.filter((event) => event.stream.startsWith(start.streamPrefix));
  return { events, last: last?.position.commit ?? place, atEnd };
};

const storeOver = (
  db: Database.Database,
  path: string,
  maxBytes: number,
  lockTimeoutMs: number,
): EventStore => {
  const table = new EventTable(db);
  const foreignCommits = new ForeignCommits(db, () => bell.ring());
  const bell = new Bell((listening) => foreignCommits.watch(listening));
  const transaction = new GroupTransaction(db, table, path);
  const commits = new GroupCommit(transaction, { path, lockTimeoutMs, onDone: () => bell.ring() });
  let isClosed = false;
  let closing: Promise<void> | undefined;

  const reading =
    <A>(read: () => A): TE.TaskEither<ReadError, A> =>
    async () => {
      const attempt = () => (isClosed ? E.left(closed) : E.right(read()));
      const outcome = await patiently(attempt, lockTimeoutMs);
      return E.isRight(outcome) ? outcome.right : E.left(unavailableBy(path, outcome.left));
    };

  const followed = {
    bell,
    isClosed: () => isClosed,
    page: (start: SubscriptionStart, place: bigint) => reading(() => pageOf(table, start, place)),
  };

  return {
    limits: { maxBytes },
    append: (stream, expected, proposed) => async () => {
      if (isClosed) return E.left(closed);
      const events = proposed.map(serialise);
      const bytes = totalBytes(events);
      if (bytes > maxBytes) return E.left({ _tag: 'AppendTooLarge', bytes, maxBytes });
      return commits.append({ stream, expected, events });
    },
    readForwards: (stream, from, maxCount) => reading(() => table.forwards(stream, from, maxCount)),
    readBackwards: (stream, from, maxCount) => reading(() => table.backwards(stream, from, maxCount)),
    head: (stream) =>
      reading(() =>
        pipe(
          O.fromNullable(table.stateOf(stream)?.head),
          O.filter((head) => head !== NO_EVENTS),
        ),
      ),
    subscribe: (start) => follow(followed, start),
    close: () => {
      isClosed = true;
      bell.ring();
      closing ??= commits.idle().then(() => closeDatabase(db));
      return closing;
    },
  };
};

/**
 * The store in one SQLite file, durable when an append is answered. Other processes may open the same file
 * at the same time, to append, to read and to follow; each sees what the others commit.
 */
export const openSqliteEventStore =
  (options: SqliteEventStoreOptions): TE.TaskEither<Unavailable, EventStore> =>
  async () => {
    const path = resolve(options.path);
    const { maxBytes = DEFAULT_MAX_BYTES, lockTimeoutMs = 5_000 } = options;
    const open = () => storeOver(openDatabase(path), path, maxBytes, lockTimeoutMs);
    const opened = await patiently(open, lockTimeoutMs);
    return E.isRight(opened) ? opened : E.left(unavailableBy(path, opened.left));
  };
