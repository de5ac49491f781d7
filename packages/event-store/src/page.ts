import type { RecordedEvent } from './events';

/** The most events that one batch of a subscription holds, and the most that a conflict brings along. */
export const PAGE_SIZE = 256;

/** A piece of a log that was read in one go. */
export type Page = {
  /** Those that the subscription asked for, in order. */
  readonly events: ReadonlyArray<RecordedEvent>;
  /** Place of the last event looked at, asked for or not; where the page started if there was none. */
  readonly last: bigint;
  /** Nothing lay beyond at the moment of reading. */
  readonly atEnd: boolean;
};
