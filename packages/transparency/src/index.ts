export * from './bundle/bundle';
export {
  BundleBuilder,
  type BundleWish,
  type NoBundle,
  type SignedCheckpoint,
} from './bundle/bundle-builder';
export * from './checkpoint/checkpoint';
export * from './checkpoint/note-keys';
export { type BadNote, openNote, signNote } from './checkpoint/signed-note';
export { HistoryVerifier, verifyHistory } from './history/history-verifier';
export * from './history/verdict';
export { eventEntry, eventLeaf } from './tree/event-leaf';
export { EMPTY_ROOT, leafHash, nodeHash, type TreeHash } from './tree/hashes';
export { consistencyRanges, inclusionRanges, type Range } from './tree/proof-ranges';
export { consistencyProof, inclusionProof, rootOf } from './tree/proofs';
export { RangeHasher } from './tree/range-hasher';
export { TreeHasher } from './tree/tree-hasher';
export { verifyConsistency, verifyInclusion } from './tree/verify-proof';
