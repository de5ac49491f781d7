import { type HashSeed, keyHash } from './key-hash';

/**
 * Which ordinals have a key of some hash: pairs of a hash and an ordinal plus one, in open addressing with
 * linear probing, half empty. A pair of zeros is free. It can be kept and restored as the bytes it is.
 */
export type KeyTable = { readonly seed: HashSeed; readonly pairs: Uint32Array };

/** How many numbers the pairs of a table for so many keys take. */
const pairsFor = (keys: number): number => 2 * 2 ** Math.ceil(Math.log2(Math.max(1, keys) * 2));

/** To be filled with at most that many keys. */
export const emptyKeyTable = (seed: HashSeed, keys: number): KeyTable => ({
  seed,
  pairs: new Uint32Array(pairsFor(keys)),
});

/** The table for so many keys that the pieces of its pairs make; `undefined` when they do not make one. */
export const keyTableOf = (
  seed: HashSeed,
  keys: number,
  pieces: ReadonlyArray<Uint32Array>,
): KeyTable | undefined => {
  const pairs = joined(pieces);
  return pairs.length === pairsFor(keys) ? { seed, pairs } : undefined;
};

export const joined = (pieces: ReadonlyArray<Uint32Array>): Uint32Array => {
  const whole = new Uint32Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
};

export const addToKeyTable = ({ seed, pairs }: KeyTable, key: string, ordinal: number): void =>
  enter(pairs, keyHash(key, seed), ordinal + 1);

/** The same table with room for so many keys; the hashes are in it, so the keys need not be known. */
export const widened = ({ seed, pairs }: KeyTable, keys: number): KeyTable => {
  const wide = emptyKeyTable(seed, keys);
  for (let at = 0; at < pairs.length; at += 2) {
    const entry = pairs[at + 1] ?? 0;
    if (entry !== 0) enter(wide.pairs, pairs[at] ?? 0, entry);
  }
  return wide;
};

const enter = (pairs: Uint32Array, hash: number, entry: number): void => {
  let at = firstPlace(pairs, hash);
  while (pairs[at + 1] !== 0) at = nextPlace(pairs, at);
  pairs[at] = hash;
  pairs[at + 1] = entry;
};

/** The first ordinal entered under the key that still has it. The table keeps hashes, so only `has` knows. */
export const findInKeyTable = <Key extends string>(
  { seed, pairs }: KeyTable,
  key: Key,
  has: (ordinal: number, key: Key) => boolean,
): number | undefined => {
  const hash = keyHash(key, seed);
  for (let at = firstPlace(pairs, hash); ; at = nextPlace(pairs, at)) {
    const ordinal = (pairs[at + 1] ?? 0) - 1;
    if (ordinal < 0) return undefined;
    if (pairs[at] === hash && has(ordinal, key)) return ordinal;
  }
};

/** All ordinals entered under the hash of a key; some may be there for another key. */
export const enteredUnder = ({ seed, pairs }: KeyTable, key: string): ReadonlyArray<number> => {
  const hash = keyHash(key, seed);
  const ordinals: number[] = [];
  for (let at = firstPlace(pairs, hash); ; at = nextPlace(pairs, at)) {
    const ordinal = (pairs[at + 1] ?? 0) - 1;
    if (ordinal < 0) return ordinals;
    if (pairs[at] === hash) ordinals.push(ordinal);
  }
};

const firstPlace = (pairs: Uint32Array, hash: number): number => 2 * (hash & (pairs.length / 2 - 1));

const nextPlace = (pairs: Uint32Array, at: number): number => (at + 2) & (pairs.length - 1);
