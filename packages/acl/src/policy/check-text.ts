import * as E from 'fp-ts/lib/Either.js';
import type { Diagnostic } from '../diagnostics/diagnostic';
import { hasErrors } from '../diagnostics/diagnostic';
import { severityOf } from '../diagnostics/diagnostic-code';
import { parseHujson } from '../hujson/parse-hujson';
import { TooManyErrors } from './json/reader';
import type { Policy } from './policy';
import { type ReadOptions, readPolicy } from './read-policy';

export type TextCheck = {
  readonly diagnostics: ReadonlyArray<Diagnostic>;
  readonly policy: Policy | undefined;
};

/** Everything that the text alone decides; nobody's name is looked up. */
export const checkText = (source: string | Uint8Array, options: ReadOptions): TextCheck => {
  const parsed = parseHujson(source);
  if (E.isLeft(parsed)) {
    const { code, message, at } = parsed.left;
    return { diagnostics: [{ code, severity: severityOf[code], message, ...at }], policy: undefined };
  }
  try {
    const { policy, diagnostics } = readPolicy(parsed.right, options);
    return { diagnostics, policy: hasErrors(diagnostics) ? undefined : policy };
  } catch (error) {
    if (error instanceof TooManyErrors) return { diagnostics: error.diagnostics, policy: undefined };
    throw error;
  }
};
