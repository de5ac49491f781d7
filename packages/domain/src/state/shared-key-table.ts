import type { HashSeed } from './key-hash';
import { addToKeyTable, emptyKeyTable, enteredUnder, type KeyTable } from './key-table';

/**
 * A key that many have is entered once for each, the second time as the key and 1, the third as the key and
 * 2: entries under one hash would crowd one place of the table.
 */
const asHeldBy = (key: string, place: number): string => (place === 0 ? key : `${key}\u0000${place}`);

/** All ordinals entered under a key, and now and then one entered under another. */
export const sharersIn = (table: KeyTable, key: string): ReadonlyArray<number> => {
  const ordinals: number[] = [];
  for (let place = 0; ; place++) {
    const entered = enteredUnder(table, asHeldBy(key, place));
    if (entered.length === 0) return ordinals;
    ordinals.push(...entered);
  }
};

/** Makes a table of keys that many may have, as many as may come. */
export class SharedKeyTable {
  private capacity = 1;
  private count = 0;
  private built: KeyTable;
  /** How many have a key, for keys that more than one has. */
  private readonly sharers = new Map<string, number>();

  constructor(seed: HashSeed) {
    this.built = emptyKeyTable(seed, this.capacity);
  }

  get table(): KeyTable {
    return this.built;
  }

  add(key: string, ordinal: number): void {
    if (this.count === this.capacity) this.grow();
    this.count += 1;
    const taken = enteredUnder(this.built, key).length > 0;
    const place = taken ? (this.sharers.get(key) ?? 1) : 0;
    if (taken) this.sharers.set(key, place + 1);
    addToKeyTable(this.built, asHeldBy(key, place), ordinal);
  }

  /** The hashes are in the table, so the keys need not be known. */
  private grow(): void {
    this.capacity *= 2;
    this.built = regrown(this.built, this.capacity);
  }
}

const regrown = ({ seed, pairs }: KeyTable, capacity: number): KeyTable => {
  const grown = emptyKeyTable(seed, capacity);
  const places = grown.pairs.length / 2;
  for (let from = 0; from < pairs.length; from += 2) {
    const hash = pairs[from] ?? 0;
    const entry = pairs[from + 1] ?? 0;
    if (entry === 0) continue;
    let at = hash & (places - 1);
    while (grown.pairs[2 * at + 1] !== 0) at = (at + 1) & (places - 1);
    grown.pairs[2 * at] = hash;
    grown.pairs[2 * at + 1] = entry;
  }
  return grown;
};

/** The table that the pieces of its pairs make; `undefined` when they make none. */
export const sharedKeyTableOf = (
  seed: HashSeed,
  pieces: ReadonlyArray<Uint32Array>,
): KeyTable | undefined => {
  const length = pieces.reduce((sum, piece) => sum + piece.length, 0);
  if (length < 2 || (length & (length - 1)) !== 0) return undefined;
  const pairs = new Uint32Array(length);
  let at = 0;
  for (const piece of pieces) {
    pairs.set(piece, at);
    at += piece.length;
  }
  let free = false;
  for (let place = 1; place < length && !free; place += 2) free = pairs[place] === 0;
  return free ? { seed, pairs } : undefined;
};
