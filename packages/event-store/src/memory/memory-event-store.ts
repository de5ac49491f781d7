import { NO_EVENTS, type Revision } from '@rollcall/domain';
import * as E from 'fp-ts/lib/Either.js';
import * as O from 'fp-ts/lib/Option.js';
import type * as TE from 'fp-ts/lib/TaskEither.js';
import { admit } from '../admission';
import { type Appended, appendedAt } from '../appended';
import { Bell } from '../bell';
import { type AppendError, closed, type ReadError } from '../errors';
import type { EventStore } from '../event-store';
import { type Followed, follow } from '../follow';
import { DEFAULT_MAX_BYTES } from '../limits';
import { PAGE_SIZE, type Page } from '../page';
import { type SerialisedEvent, serialise, totalBytes } from '../serialised-event';
import type { StreamName } from '../stream-name';
import type { SubscriptionStart } from '../subscription';
import { MemoryLog, recorded } from './memory-log';

export type MemoryEventStoreOptions = {
  /** `limits.maxBytes` of the store; 16 MiB if not given. */
  readonly maxBytes?: number;
};

const pageOf = (log: MemoryLog, start: SubscriptionStart, place: bigint): Page => {
  if (start._tag === 'Stream') {
    const looked = log.afterRevision(start.stream, place, PAGE_SIZE);
    const last = looked.at(-1)?.revision ?? place;
    return { events: looked.map(recorded), last, atEnd: looked.length < PAGE_SIZE };
  }
  const looked = log.afterPosition(place, PAGE_SIZE);
  const wanted = looked.filter((entry) => entry.stream.startsWith(start.streamPrefix));
  const last = looked.at(-1)?.position ?? place;
  return { events: wanted.map(recorded), last, atEnd: looked.length < PAGE_SIZE };
};

/** A store that lives as long as the object: for tests, examples and replays. */
export const createMemoryEventStore = (options: MemoryEventStoreOptions = {}): EventStore => {
  const { maxBytes = DEFAULT_MAX_BYTES } = options;
  const log = new MemoryLog();
  const bell = new Bell();
  let isClosed = false;

  const append = (
    stream: StreamName,
    expected: Revision,
    events: ReadonlyArray<SerialisedEvent>,
  ): E.Either<AppendError, Appended> => {
    if (isClosed) return E.left(closed);
    const bytes = totalBytes(events);
    if (bytes > maxBytes) return E.left({ _tag: 'AppendTooLarge', bytes, maxBytes });

    const actual = log.headOf(stream);
    const ids = events.map((event) => event.id);
    const admission = admit(actual, expected, ids, (after, count) =>
      log.afterRevision(stream, after, count).map((entry) => entry.event.id),
    );
    if (admission === 'Append') {
      log.add(stream, events);
      bell.ring();
    }
    const written = log.afterRevision(stream, expected, events.length);
    const [first, last] = [written.at(0), written.at(-1)];
    if (admission === 'WrongRevision' || first === undefined || last === undefined) {
      const tail = log.afterRevision(stream, expected, PAGE_SIZE).map(recorded);
      return E.left({ _tag: 'Conflict', expected, actual, tail });
    }
    return E.right(appendedAt(last.revision, first.position, last.position, events.length));
  };

  const reading =
    <A>(read: () => A): TE.TaskEither<ReadError, A> =>
    async () =>
      isClosed ? E.left(closed) : E.right(read());

  const followed: Followed = {
    bell,
    isClosed: () => isClosed,
    page: (start, place) => reading(() => pageOf(log, start, place)),
  };

  return {
    limits: { maxBytes },
    append: (stream, expected, events) => async () => append(stream, expected, events.map(serialise)),
    readForwards: (stream, from, maxCount) =>
      reading(() => log.afterRevision(stream, from - 1n, maxCount).map(recorded)),
    readBackwards: (stream, from, maxCount) =>
      reading(() => log.downFrom(stream, from, maxCount).map(recorded)),
    head: (stream) =>
      reading(() => O.fromPredicate((head: Revision) => head !== NO_EVENTS)(log.headOf(stream))),
    subscribe: (start) => follow(followed, start),
    close: async () => {
      isClosed = true;
      bell.ring();
    },
  };
};
