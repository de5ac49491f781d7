/** An interval `[from, until)` over a total order. */
export type Interval<Place> = { readonly from: Place; readonly until: Place };

/** From `start` to before the next piece's start, exactly these intervals hold, by index, ascending. */
export type Piece<Place> = { readonly start: Place; readonly held: ReadonlyArray<number> };

/**
 * Cuts intervals into pieces that do not overlap, in the order of their starts. Costs the size of the
 * answer and a sort, whatever the intervals are.
 */
export const sweep = <Place extends number | bigint>(
  intervals: ReadonlyArray<Interval<Place>>,
): ReadonlyArray<Piece<Place>> => {
  const edges = intervals.flatMap(({ from, until }, index) => [
    { at: from, index, opens: true },
    { at: until, index, opens: false },
  ]);
  const sorted = edges.toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  const held = new Set<number>();
  const pieces: Piece<Place>[] = [];
  for (const [place, { at, index, opens }] of sorted.entries()) {
    if (opens) held.add(index);
    else held.delete(index);
    if (sorted[place + 1]?.at === at) continue;
    pieces.push({ start: at, held: [...held].toSorted((a, b) => a - b) });
  }
  return pieces;
};

/** The last of ascending starts that is not beyond `value`; -1 before the first. */
export const pieceAt = <Place extends number | bigint>(starts: ArrayLike<Place>, value: Place): number => {
  let low = -1;
  let high = starts.length;
  while (high - low > 1) {
    const middle = (low + high) >>> 1;
    const start = starts[middle];
    if (start !== undefined && start <= value) low = middle;
    else high = middle;
  }
  return low;
};
