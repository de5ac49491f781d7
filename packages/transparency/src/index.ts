export { eventEntry, eventLeaf } from './tree/event-leaf';
export { EMPTY_ROOT, leafHash, nodeHash, type TreeHash } from './tree/hashes';
export { consistencyRanges, inclusionRanges, type Range } from './tree/proof-ranges';
export { consistencyProof, inclusionProof, rootOf } from './tree/proofs';
export { RangeHasher } from './tree/range-hasher';
export { TreeHasher } from './tree/tree-hasher';
export { verifyConsistency, verifyInclusion } from './tree/verify-proof';
