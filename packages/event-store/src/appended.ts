import type { Revision } from '@rollcall/domain';
import type { Position } from './position';

/** The last event of an append: its revision in the stream, its position in the store. */
export type Appended = {
  readonly revision: Revision;
  readonly position: Position;
  /**
   * Position of the event before the first one appended, by a store that knows that nothing lies between this
   * one and `position` but the append; zero when there was no event before.
   */
  readonly after?: Position;
};

/** The answer of a store with one counter, which gives the events of an append one number after the other. */
export const appendedAt = (revision: Revision, position: bigint, count: number): Appended => {
  const after = position - BigInt(count);
  return {
    revision,
    position: { commit: position, prepare: position },
    after: { commit: after, prepare: after },
  };
};
