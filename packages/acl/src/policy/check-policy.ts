import { type Diagnostic, hasErrors } from '../diagnostics/diagnostic';
import { checkNames } from './check-names';
import { checkText } from './check-text';
import type { CheckOptions, PolicyCheck } from './policy-check';

const byPosition = (a: Diagnostic, b: Diagnostic): number => a.line - b.line || a.column - b.column;

/**
 * Reads a policy text and, with a `world`, looks its names up. Every finding has a position; only those of
 * severity `error` keep the policy from being saved. Bytes are checked to be UTF-8.
 */
export const checkPolicy = (source: string | Uint8Array, options: CheckOptions = {}): PolicyCheck => {
  const { world, compat = {} } = options;
  const text = checkText(source, { compat, domains: world?.directory.settings?.domains });
  const names = text.policy === undefined || world === undefined ? [] : checkNames(text.policy, world);
  const diagnostics = [...text.diagnostics, ...names].toSorted(byPosition);
  return { diagnostics, policy: hasErrors(diagnostics) ? undefined : text.policy };
};
