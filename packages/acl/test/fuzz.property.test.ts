import fc from 'fast-check';
import * as E from 'fp-ts/lib/Either.js';
import { parseHujson } from '../src/hujson/parse-hujson';
import { checkPolicy } from '../src/policy/check-policy';

const isJson = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

describe('any bytes', () => {
  it('are checked without an exception, and are a policy or have an error with a position', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        const { policy, diagnostics } = checkPolicy(bytes);
        expect(policy === undefined).toBe(diagnostics.some(({ severity }) => severity === 'error'));
        for (const { line, column, byteColumn } of diagnostics)
          expect(Math.min(line, column, byteColumn)).toBeGreaterThan(0);
      }),
      { numRuns: 500 },
    );
  });

  it('without comments and trailing commas are HuJSON exactly when they are JSON', () => {
    const characters = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '"',
      'a',
      '1',
      '-',
      '.',
      'e',
      ' ',
      '\n',
      'null',
      'true',
      '\\',
      'u0041',
    );
    const texts = fc.oneof(
      fc.json({ maxDepth: 4 }),
      fc.array(characters, { maxLength: 12 }).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(texts, (text) => {
        if (/,\s*[\]}]/.test(text) || /\\u[dD][89a-fA-F]/.test(text)) return;
        expect(E.isRight(parseHujson(text))).toBe(isJson(text));
      }),
      { numRuns: 2000 },
    );
  });

  it('nested a hundred thousand times are refused quickly', () => {
    for (const open of ['[', '{"a":', '"\n[', '/**/[']) {
      expect(checkPolicy(open.repeat(100_000)).policy).toBeUndefined();
    }
    expect(checkPolicy(`${'['.repeat(65)}${']'.repeat(65)}`).diagnostics).toMatchObject([
      { code: 'too-deep', column: 65 },
    ]);
  });

  it('beyond 4 MiB are refused', () => {
    expect(checkPolicy(`{"acls": []}${' '.repeat(4 * 1024 * 1024)}`).diagnostics).toMatchObject([
      { code: 'too-large' },
    ]);
  });
});
