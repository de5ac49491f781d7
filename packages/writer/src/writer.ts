import type {
  Actor,
  Command,
  DirectoryId,
  DirectoryView,
  Origin,
  Rejection,
  RequestId,
  Revision,
  Source,
} from '@rollcall/domain';
import type {
  AccessDenied,
  AppendError,
  AppendTooLarge,
  StreamDeleted,
  Unavailable,
} from '@rollcall/event-store';
import type { Parked } from '@rollcall/projector';
import type * as E from 'fp-ts/lib/Either.js';
import type * as TE from 'fp-ts/lib/TaskEither.js';

/** Who asks for a change, and by which request; goes into the metadata of its events. */
export type RequestContext = {
  readonly requestId: RequestId;
  readonly actor: Actor;
  readonly origin: Origin;
  readonly source: Source;
};

/** All of it happens, or nothing. `plan` and `answer` are pure: a lost race runs them again on newer state. */
export type Change<Refusal, Answer> = {
  readonly context: RequestContext;
  /** Sees the state that the commands will be decided on. No commands: an accepted no-op. */
  readonly plan: (view: DirectoryView) => E.Either<Refusal, ReadonlyArray<Command>>;
  /** Sees the state right after the change, at the revision returned. */
  readonly answer: (view: DirectoryView) => Answer;
};

export type Committed<Answer> = {
  /** Of the last event of the change, or of the state a no-op saw. Durable. */
  readonly revision: Revision;
  /** How many events it made. */
  readonly eventCount: number;
  readonly answer: Answer;
};

/** Other writers were faster, too many times. Nothing was changed. */
export type Contention = { readonly _tag: 'Contention'; readonly attempts: number };
/** The store did not say whether it wrote, for too long. The change may or may not have happened. */
export type StillUnknown = { readonly _tag: 'StillUnknown'; readonly reason: string };
/** The plan or the domain said no. Nothing was changed. */
export type Refused<Refusal> = { readonly _tag: 'Refused'; readonly refusal: Refusal };
/** `plan`, `answer` or the domain threw, which they must not. Nothing was changed. */
export type Defect = { readonly _tag: 'Defect'; readonly reason: string };
/** The domain refused one of the commands. Nothing was changed. */
export type Rejected = { readonly _tag: 'Rejected'; readonly rejection: Rejection };

export type WriteError<Refusal> =
  | Refused<Refusal>
  | Rejected
  | Defect
  | Contention
  | StillUnknown
  | AppendTooLarge
  | Unavailable
  | AccessDenied
  | StreamDeleted
  | Parked;

/** One append: how much it held, how long it took and what came of it; for metrics. */
export type Commit = {
  readonly directoryId: DirectoryId;
  readonly changes: number;
  readonly events: number;
  readonly milliseconds: number;
  readonly outcome: 'Appended' | AppendError['_tag'];
};

export interface Writer {
  execute<Refusal, Answer>(
    directoryId: DirectoryId,
    change: Change<Refusal, Answer>,
  ): TE.TaskEither<WriteError<Refusal>, Committed<Answer>>;
  /** Finishes what waits, then takes nothing more. */
  close(): Promise<void>;
}
