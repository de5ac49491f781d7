import type { HashSeed } from './key-hash';
import { addToKeyTable, emptyKeyTable, enteredUnder, joined, type KeyTable, widened } from './key-table';

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
    if (this.count === this.capacity) {
      this.capacity *= 2;
      this.built = widened(this.built, this.capacity);
    }
    this.count += 1;
    const taken = enteredUnder(this.built, key).length > 0;
    const place = taken ? (this.sharers.get(key) ?? 1) : 0;
    if (taken) this.sharers.set(key, place + 1);
    addToKeyTable(this.built, asHeldBy(key, place), ordinal);
  }
}

/** The table that the pieces of its pairs make; `undefined` when they make none. */
export const sharedKeyTableOf = (
  seed: HashSeed,
  pieces: ReadonlyArray<Uint32Array>,
): KeyTable | undefined => {
  const pairs = joined(pieces);
  const { length } = pairs;
  if (length < 2 || (length & (length - 1)) !== 0) return undefined;
  let free = false;
  for (let place = 1; place < length && !free; place += 2) free = pairs[place] === 0;
  return free ? { seed, pairs } : undefined;
};
