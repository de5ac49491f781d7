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

const at = (place: bigint): Position => ({ commit: place, prepare: place });

/**
 * The answer of a store with one counter to `count` events, by the positions of the first and the last. Those of
 * two appends that were sent again as one may lie apart.
 */
export const appendedAt = (revision: Revision, first: bigint, last: bigint, count: number): Appended => {
  const isSideBySide = last - first === BigInt(count - 1);
  return { revision, position: at(last), ...(isSideBySide ? { after: at(first - 1n) } : {}) };
};
