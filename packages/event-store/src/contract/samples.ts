import { randomUUID } from 'node:crypto';
import { eventId, type Json, NO_EVENTS, type Revision, revision } from '@rollcall/domain';
import * as E from 'fp-ts/lib/Either.js';
import type { Appended } from '../appended';
import type { EventStore } from '../event-store';
import type { ProposedEvent, RecordedEvent } from '../events';
import { type StreamName, streamName } from '../stream-name';

/** The batch as `append` wants it: never empty. */
export type Batch = readonly [ProposedEvent, ...ProposedEvent[]];

/** A prefix that no stream outside the test has. */
export const freshPrefix = (): string => `contract${randomUUID().replaceAll('-', '')}-`;

export const freshStream = (): StreamName => streamName(`${freshPrefix()}one`);

export const sampleEvent = (data: Json = { note: 'sample' }, type = 'SampleHappened'): ProposedEvent => ({
  id: eventId(randomUUID()),
  type,
  data,
  metadata: { actor: 'contract' },
});

export const sampleBatch = (count: number): Batch => [
  sampleEvent({ index: 0 }),
  ...Array.from({ length: count - 1 }, (_, index) => sampleEvent({ index: index + 1 })),
];

const shown = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) => (typeof part === 'bigint' ? `${part}n` : part));

/** The value, or a failure of the test that says what came instead. */
export const right = <A>(either: E.Either<unknown, A>): A => {
  if (E.isLeft(either)) throw new Error(`expected success, got ${shown(either.left)}`);
  return either.right;
};

export const left = <A>(either: E.Either<A, unknown>): A => {
  if (E.isRight(either)) throw new Error(`expected an error, got ${shown(either.right)}`);
  return either.left;
};

export const append = async (
  store: EventStore,
  stream: StreamName,
  expected: Revision,
  events: Batch,
): Promise<Appended> => right(await store.append(stream, expected, events)());

/** Fills a new stream with `count` events in appends of at most 250; gives what was written. */
export const filledStream = async (
  store: EventStore,
  stream: StreamName,
  count: number,
): Promise<ReadonlyArray<ProposedEvent>> => {
  const written: ProposedEvent[] = [];
  while (written.length < count) {
    const batch = sampleBatch(Math.min(250, count - written.length));
    await append(store, stream, revision(written.length - 1), batch);
    written.push(...batch);
  }
  return written;
};

/** All events of a stream. */
export const contentOf = async (
  store: EventStore,
  stream: StreamName,
): Promise<ReadonlyArray<RecordedEvent>> => {
  const found: RecordedEvent[] = [];
  for (;;) {
    const from = revision(found.length);
    const page = right(await store.readForwards(stream, from, 250)());
    if (page.length === 0) return found;
    found.push(...page);
  }
};

export const idsOf = (events: ReadonlyArray<{ readonly id: string }>): ReadonlyArray<string> =>
  events.map((event) => event.id);

export const revisionsOf = (events: ReadonlyArray<RecordedEvent>): ReadonlyArray<bigint> =>
  events.map((event) => event.revision);

/** Appends one event at the end, however many others do the same. */
export const appendAtEnd = async (
  store: EventStore,
  stream: StreamName,
  event: ProposedEvent,
): Promise<Appended> => {
  let expected = NO_EVENTS;
  for (;;) {
    const answer = await store.append(stream, expected, [event])();
    if (E.isRight(answer)) return answer.right;
    if (answer.left._tag !== 'Conflict') throw new Error(`expected a conflict, got ${shown(answer.left)}`);
    expected = answer.left.actual;
  }
};
