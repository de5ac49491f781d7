/**
 * Place of an event in the whole store. Both parts are kept as a pair: resuming from a commit alone can
 * skip an event (trap P12 of EventStoreDB). Stores with one counter use it for both.
 */
export type Position = { readonly commit: bigint; readonly prepare: bigint };

/** Negative, zero or positive, as `a` lies before, at or after `b`. */
export const comparePositions = (a: Position, b: Position): number => {
  if (a.commit !== b.commit) return a.commit < b.commit ? -1 : 1;
  if (a.prepare !== b.prepare) return a.prepare < b.prepare ? -1 : 1;
  return 0;
};
