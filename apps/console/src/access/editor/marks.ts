import type { Diagnostic as Mark } from '@codemirror/lint';
import type { Text } from '@codemirror/state';
import type { EditorView } from '@codemirror/view';
import type { Diagnostic, Position } from '../../api/access-types';

/** Offset of a place in the text; the nearest there is when the text became shorter. */
export const offsetOf = (text: Text, { line, column }: Position): number => {
  const found = text.line(Math.min(Math.max(line, 1), text.lines));
  return Math.min(found.from + Math.max(column - 1, 0), found.to);
};

/** To the end of the string or word that begins there. */
const endOf = (text: Text, from: number): number => {
  const { to } = text.lineAt(from);
  const [found = ''] = /^(?:"(?:[^"\\]|\\.)*"?|[^\s,:]+)/.exec(text.sliceString(from, to)) ?? [];
  return from + found.length;
};

/** Puts the fix of a diagnostic into the text; nothing if the text there is another by now. */
export const applyFix = (view: EditorView, diagnostic: Diagnostic): void => {
  const { fix } = diagnostic;
  const { doc } = view.state;
  const from = offsetOf(doc, diagnostic);
  const at = fix === undefined ? -1 : doc.sliceString(from, endOf(doc, from)).indexOf(fix.text);
  if (fix === undefined || at === -1) return;
  const start = from + at;
  view.dispatch({
    changes: { from: start, to: start + fix.text.length, insert: fix.replacement },
    selection: { anchor: start + fix.replacement.length },
    scrollIntoView: true,
  });
  view.focus();
};

export const markOf = (text: Text, diagnostic: Diagnostic): Mark => {
  const from = offsetOf(text, diagnostic);
  return {
    from,
    to: Math.max(endOf(text, from), from),
    severity: diagnostic.severity,
    message: diagnostic.message,
    actions:
      diagnostic.fix === undefined
        ? []
        : [{ name: `Use ${diagnostic.fix.replacement}`, apply: (view) => applyFix(view, diagnostic) }],
  };
};
