import fc from 'fast-check';
import { keyHash, newHashSeed } from '../src/state/key-hash';
import { addToKeyTable, emptyKeyTable, findInKeyTable, keyTableOf } from '../src/state/key-table';
import { UserIndex } from '../src/state/user-index';

const seed = newHashSeed();
const pieces = (numbers: Uint32Array, cut: number) => [numbers.subarray(0, cut), numbers.subarray(cut)];

describe('the hash of keys', () => {
  it('depends on every code unit, on the length and on the seed', () => {
    const text = 'ana.lópez@example.com';
    const variants = Array.from(text, (_, at) => `${text.slice(0, at)}_${text.slice(at + 1)}`);
    const hashes = new Set([text, `${text}\0`, '', '\0', ...variants].map((one) => keyHash(one, seed)));
    expect(hashes.size).toBe(variants.length + 4);
    expect(keyHash(text, newHashSeed())).not.toBe(keyHash(text, seed));
  });
});

describe('a table of keys', () => {
  it('finds what was added to it and nothing else, also put together from pieces', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.string({ maxLength: 4 })), fc.string(), fc.nat(), (keys, other, cut) => {
        const filled = emptyKeyTable(seed, keys.length);
        for (const [ordinal, key] of keys.entries()) addToKeyTable(filled, key, ordinal);
        const table = keyTableOf(seed, keys.length, pieces(filled.pairs, cut % filled.pairs.length));
        const find = (key: string) => table && findInKeyTable(table, key, (ordinal) => keys[ordinal] === key);
        expect(keys.map(find)).toEqual([...keys.keys()]);
        expect(find(other)).toBe(keys.includes(other) ? keys.indexOf(other) : undefined);
      }),
    );
  });

  it('is none when its pieces are of another size', () => {
    expect(keyTableOf(seed, 3, [new Uint32Array(4)])).toBeUndefined();
  });
});

describe('an index that began with a table', () => {
  it('answers as a map does, whatever keys users take and give up', () => {
    const key = fc.constantFrom('a', 'b', 'c', 'd');
    const step = fc.record({ user: fc.nat({ max: 3 }), key: fc.option(key, { nil: undefined }) });
    fc.assert(
      fc.property(fc.uniqueArray(key), fc.array(step), (restored, steps) => {
        const held: Array<string | undefined> = [...restored];
        const index = new UserIndex<string>((ordinal, one) => held[ordinal] === one);
        const table = emptyKeyTable(seed, restored.length);
        for (const [ordinal, one] of restored.entries()) addToKeyTable(table, one, ordinal);
        index.restore(table);
        for (const { user, key: taken } of steps) {
          if (taken !== undefined && held.includes(taken)) continue;
          const before = held[user];
          held[user] = taken;
          if (before !== undefined) index.delete(before, user);
          if (taken !== undefined) index.set(taken, user);
          for (const one of ['a', 'b', 'c', 'd']) {
            expect(index.find(one)).toBe(held.includes(one) ? held.indexOf(one) : undefined);
          }
        }
      }),
    );
  });
});
