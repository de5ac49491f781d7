import * as E from 'fp-ts/lib/Either.js';
import { createScanner } from 'jsonc-parser';
import { token } from './jsonc-numbers';

const MAX_DEPTH = 64;

export type GuardFault = {
  readonly code: 'syntax' | 'too-deep';
  readonly message: string;
  readonly offset: number;
};

/**
 * What the parser behind us gets wrong, checked in one linear pass: nesting deeper than 64, a `//` comment
 * that the end of the text ends, and a carriage return inside a `//` comment, which only our parser takes
 * for its end. The text comes back with such comments blanked, every offset kept.
 */
export const guardText = (text: string): E.Either<GuardFault, string> => {
  const scanner = createScanner(text, false);
  let depth = 0;
  let guarded = '';
  let copied = 0;
  for (let kind = scanner.scan(); kind !== token.end; kind = scanner.scan()) {
    if (kind === token.openBrace || kind === token.openBracket) {
      depth += 1;
      if (depth > MAX_DEPTH) {
        const message = `more than ${MAX_DEPTH} objects and lists inside each other`;
        return E.left({ code: 'too-deep', message, offset: scanner.getTokenOffset() });
      }
    } else if (kind === token.closeBrace || kind === token.closeBracket) {
      depth -= 1;
    } else if (kind === token.lineComment) {
      const start = scanner.getTokenOffset();
      const end = text.indexOf('\n', start);
      if (end < 0) {
        return E.left({
          code: 'syntax',
          message: 'the comment does not end with a line feed',
          offset: start,
        });
      }
      if (scanner.getPosition() < end) {
        guarded += text.slice(copied, start) + ' '.repeat(end - start);
        copied = end;
        scanner.setPosition(end);
      }
    }
  }
  return E.right(guarded + text.slice(copied));
};
