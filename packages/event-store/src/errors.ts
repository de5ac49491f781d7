import type { Revision } from '@rollcall/domain';
import type { RecordedEvent } from './events';

/**
 * Somebody else appended first. Nothing was written. `tail` holds the events after the expected revision,
 * or as many of them as one read gives (then read on from there).
 */
export type Conflict = {
  readonly _tag: 'Conflict';
  readonly expected: Revision;
  /** `NO_EVENTS` when the stream does not exist. */
  readonly actual: Revision;
  readonly tail: ReadonlyArray<RecordedEvent>;
};
/** Nothing was written. */
export type AppendTooLarge = {
  readonly _tag: 'AppendTooLarge';
  readonly bytes: number;
  readonly maxBytes: number;
};
/** It is not known whether the batch was written: append the identical batch again. */
export type OutcomeUnknown = { readonly _tag: 'OutcomeUnknown'; readonly reason: string };
/** Nothing was written; the store cannot be used at the moment. */
export type Unavailable = { readonly _tag: 'Unavailable'; readonly reason: string };
export type AccessDenied = { readonly _tag: 'AccessDenied'; readonly reason: string };
export type StreamDeleted = { readonly _tag: 'StreamDeleted'; readonly stream: string };

export type AppendError =
  | Conflict
  | AppendTooLarge
  | OutcomeUnknown
  | Unavailable
  | AccessDenied
  | StreamDeleted;

export type ReadError = Unavailable | AccessDenied | StreamDeleted;

export const unavailable = (reason: string): Unavailable => ({ _tag: 'Unavailable', reason });

/** The answer to everything after `close`. */
export const closed: Unavailable = unavailable('the event store is closed');
