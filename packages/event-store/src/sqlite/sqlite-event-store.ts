import { resolve } from 'node:path';
import * as E from 'fp-ts/lib/Either.js';
import type * as TE from 'fp-ts/lib/TaskEither.js';
import { Bell } from '../bell';
import { closed, type ReadError, type Unavailable } from '../errors';
import type { EventStore } from '../event-store';
import { follow } from '../follow';
import { DEFAULT_MAX_BYTES } from '../limits';
import { PAGE_SIZE, type Page } from '../page';
import { serialise, totalBytes } from '../serialised-event';
import type { SubscriptionStart } from '../subscription';
import { CommitWatch } from './commit-watch';
import { type Connections, closeConnections, openConnections } from './connections';
import { EventReader } from './event-reader';
import { EventWriter } from './event-writer';
import { unavailableBy } from './fault';
import { GroupCommit } from './group-commit';
import { GroupTransaction } from './group-transaction';
import { patiently } from './patience';

export type SqliteEventStoreOptions = {
  /** The database file. It and its folder are made, readable by nobody else, when they are missing. */
  readonly path: string;
  /** `limits.maxBytes` of the store; 16 MiB if not given. */
  readonly maxBytes?: number;
  /** How long to wait for another process that holds the lock; 5,000 ms if not given. */
  readonly lockTimeoutMs?: number;
};

const pageOf = (reader: EventReader, start: SubscriptionStart, place: bigint): Page => {
  const looked =
    start._tag === 'Stream'
      ? reader.forwards(start.stream, place + 1n, PAGE_SIZE)
      : reader.after(place, PAGE_SIZE);
  const last = looked.at(-1);
  const atEnd = looked.length < PAGE_SIZE;
  if (start._tag === 'Stream') return { events: looked, last: last?.revision ?? place, atEnd };
  const events = looked.filter((event) => event.stream.startsWith(start.streamPrefix));
  return { events, last: last?.position.commit ?? place, atEnd };
};

const storeOver = (
  connections: Connections,
  writer: EventWriter,
  path: string,
  maxBytes: number,
  lockTimeoutMs: number,
): EventStore => {
  const { reading: db, file } = connections;
  const reader = new EventReader(db);
  const commitWatch = new CommitWatch(
    db,
    file,
    () => bell.ring(),
    () => commits.isCommitting,
  );
  const bell = new Bell((listening) => commitWatch.watch(listening));
  const transaction = new GroupTransaction(connections.writing, writer, reader, path);
  const commits = new GroupCommit(transaction, { path, lockTimeoutMs, onDone: () => commitWatch.look() });
  let isClosed = false;
  let closing: Promise<void> | undefined;

  const reading =
    <A>(read: () => A): TE.TaskEither<ReadError, A> =>
    async () => {
      const attempt = () => {
        if (isClosed) return E.left(closed);
        file.mustHaveBeenThere();
        return E.right(read());
      };
      const outcome = await patiently(attempt, lockTimeoutMs);
      return E.isRight(outcome) ? outcome.right : E.left(unavailableBy(path, outcome.left));
    };

  const followed = {
    bell,
    isClosed: () => isClosed,
    page: (start: SubscriptionStart, place: bigint) => reading(() => pageOf(reader, start, place)),
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
    readForwards: (stream, from, maxCount) => reading(() => reader.forwards(stream, from, maxCount)),
    readBackwards: (stream, from, maxCount) => reading(() => reader.backwards(stream, from, maxCount)),
    head: (stream) => reading(() => reader.head(stream)),
    subscribe: (start) => follow(followed, start),
    close: () => {
      isClosed = true;
      bell.ring();
      closing ??= commits.idle().then(() => closeConnections(connections));
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
    const open = async () => {
      const connections = await openConnections(path);
      try {
        const writer = await EventWriter.over(connections.writing);
        return storeOver(connections, writer, path, maxBytes, lockTimeoutMs);
      } catch (error) {
        await closeConnections(connections);
        throw error;
      }
    };
    const opened = await patiently(open, lockTimeoutMs);
    return E.isRight(opened) ? opened : E.left(unavailableBy(path, opened.left));
  };
