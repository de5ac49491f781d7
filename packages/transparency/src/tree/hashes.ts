import { hash } from 'node:crypto';

/** SHA-256, 32 bytes. */
export type TreeHash = Buffer;

/** RFC 9162 section 2.1.1: leaves and nodes are told apart by a first byte. */
const LEAF = Buffer.of(0);
const NODE = Buffer.of(1);

export const leafHash = (entry: Uint8Array): TreeHash =>
  hash('sha256', Buffer.concat([LEAF, entry]), 'buffer');

export const nodeHash = (left: TreeHash, right: TreeHash): TreeHash =>
  hash('sha256', Buffer.concat([NODE, left, right]), 'buffer');

/** Root of the tree without leaves. */
export const EMPTY_ROOT: TreeHash = hash('sha256', '', 'buffer');
