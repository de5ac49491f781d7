import type { EventEnvelope, MutableDirectory } from '@rollcall/domain';
import type { WriteError } from './writer';

/** A change as decided on one state: its events, and how to answer it once that state is durable. */
export type Decided = {
  /** None for a refusal and for a no-op. */
  readonly events: ReadonlyArray<EventEnvelope>;
  readonly settle: () => void;
};

/** A change in a mailbox. */
export type Waiting = {
  /** Leaves the state as it is; may be asked again on a newer one. */
  readonly decideOn: (state: MutableDirectory) => Decided;
  /** Answers that it did not come to a decision that lasted. */
  readonly fail: (error: WriteError<never>) => void;
  /** Races lost so far. */
  attempts: number;
};
