import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { eventId, type Json, type Revision } from '@rollcall/domain';
import {
  type Appended,
  type EventStore,
  type ProposedEvent,
  type RecordedEvent,
  type StreamName,
  streamName,
} from '@rollcall/event-store';
import * as E from 'fp-ts/lib/Either.js';

export type Batch = readonly [ProposedEvent, ...ProposedEvent[]];

export const freshStream = (): StreamName => streamName(`esdb${randomUUID().replaceAll('-', '')}-one`);

export const proposed = (data: Json = { note: 'sample' }): ProposedEvent => ({
  id: eventId(randomUUID()),
  type: 'SampleHappened',
  data,
  metadata: { actor: 'test' },
});

export const batchOf = (count: number): Batch => [
  proposed({ index: 0 }),
  ...Array.from({ length: count - 1 }, (_, index) => proposed({ index: index + 1 })),
];

export const rightOf = <A>(either: E.Either<{ readonly _tag: string }, A>): A => {
  if (E.isLeft(either)) throw new Error(`expected success, got ${either.left._tag}`);
  return either.right;
};

export const leftOf = <A>(either: E.Either<A, unknown>): A => {
  if (E.isRight(either)) throw new Error('expected an error, got success');
  return either.left;
};

export const appended = async (
  store: EventStore,
  stream: StreamName,
  expected: Revision,
  events: Batch,
): Promise<Appended> => rightOf(await store.append(stream, expected, events)());

const WORTH_ANOTHER_TRY = new Set(['OutcomeUnknown', 'Unavailable', 'AccessDenied']);

/** Appends as a writer does: sends the identical batch again until the outcome is known. */
export const appendedThroughLosses = async (
  store: EventStore,
  stream: StreamName,
  expected: Revision,
  events: Batch,
): Promise<Appended> => {
  for (let attempt = 0; attempt < 200; attempt += 1) {
    const answer = await store.append(stream, expected, events)();
    if (E.isRight(answer)) return answer.right;
    if (!WORTH_ANOTHER_TRY.has(answer.left._tag)) return rightOf(answer);
    await pause(10);
  }
  throw new Error('the outcome stays unknown');
};

export const idsOf = (events: ReadonlyArray<{ readonly id: string }>): ReadonlyArray<string> =>
  events.map((event) => event.id);

export const revisionsOf = (events: ReadonlyArray<RecordedEvent>): ReadonlyArray<bigint> =>
  events.map((event) => event.revision);
