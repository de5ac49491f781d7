import { instantText } from '../src';

describe('the text of an instant', () => {
  it('is that of its own millisecond, whichever was written before', () => {
    for (const text of ['2026-05-03T10:00:00.000Z', '2026-05-03T10:00:00.001Z', '2026-05-03T10:00:00.000Z']) {
      expect(instantText(new Date(text))).toBe(text);
      expect(instantText(new Date(text))).toBe(text);
    }
    expect(() => instantText(new Date(Number.NaN))).toThrow(RangeError);
  });
});
