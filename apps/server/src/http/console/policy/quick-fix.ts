import type { Diagnostic } from '@rollcall/acl';
import type { DirectoryView } from '@rollcall/domain';
import { lostName } from './lost-name';

/** A part of the policy text, from the place of the diagnostic on, and what would mend it. */
export type QuickFix = { readonly text: string; readonly replacement: string };

/** `lines`: of the policy. For a group that bears another name now: the selector in the string there, with the new name. */
export const quickFix = (
  view: DirectoryView,
  lines: ReadonlyArray<string>,
  diagnostic: Diagnostic,
): QuickFix | undefined => {
  if (diagnostic.code !== 'group-renamed') return undefined;
  const line = lines[diagnostic.line - 1] ?? '';
  const [, text] = /^"[^"]*?(group:[^"@]+@[^":\s]+)/i.exec(line.slice(diagnostic.column - 1)) ?? [];
  const selector = text === undefined ? undefined : lostName(view, text)?.selector;
  return text === undefined || selector === undefined || selector === null
    ? undefined
    : { text, replacement: JSON.stringify(selector).slice(1, -1) };
};
