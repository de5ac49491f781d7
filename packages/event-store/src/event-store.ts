import type { Revision } from '@rollcall/domain';
import type * as O from 'fp-ts/lib/Option.js';
import type * as TE from 'fp-ts/lib/TaskEither.js';
import type { Appended } from './appended';
import type { AppendError, ReadError } from './errors';
import type { ProposedEvent, RecordedEvent } from './events';
import type { StreamName } from './stream-name';
import type { Subscription, SubscriptionStart } from './subscription';

/** What one append may hold. `AppendTooLarge` is the answer to more. */
export type AppendLimits = {
  /** Sum of `sizeOf` over the events, in bytes. */
  readonly maxBytes: number;
};

/**
 * An append-only store of ordered streams. The expected revision is the only fence: whoever appends
 * names the last revision they saw (`NO_EVENTS` for a new stream) and loses if it is no longer the last.
 *
 * Appending an identical batch again (same ids, same expected revision) answers as the first time did,
 * and changes nothing. An append of nothing is refused by its type.
 *
 * Nothing throws or rejects across this port.
 */
export interface EventStore {
  readonly limits: AppendLimits;
  append(
    stream: StreamName,
    expected: Revision,
    events: readonly [ProposedEvent, ...ProposedEvent[]],
  ): TE.TaskEither<AppendError, Appended>;
  /** Up to `maxCount` events from revision `from` on, in order. An unknown stream has none. */
  readForwards(
    stream: StreamName,
    from: Revision,
    maxCount: number,
  ): TE.TaskEither<ReadError, ReadonlyArray<RecordedEvent>>;
  /** Up to `maxCount` events from revision `from` (or the last one) down, newest first. */
  readBackwards(
    stream: StreamName,
    from: Revision | 'end',
    maxCount: number,
  ): TE.TaskEither<ReadError, ReadonlyArray<RecordedEvent>>;
  /** Revision of the last event; none for an unknown stream. */
  head(stream: StreamName): TE.TaskEither<ReadError, O.Option<Revision>>;
  /** Starts when iterated; ends only by `close` or a `Dropped` message. */
  subscribe(start: SubscriptionStart): Subscription;
  /** Ends all subscriptions and frees everything held. May be called again. */
  close(): Promise<void>;
}
