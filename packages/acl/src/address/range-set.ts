import type { Family } from './address';
import type { AddressRange } from './address-range';

/** Addresses of both families as ranges that neither overlap nor touch; IPv4 first, ascending. */
export type RangeSet = ReadonlyArray<AddressRange>;

const inOrder = (a: AddressRange, b: AddressRange): number =>
  a.family - b.family || (a.low < b.low ? -1 : a.low > b.low ? 1 : 0);

export const rangeSet = (ranges: ReadonlyArray<AddressRange>): RangeSet => {
  const set: AddressRange[] = [];
  for (const range of ranges.toSorted(inOrder)) {
    const last = set.at(-1);
    if (last === undefined || last.family !== range.family || range.low > last.high + 1n) set.push(range);
    else if (range.high > last.high) set[set.length - 1] = { ...last, high: range.high };
  }
  return set;
};

/** What is in the first and not in the second. */
export const subtractRanges = (from: RangeSet, what: RangeSet): RangeSet => {
  const left: AddressRange[] = [];
  let passed = 0;
  for (const { family, low, high } of from) {
    const isBefore = (hole: AddressRange) =>
      hole.family < family || (hole.family === family && hole.high < low);
    for (let hole = what[passed]; hole !== undefined && isBefore(hole); hole = what[passed]) passed += 1;
    let start = low;
    for (const hole of holesIn(what, passed, family, high)) {
      if (hole.low > start) left.push({ family, low: start, high: hole.low - 1n });
      start = hole.high + 1n;
    }
    if (start <= high) left.push({ family, low: start, high });
  }
  return left;
};

function* holesIn(what: RangeSet, first: number, family: Family, high: bigint): Iterable<AddressRange> {
  for (let at = first; at < what.length; at += 1) {
    const hole = what[at];
    if (hole === undefined || hole.family !== family || hole.low > high) return;
    yield hole;
  }
}

/** What is in both. */
export const commonRanges = (one: RangeSet, two: RangeSet): RangeSet =>
  subtractRanges(one, subtractRanges(one, two));
