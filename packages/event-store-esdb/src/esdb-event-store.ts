import { setMaxListeners } from 'node:events';
import { nextRevision, type Revision } from '@rollcall/domain';
import {
  type AppendError,
  type Appended,
  type AppendLimits,
  type EventStore,
  type ProposedEvent,
  type ReadError,
  type RecordedEvent,
  type SerialisedEvent,
  type StreamName,
  type Subscription,
  type SubscriptionStart,
  serialise,
  totalBytes,
} from '@rollcall/event-store';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as O from 'fp-ts/lib/Option.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { appendOnce, type Beaten, type Written } from './append';
import { appendError, closed, noAnswerIn, readError, unavailable } from './faults';
import { askingTheLeader } from './not-leader';
import { readEvents } from './read';
import { subscribe } from './subscribe';
import type { TamedClient } from './tamed-client';
import type { Reading } from './wire/read-request';
import { within } from './within';

/** The most events that a conflict brings along. */
const TAIL_SIZE = 256;

/** How much longer than the call's own deadline an append is waited for: finding a node has no deadline. */
const GRACE_MS = 250;

export class EsdbEventStore implements EventStore {
  readonly limits: AppendLimits;
  readonly #tamed: TamedClient;
  readonly #timeoutMs: number;
  readonly #closing = new AbortController();
  readonly #appending = new Set<Promise<unknown>>();
  #closed: Promise<void> | undefined;

  constructor(tamed: TamedClient, maxBytes: number, timeoutMs: number) {
    this.limits = { maxBytes };
    this.#tamed = tamed;
    this.#timeoutMs = timeoutMs;
    // Each read under way listens, however many there are.
    setMaxListeners(0, this.#closing.signal);
  }

  append(
    stream: StreamName,
    expected: Revision,
    proposed: readonly [ProposedEvent, ...ProposedEvent[]],
  ): TE.TaskEither<AppendError, Appended> {
    return async () => {
      if (this.#closing.signal.aborted) return E.left(closed);
      const events = proposed.map(serialise);
      const bytes = totalBytes(events);
      const { maxBytes } = this.limits;
      if (bytes > maxBytes) return E.left({ _tag: 'AppendTooLarge', bytes, maxBytes });
      const answer = await this.#send(stream, expected, events, bytes);
      if (E.isLeft(answer)) return answer;
      return E.isLeft(answer.right)
        ? this.#conflict(stream, expected, answer.right.left)
        : this.#appended(stream, answer.right.right);
    };
  }

  readForwards(stream: StreamName, from: Revision, maxCount: number) {
    return this.#read({ stream, direction: 'forwards', from: from < 0n ? 'start' : from, maxCount });
  }

  readBackwards(stream: StreamName, from: Revision | 'end', maxCount: number) {
    if (from !== 'end' && from < 0n) return TE.right([]);
    return this.#read({ stream, direction: 'backwards', from, maxCount });
  }

  head(stream: StreamName): TE.TaskEither<ReadError, O.Option<Revision>> {
    return pipe(
      this.readBackwards(stream, 'end', 1),
      TE.map(([last]) => (last === undefined ? O.none : O.some(last.revision))),
    );
  }

  subscribe(start: SubscriptionStart): Subscription {
    return subscribe(this.#tamed, start, this.#timeoutMs, this.#closing.signal);
  }

  /** Ends the subscriptions and reads, waits for the appends under way, then closes the connections. */
  close(): Promise<void> {
    this.#closed ??= this.#close();
    return this.#closed;
  }

  async #close(): Promise<void> {
    this.#closing.abort();
    await Promise.all(this.#appending);
    await this.#tamed.close();
  }

  /** Resolves within the timeout, whatever the server and the client do (trap P2). */
  async #send(
    stream: StreamName,
    expected: Revision,
    events: ReadonlyArray<SerialisedEvent>,
    bytes: number,
  ): Promise<E.Either<AppendError, E.Either<Beaten, Written>>> {
    const deadline = this.#timeoutMs;
    const sending = this.#calling((tamed) => appendOnce(tamed, stream, expected, events, deadline)).then(
      E.mapLeft((error) => appendError(error, bytes)),
    );
    this.#appending.add(sending);
    const answer = await within(deadline + GRACE_MS, sending, () =>
      E.left({ _tag: 'OutcomeUnknown' as const, reason: noAnswerIn(deadline) }),
    );
    this.#appending.delete(sending);
    return answer;
  }

  /** Brings the events missed; without them nobody could decide again, so failing to read them is an answer. */
  async #conflict(
    stream: StreamName,
    expected: Revision,
    { actual }: Beaten,
  ): Promise<E.Either<AppendError, never>> {
    if (actual <= expected) return E.left({ _tag: 'Conflict', expected, actual, tail: [] });
    const tail = await this.readForwards(stream, nextRevision(expected), TAIL_SIZE)();
    return E.left(E.isLeft(tail) ? tail.left : { _tag: 'Conflict', expected, actual, tail: tail.right });
  }

  async #appended(
    stream: StreamName,
    { revision, position }: Written,
  ): Promise<E.Either<AppendError, Appended>> {
    if (position !== undefined) return E.right({ revision, position });
    const last = await this.readForwards(stream, revision, 1)();
    if (E.isRight(last) && last.right[0] !== undefined) {
      return E.right({ revision, position: last.right[0].position });
    }
    return E.left({
      _tag: 'OutcomeUnknown',
      reason: 'the batch was written, but its position was not found',
    });
  }

  #read(reading: Reading): TE.TaskEither<ReadError, ReadonlyArray<RecordedEvent>> {
    return async () => {
      const { signal } = this.#closing;
      if (signal.aborted) return E.left(closed);
      if (reading.maxCount <= 0) return E.right([]);
      const answer = await this.#calling((tamed) => readEvents(tamed, reading, this.#timeoutMs, signal));
      if (E.isLeft(answer)) return E.left(signal.aborted ? closed : readError(answer.left));
      const events = answer.right;
      if (reading.from === 'end' && events?.length === 0) {
        return E.left(unavailable(`EventStoreDB ended the read of ${reading.stream} before its last event`));
      }
      return E.right(events ?? []);
    };
  }

  async #calling<A>(call: (tamed: TamedClient) => Promise<A>): Promise<E.Either<unknown, A>> {
    try {
      return E.right(await askingTheLeader(() => call(this.#tamed)));
    } catch (error) {
      return E.left(error);
    }
  }
}
