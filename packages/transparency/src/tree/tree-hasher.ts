import { EMPTY_ROOT, nodeHash, type TreeHash } from './hashes';

/** The Merkle tree hash (RFC 9162 section 2.1.1) of leaves that come one by one; it keeps log2(n) hashes. */
export class TreeHasher {
  size = 0;
  /** Roots of full subtrees, the largest first; their sizes are the bits of `size`. */
  private readonly full: TreeHash[] = [];

  add(leaf: TreeHash): void {
    this.full.push(leaf);
    this.size += 1;
    for (let size = this.size; size % 2 === 0; size /= 2) {
      const right = this.full.pop();
      const left = this.full.pop();
      if (left !== undefined && right !== undefined) this.full.push(nodeHash(left, right));
    }
  }

  root(): TreeHash {
    return this.full.length === 0
      ? EMPTY_ROOT
      : this.full.reduceRight((right, left) => nodeHash(left, right));
  }
}
