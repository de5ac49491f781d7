import { NO_EVENTS, type Revision, revision } from '@rollcall/domain';
import * as E from 'fp-ts/lib/Either.js';
import * as O from 'fp-ts/lib/Option.js';
import type * as TE from 'fp-ts/lib/TaskEither.js';
import { admit } from '../admission';
import { Bell } from '../bell';
import { type AppendError, type Conflict, closed, type ReadError } from '../errors';
import type { Appended, EventStore } from '../event-store';
import type { RecordedEvent } from '../events';
import { follow, type Page } from '../follow';
import { parseOrText } from '../json-text';
import { DEFAULT_MAX_BYTES } from '../limits';
import { PAGE_SIZE } from '../page';
import { type SerialisedEvent, serialise, totalBytes } from '../serialised-event';
import type { StreamName } from '../stream-name';
import type { SubscriptionStart } from '../subscription';

export type MemoryEventStoreOptions = {
  /** `limits.maxBytes` of the store; 16 MiB if not given. */
  readonly maxBytes?: number;
};

/** Text is kept, not values: nobody who holds an event can change what the next reader sees. */
type Entry = {
  readonly stream: StreamName;
  readonly revision: Revision;
  /** From 1 on, without gaps. */
  readonly position: bigint;
  readonly event: SerialisedEvent;
};

const recorded = ({ stream, revision, position, event }: Entry): RecordedEvent => ({
  stream,
  revision,
  position: { commit: position, prepare: position },
  id: event.id,
  type: event.type,
  data: parseOrText(event.data),
  metadata: parseOrText(event.metadata),
});

/** A store that lives as long as the object: for tests, examples and replays. */
export const createMemoryEventStore = (options: MemoryEventStoreOptions = {}): EventStore => {
  const maxBytes = options.maxBytes ?? DEFAULT_MAX_BYTES;
  const log: Entry[] = [];
  const streams = new Map<StreamName, Entry[]>();
  const bell = new Bell();
  let isClosed = false;

  /** Entries of a list whose places count from `first`, after the place given. */
  const after = (entries: ReadonlyArray<Entry>, first: bigint, place: bigint, count: number) => {
    const index = place < first ? 0 : Number(place - first) + 1;
    return entries.slice(index, index + Math.max(0, count));
  };
  const entriesOf = (stream: StreamName): ReadonlyArray<Entry> => streams.get(stream) ?? [];
  const headOf = (stream: StreamName): Revision => revision(entriesOf(stream).length - 1);

  const conflict = (stream: StreamName, expected: Revision): Conflict => ({
    _tag: 'Conflict',
    expected,
    actual: headOf(stream),
    tail: after(entriesOf(stream), 0n, expected, PAGE_SIZE).map(recorded),
  });

  const write = (stream: StreamName, events: ReadonlyArray<SerialisedEvent>): void => {
    const entries = streams.get(stream) ?? [];
    streams.set(stream, entries);
    for (const event of events) {
      const place = { revision: revision(entries.length), position: BigInt(log.length + 1) };
      const entry = { stream, ...place, event };
      entries.push(entry);
      log.push(entry);
    }
    bell.ring();
  };

  const append = (
    stream: StreamName,
    expected: Revision,
    events: ReadonlyArray<SerialisedEvent>,
  ): E.Either<AppendError, Appended> => {
    if (isClosed) return E.left(closed);
    const bytes = totalBytes(events);
    if (bytes > maxBytes) return E.left({ _tag: 'AppendTooLarge', bytes, maxBytes });
    const ids = events.map((event) => event.id);
    const idsAfter = (place: Revision, count: number) =>
      after(entriesOf(stream), 0n, place, count).map((entry) => entry.event.id);
    const admission = admit(headOf(stream), expected, ids, idsAfter);
    if (admission === 'WrongRevision') return E.left(conflict(stream, expected));
    if (admission === 'Append') write(stream, events);
    const last = after(entriesOf(stream), 0n, expected, events.length).at(-1);
    if (last === undefined) return E.left(conflict(stream, expected));
    const { position } = last;
    return E.right({ revision: last.revision, position: { commit: position, prepare: position } });
  };

  const page = (start: SubscriptionStart, place: bigint): Page => {
    const looked =
      start._tag === 'Stream'
        ? after(entriesOf(start.stream), 0n, place, PAGE_SIZE)
        : after(log, 1n, place, PAGE_SIZE);
    const last = looked.at(-1);
    const wanted =
      start._tag === 'Stream'
        ? looked
        : looked.filter((entry) => entry.stream.startsWith(start.streamPrefix));
    return {
      events: wanted.map(recorded),
      last: last === undefined ? place : start._tag === 'Stream' ? last.revision : last.position,
      atEnd: looked.length < PAGE_SIZE,
    };
  };

  const reading =
    <A>(read: () => A): TE.TaskEither<ReadError, A> =>
    async () =>
      isClosed ? E.left(closed) : E.right(read());

  return {
    limits: { maxBytes },
    append: (stream, expected, events) => async () => append(stream, expected, events.map(serialise)),
    readForwards: (stream, from, maxCount) =>
      reading(() => after(entriesOf(stream), 0n, from - 1n, maxCount).map(recorded)),
    readBackwards: (stream, from, maxCount) =>
      reading(() => {
        const entries = entriesOf(stream);
        const end = from === 'end' || from >= entries.length ? entries.length : Number(from) + 1;
        return entries
          .slice(Math.max(0, end - maxCount), Math.max(0, end))
          .reverse()
          .map(recorded);
      }),
    head: (stream) =>
      reading(() => {
        const head = headOf(stream);
        return head === NO_EVENTS ? O.none : O.some(head);
      }),
    subscribe: (start) =>
      follow(
        { bell, isClosed: () => isClosed, page: (asked, place) => reading(() => page(asked, place)) },
        start,
      ),
    close: async () => {
      isClosed = true;
      bell.ring();
    },
  };
};
