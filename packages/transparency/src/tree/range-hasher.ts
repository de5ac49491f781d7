import type { TreeHash } from './hashes';
import type { Range } from './proof-ranges';
import { TreeHasher } from './tree-hasher';

/** The hashes of some ranges of leaves, found out by one walk over all of them. */
export class RangeHasher {
  private next = 0;
  private readonly hashers: ReadonlyArray<{ readonly range: Range; readonly hasher: TreeHasher }>;

  constructor(ranges: ReadonlyArray<Range>) {
    this.hashers = ranges.map((range) => ({ range, hasher: new TreeHasher() }));
  }

  add(leaf: TreeHash): void {
    for (const { range, hasher } of this.hashers) {
      if (this.next >= range.from && this.next < range.to) hasher.add(leaf);
    }
    this.next += 1;
  }

  /** In the order of the ranges. */
  hashes(): ReadonlyArray<TreeHash> {
    return this.hashers.map(({ hasher }) => hasher.root());
  }
}
