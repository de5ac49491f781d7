import * as E from 'fp-ts/lib/Either.js';
import { getNodeValue } from 'jsonc-parser';
import { parseHujson } from '../src/hujson/parse-hujson';

const valueOf = (source: string | Uint8Array): unknown => {
  const parsed = parseHujson(source);
  return E.isRight(parsed) ? getNodeValue(parsed.right.root) : parsed.left;
};
const at = (line: number, column: number, byteColumn = column) => ({ line, column, byteColumn });

describe('HuJSON', () => {
  it.each<[string, unknown]>([
    ['[1, /* , */ 2,]', [1, 2]],
    ['{"a": 1, // é\n "b": [true, null,],}', { a: 1, b: [true, null] }],
    ['[// a\r, 9\n1]', [1]],
    ['[// a\r, 9\n// b\r, 8\n1, "// no comment \\r"]', [1, '// no comment \r']],
    ['["\\ud83d\\ude0a", "😊"]', ['😊', '😊']],
    [`${'['.repeat(64)}${']'.repeat(64)}`, JSON.parse(`${'['.repeat(64)}${']'.repeat(64)}`)],
    [`[${'[],'.repeat(100)}]`, Array.from({ length: 100 }, () => [])],
    [`[${'{},'.repeat(100)}]`, Array.from({ length: 100 }, () => ({}))],
  ])('%j is read', (text, value) => {
    expect(valueOf(text)).toEqual(value);
    expect(valueOf(Buffer.from(text))).toEqual(value);
  });

  it('is a text of bytes or characters, up to four mebibytes', () => {
    const limit = 4 * 1024 * 1024;
    for (const text of [`[]${' '.repeat(limit - 1)}`, `["${'é'.repeat(limit / 2)}"]`]) {
      const bytes = Buffer.byteLength(text);
      const fault = {
        code: 'too-large',
        message: `the policy has ${bytes} bytes; the limit is 4194304`,
        at: at(1, 1),
      };
      expect([valueOf(text), valueOf(Buffer.from(text))]).toEqual([fault, fault]);
    }
  });

  it.each<[string, string, string, ReturnType<typeof at>]>([
    ['', 'syntax', 'value expected', at(1, 1)],
    ['[1, // é', 'syntax', 'the comment does not end with a line feed', at(1, 5)],
    ['["é", "\\ud800"]', 'syntax', 'the string holds half of a surrogate pair', at(1, 7, 8)],
    ['{"a": {"\\udc00": 1}}', 'syntax', 'the string holds half of a surrogate pair', at(1, 8)],
    ['["a', 'syntax', 'unexpected end of string', at(1, 4)],
    ['[\n "é" 1]', 'syntax', 'comma expected', at(2, 6, 7)],
    [`${'['.repeat(65)}`, 'too-deep', 'more than 64 objects and lists inside each other', at(1, 65)],
    [`${'{"a":['.repeat(33)}`, 'too-deep', 'more than 64 objects and lists inside each other', at(1, 193)],
  ])('%j is refused where it goes wrong', (text, code, message, position) =>
    expect(valueOf(text)).toEqual({ code, message, at: position }),
  );

  it.each<[string, ReadonlyArray<number>, ReturnType<typeof at>]>([
    ['no character at all', [0xff], at(1, 1)],
    ['no character after others', [0x5b, 0x0a, 0xc3, 0xa9, 0x20, 0x80, 0x5d], at(2, 3, 4)],
    ['the beginning of a character', [0x5b, 0xf0, 0x9f, 0x98], at(1, 2)],
  ])('with bytes that are %s is refused where they stand', (_what, bytes, position) =>
    expect(valueOf(Uint8Array.from(bytes))).toEqual({
      code: 'syntax',
      message: 'invalid UTF-8',
      at: position,
    }),
  );

  it('keeps a byte order mark, which is no white space', () =>
    expect(valueOf(Buffer.from('\ufeff[]'))).toMatchObject({ code: 'syntax', at: at(1, 1) }));
});
