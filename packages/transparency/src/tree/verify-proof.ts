import { EMPTY_ROOT, nodeHash, type TreeHash } from './hashes';

/** RFC 9162 section 2.1.3.2: whether the proof leads from the leaf to the root. */
export const verifyInclusion = (
  leaf: TreeHash,
  index: number,
  size: number,
  proof: ReadonlyArray<TreeHash>,
  root: TreeHash,
): boolean => {
  if (index < 0 || index >= size) return false;
  let node = index;
  let last = size - 1;
  let result = leaf;
  for (const sibling of proof) {
    if (last === 0) return false;
    if (node % 2 === 1 || node === last) {
      result = nodeHash(sibling, result);
      while (node % 2 === 0 && node !== 0) {
        node /= 2;
        last = Math.floor(last / 2);
      }
    } else {
      result = nodeHash(result, sibling);
    }
    node = Math.floor(node / 2);
    last = Math.floor(last / 2);
  }
  return last === 0 && result.equals(root);
};

/** RFC 9162 section 2.1.4.2: whether the proof leads from the older root to the newer one. */
export const verifyConsistency = (
  older: number,
  olderRoot: TreeHash,
  newer: number,
  newerRoot: TreeHash,
  proof: ReadonlyArray<TreeHash>,
): boolean => {
  if (older < 0 || older > newer) return false;
  if (older === newer) return proof.length === 0 && olderRoot.equals(newerRoot);
  if (older === 0) return proof.length === 0 && olderRoot.equals(EMPTY_ROOT);
  const [first, ...rest] = isPowerOfTwo(older) ? [olderRoot, ...proof] : proof;
  if (first === undefined) return false;
  let node = older - 1;
  let last = newer - 1;
  while (node % 2 === 1) {
    node = Math.floor(node / 2);
    last = Math.floor(last / 2);
  }
  let old = first;
  let now = first;
  for (const sibling of rest) {
    if (last === 0) return false;
    if (node % 2 === 1 || node === last) {
      old = nodeHash(sibling, old);
      now = nodeHash(sibling, now);
      while (node % 2 === 0 && node !== 0) {
        node /= 2;
        last = Math.floor(last / 2);
      }
    } else {
      now = nodeHash(now, sibling);
    }
    node = Math.floor(node / 2);
    last = Math.floor(last / 2);
  }
  return last === 0 && old.equals(olderRoot) && now.equals(newerRoot);
};

const isPowerOfTwo = (count: number): boolean => {
  let power = 1;
  while (power < count) power *= 2;
  return power === count;
};
