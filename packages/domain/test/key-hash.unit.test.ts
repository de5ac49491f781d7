import { keyHash } from '../src/state/key-hash';

describe('the hash of a key', () => {
  it.each<[string, readonly [number, number], number]>([
    ['', [0, 0], 0xb650bf13],
    ['a', [0, 0], 0x61d25cd9],
    ['ab', [1, 2], 0x514bddb5],
    ['abc', [1, 2], 0xd7b739cb],
    ['ana@example.com', [0x01020304, 0xfffefdfc], 0xec0ba52d],
    ['Ελλάδα 😊', [0xdeadbeef, 0x80000000], 0xe08978bf],
    ['x'.repeat(300), [0xffffffff, 0xffffffff], 0xcb894a62],
  ])('of %j under %j stays what it is: snapshots keep it', (key, seed, hash) =>
    expect(keyHash(key, seed)).toBe(hash),
  );
});
