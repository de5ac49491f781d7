import type { DirectoryId, DirectoryView, EventEnvelope, Revision } from '@rollcall/domain';
import type { Appended, ReadError, RecordedEvent } from '@rollcall/event-store';
import type * as TE from 'fp-ts/lib/TaskEither.js';
import type { Observable } from 'rxjs';

/** A directory that stopped at an event nobody here can decode or fold. It answers nothing until mended. */
export type Parked = {
  readonly _tag: 'Parked';
  readonly directoryId: DirectoryId;
  readonly revision: Revision;
  readonly reason: string;
};

/** The state did not reach the revision asked for in time. */
export type StillBehind = {
  readonly _tag: 'StillBehind';
  readonly asked: Revision;
  readonly reached: Revision;
};

export type ProjectorStatus =
  | { readonly _tag: 'CatchingUp' }
  | { readonly _tag: 'Live' }
  | { readonly _tag: 'Retrying'; readonly reason: string; readonly attempt: number }
  | { readonly _tag: 'Stopped'; readonly reason?: string };

/** How far the states lag behind what is known to be in the store. */
export type ProjectorLag = {
  /** Events received and not folded yet. */
  readonly events: number;
  /** Age of the oldest of them by its own clock, in seconds; 0 when there is none. */
  readonly seconds: number;
};

/** Events that were just folded, and the directory they changed. */
export type DirectoryChange = {
  readonly directory: DirectoryView;
  readonly events: ReadonlyArray<EventEnvelope>;
};

/**
 * Keeps the state of every directory of a store by following it. Each state is one live view that moves on
 * as events arrive; it is never a copy.
 */
export interface Projector {
  start(): void;
  /** Resolves once everything that was in the store when the following started is folded. */
  ready(): Promise<void>;
  /** Directories that have at least one event, in no particular order. */
  directoryIds(): ReadonlyArray<DirectoryId>;
  /** The state as far as it is known here. A directory never heard of is an empty one. */
  directory(id: DirectoryId): DirectoryView;
  parked(id: DirectoryId): Parked | undefined;
  /**
   * Reads what the store has beyond our state and folds it: afterwards the state is as new as the store was
   * at the call. Calls of one turn of the event loop share one read.
   */
  catchUp(id: DirectoryId): TE.TaskEither<ReadError | Parked, DirectoryView>;
  /** Waits until the state has reached the revision. */
  waitFor(
    id: DirectoryId,
    revision: Revision,
    timeoutMs: number,
  ): TE.TaskEither<StillBehind | Parked, DirectoryView>;
  /** Folds events as the store gave them; those folded already are passed over, a gap is read. */
  fold(
    id: DirectoryId,
    events: ReadonlyArray<RecordedEvent>,
  ): TE.TaskEither<ReadError | Parked, DirectoryView>;
  /**
   * The same at once for events that were just appended after the state known here, with the answer of the
   * store. Where that says that nothing else lies before them, they are not read back.
   */
  advance(id: DirectoryId, events: ReadonlyArray<EventEnvelope>, appended: Appended): void;
  /** After each fold; for telling, not for processing: a slow observer holds nobody up. */
  readonly changes$: Observable<DirectoryChange>;
  /** Each directory that stops; those that have first. */
  readonly parked$: Observable<Parked>;
  /** The present status first. */
  readonly status$: Observable<ProjectorStatus>;
  /** The present lag first. */
  readonly lag$: Observable<ProjectorLag>;
  stop(): Promise<void>;
}
