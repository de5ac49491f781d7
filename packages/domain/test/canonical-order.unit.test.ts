import { canonicalJson, type JsonObject } from '@rollcall/domain';
import { inCanonicalOrder } from '../src/digest/canonical-order';

describe('the order in which members are stored', () => {
  it('is that of the canonical form, at every depth', () => {
    const ordered = inCanonicalOrder({ b: 1, a: [{ d: 'x', c: null }, 'text'], B: { z: 1, y: 2 } });
    expect(JSON.stringify(ordered)).toBe('{"B":{"y":2,"z":1},"a":[{"c":null,"d":"x"},"text"],"b":1}');
  });

  it('costs no copy of what is in it already', () => {
    const value: JsonObject = { a: [{ c: 1, d: 2 }, 'text'], b: { y: 1 }, c: [] };
    expect(inCanonicalOrder(value)).toBe(value);
  });

  it('costs no copy of the parts that are in it, where others are not', () => {
    const list = [{ c: 1 }, { d: 2 }];
    const inner = { y: 1, z: 2 };
    const ordered = inCanonicalOrder({ inner, list, a: [{ d: 1, c: 2 }, inner] });
    expect(ordered.list).toBe(list);
    expect(ordered.inner).toBe(inner);
    expect(ordered.a).toEqual([{ c: 2, d: 1 }, inner]);
    expect(JSON.stringify(ordered.a)).toBe('[{"c":2,"d":1},{"y":1,"z":2}]');
  });

  it('keeps a member of any name, so that what was decided is what is stored', () => {
    const text = '{"b":1,"__proto__":{"externalId":"x"}}';
    const ordered = inCanonicalOrder(JSON.parse(text));
    expect(canonicalJson(ordered)).toBe(canonicalJson(JSON.parse(text)));
    expect(ordered.externalId).toBeUndefined();
  });
});
