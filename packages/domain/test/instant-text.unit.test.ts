import fc from 'fast-check';
import { instantText } from '../src';
import { InstantText } from '../src/events/instant-text';

describe('the text of an instant', () => {
  it('is that of its own millisecond, whichever was written before', () => {
    for (const text of ['2026-05-03T10:00:00.000Z', '2026-05-03T10:00:00.001Z', '2026-05-03T10:00:00.000Z']) {
      expect(instantText(new Date(text))).toBe(text);
      expect(instantText(new Date(text))).toBe(text);
    }
    expect(() => instantText(new Date(Number.NaN))).toThrow(RangeError);
  });

  it('is known for one, and nothing that is at no time is', () => {
    const min = new Date('0000-01-01T00:00:00.000Z');
    const max = new Date('9999-12-31T23:59:59.999Z');
    fc.assert(
      fc.property(fc.date({ min, max, noInvalidDate: true }), (instant) => {
        expect(InstantText.is(instantText(instant))).toBe(true);
      }),
    );
    const digits = fc.integer({ min: 0, max: 99 }).map((number) => String(number).padStart(2, '0'));
    fc.assert(
      fc.property(digits, digits, digits, digits, digits, (month, day, hour, minute, second) => {
        const text = `2026-${month}-${day}T${hour}:${minute}:${second}.000Z`;
        if (InstantText.is(text)) expect(Date.parse(text)).not.toBeNaN();
      }),
      { numRuns: 10_000 },
    );
  });
});
