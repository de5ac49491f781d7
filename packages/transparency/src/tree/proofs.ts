import type { TreeHash } from './hashes';
import { consistencyRanges, inclusionRanges, type Range } from './proof-ranges';
import { RangeHasher } from './range-hasher';
import { TreeHasher } from './tree-hasher';

export const rootOf = (leaves: Iterable<TreeHash>): TreeHash => {
  const hasher = new TreeHasher();
  for (const leaf of leaves) hasher.add(leaf);
  return hasher.root();
};

const prove = (leaves: Iterable<TreeHash>, ranges: ReadonlyArray<Range>): ReadonlyArray<TreeHash> => {
  const hasher = new RangeHasher(ranges);
  for (const leaf of leaves) hasher.add(leaf);
  return hasher.hashes();
};

/** That leaf `index` is in the tree of the first `size` leaves; `index < size`. */
export const inclusionProof = (
  leaves: Iterable<TreeHash>,
  index: number,
  size: number,
): ReadonlyArray<TreeHash> => prove(leaves, inclusionRanges(index, size));

/** That the tree of `older` leaves is the beginning of the tree of `newer` ones; `older <= newer`. */
export const consistencyProof = (
  leaves: Iterable<TreeHash>,
  older: number,
  newer: number,
): ReadonlyArray<TreeHash> => prove(leaves, consistencyRanges(older, newer));
