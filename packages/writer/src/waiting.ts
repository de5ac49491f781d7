import type { MutableDirectory, SealedEvent } from '@rollcall/domain';
import type { WriteError } from './writer';

/** A change as decided on one state. */
export type Decided = {
  /** None for a refusal and for a no-op. */
  readonly events: ReadonlyArray<SealedEvent>;
  /**
   * Makes the answer from the state with the events on it; to be given once that state is durable.
   * `undefined` when there is no answer: the change must not happen, and will not when it is decided again.
   */
  readonly answerFrom: (state: MutableDirectory) => (() => void) | undefined;
};

/** A change in a mailbox. */
export type Waiting = {
  /** Leaves the state as it is; may be asked again on another one. */
  readonly decideOn: (state: MutableDirectory) => Decided;
  /** Answers that it did not come to a decision that lasted. */
  readonly fail: (error: WriteError<never>) => void;
  /** Races lost so far. */
  attempts: number;
};
