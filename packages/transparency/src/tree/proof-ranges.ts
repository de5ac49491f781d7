/** Leaves from `from` up to, not including, `to`. */
export type Range = { readonly from: number; readonly to: number };

/** The largest power of two below `count`, which is 2 or more. */
const splitOf = (count: number): number => {
  let split = 1;
  while (split * 2 < count) split *= 2;
  return split;
};

/** Subtrees whose hashes prove that leaf `index` is in the tree of `size` leaves (RFC 9162 section 2.1.3.1). */
export const inclusionRanges = (index: number, size: number): ReadonlyArray<Range> => {
  const path = (from: number, to: number): Range[] => {
    if (to - from <= 1) return [];
    const middle = from + splitOf(to - from);
    return index < middle
      ? [...path(from, middle), { from: middle, to }]
      : [...path(middle, to), { from, to: middle }];
  };
  return path(0, size);
};

/** Subtrees whose hashes prove that the first `older` of `newer` leaves are as they were (section 2.1.4.1). */
export const consistencyRanges = (older: number, newer: number): ReadonlyArray<Range> => {
  const path = (from: number, to: number, isOldTree: boolean): Range[] => {
    if (older === to) return isOldTree ? [] : [{ from, to }];
    const middle = from + splitOf(to - from);
    return older <= middle
      ? [...path(from, middle, isOldTree), { from: middle, to }]
      : [...path(middle, to, false), { from, to: middle }];
  };
  return older === 0 || older >= newer ? [] : path(0, newer, true);
};
