import { SharedKeyTable, sharedKeyTableOf, sharersIn } from '../src/state/shared-key-table';

const seed = [1, 2] as const;

describe('a table of keys that many may have', () => {
  it('finds all who have a key, however many, and nobody under a key that none has', () => {
    const made = new SharedKeyTable(seed);
    for (let ordinal = 0; ordinal < 20_000; ordinal++) {
      made.add('shared@example.com', ordinal);
      made.add(`${ordinal}@example.com`, ordinal);
    }
    expect(new Set(sharersIn(made.table, 'shared@example.com')).size).toBe(20_000);
    expect(sharersIn(made.table, '7@example.com')).toContain(7);
    expect(sharersIn(made.table, 'nobody@example.com')).not.toContain(7);
  });

  it('is the same when it is put together from pieces, and none when a piece is missing', () => {
    const made = new SharedKeyTable(seed);
    for (let ordinal = 0; ordinal < 100; ordinal++) made.add('a', ordinal);
    const { pairs } = made.table;
    const [first, second] = [pairs.subarray(0, 64), pairs.subarray(64)];
    expect(sharedKeyTableOf(seed, [first, second])).toEqual(made.table);
    expect(sharedKeyTableOf(seed, [second])).toBeUndefined();
    expect(sharedKeyTableOf(seed, [])).toBeUndefined();
    expect(sharedKeyTableOf(seed, [new Uint32Array(4).fill(1)])).toBeUndefined();
  });
});
