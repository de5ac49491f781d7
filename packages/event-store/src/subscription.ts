import type { Revision } from '@rollcall/domain';
import type { ReadError } from './errors';
import type { RecordedEvent } from './events';
import type { Position } from './position';
import type { StreamName } from './stream-name';

/** Where to start: after the revision or position given (exclusive), or from the first event. */
export type SubscriptionStart =
  | { readonly _tag: 'Stream'; readonly stream: StreamName; readonly after?: Revision }
  | { readonly _tag: 'All'; readonly streamPrefix: string; readonly after?: Position };

export type SubscriptionMessage =
  /** In order, at least one. */
  | { readonly _tag: 'Events'; readonly events: ReadonlyArray<RecordedEvent> }
  /** Everything known to the store so far was delivered. May come more than once. */
  | { readonly _tag: 'CaughtUp' }
  /** All events up to here were considered; only on `All`. */
  | { readonly _tag: 'Checkpoint'; readonly position: Position }
  /** The last message of a subscription that did not end by `close`. */
  | { readonly _tag: 'Dropped'; readonly error: ReadError };

/** Pulled: the store reads no further ahead than a bounded batch. Leaving the loop frees it. */
export interface Subscription extends AsyncIterable<SubscriptionMessage> {
  /** Ends the iteration. May be called again. */
  close(): void;
  /**
   * Tells that the reader has what an append put between the two positions. If all up to `after` was delivered
   * and nothing beyond it, the subscription goes on after `upTo` without reading what lies between, and
   * answers `true`; otherwise it reads on as if it had not been told. Absent where a store cannot do it.
   */
  passOver?(after: Position, upTo: Position): boolean;
}
