import fc from 'fast-check';
import { PositionIndex } from '../src/hujson/position-index';

describe('a position in a text', () => {
  it('counts lines from line feeds, columns in UTF-16 units, and bytes in UTF-8', () => {
    const piece = fc.constantFrom(
      'a',
      '\n',
      '\r',
      'é',
      '\u07ff',
      '\u0800',
      '€',
      '\uffff',
      '😊',
      'x'.repeat(400),
    );
    const texts = fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join(''));
    fc.assert(
      fc.property(texts, fc.nat(), (text, n) => {
        const offset = n % (text.length + 1);
        // Half of a pair has no bytes of its own.
        fc.pre(!/[\ud800-\udbff]$/.test(text.slice(0, offset)));
        const before = text.slice(0, offset);
        const line = before.slice(before.lastIndexOf('\n') + 1);
        expect(new PositionIndex(text).positionAt(offset)).toEqual({
          line: before.split('\n').length,
          column: line.length + 1,
          byteColumn: Buffer.byteLength(line) + 1,
        });
      }),
    );
  });
});
