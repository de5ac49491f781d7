import {
  autocompletion,
  closeBrackets,
  closeBracketsKeymap,
  completionKeymap,
} from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap, toggleComment } from '@codemirror/commands';
import { bracketMatching, indentUnit } from '@codemirror/language';
import { lintGutter, lintKeymap, setDiagnostics } from '@codemirror/lint';
import { EditorState } from '@codemirror/state';
import { drawSelection, EditorView, highlightActiveLine, keymap, lineNumbers } from '@codemirror/view';
import { type Ref, useEffect, useImperativeHandle, useLayoutEffect, useRef } from 'react';
import type { Diagnostic, Position, SyncedGroup } from '../../api/access-types';
import { completeGroups } from './group-completion';
import { hujson } from './hujson';
import { look } from './look';
import { applyFix, markOf, offsetOf } from './marks';

export type EditorHandle = {
  readonly goTo: (position: Position) => void;
  readonly fix: (diagnostic: Diagnostic) => void;
  readonly replaceAll: (text: string) => void;
};

type Props = {
  readonly ref: Ref<EditorHandle>;
  readonly initial: string;
  /** Where to begin; 0 for the top. */
  readonly line: number;
  /** Of the text as it is; absent while it is not known. */
  readonly diagnostics: ReadonlyArray<Diagnostic> | undefined;
  readonly groups: ReadonlyArray<SyncedGroup>;
  readonly onEdit: (text: string) => void;
};

/**
 * Lives in a shadow root: there the editor's styles are constructed style sheets, which a content security
 * policy without inline styles lets pass.
 */
const PolicyEditor = ({ ref, initial, line, diagnostics, groups, onEdit }: Props) => {
  const host = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>(null);
  const known = useRef({ groups, onEdit, initial });
  known.current = { groups, onEdit, initial };

  useLayoutEffect(() => {
    const shadow = host.current?.shadowRoot ?? host.current?.attachShadow({ mode: 'open' });
    if (shadow === undefined) return;
    const editor = new EditorView({
      parent: shadow,
      root: shadow,
      state: EditorState.create({
        doc: known.current.initial,
        extensions: [
          lineNumbers(),
          lintGutter(),
          history(),
          drawSelection(),
          highlightActiveLine(),
          bracketMatching(),
          closeBrackets(),
          indentUnit.of('  '),
          autocompletion({ override: [completeGroups(() => known.current.groups)] }),
          keymap.of([
            ...closeBracketsKeymap,
            ...defaultKeymap,
            ...historyKeymap,
            ...completionKeymap,
            ...lintKeymap,
            { key: 'Mod-/', run: toggleComment },
          ]),
          EditorView.lineWrapping,
          EditorView.contentAttributes.of({ 'aria-label': 'Text of the policy' }),
          EditorView.updateListener.of((update) => {
            if (update.docChanged) known.current.onEdit(update.state.doc.toString());
          }),
          hujson,
          look,
        ],
      }),
    });
    view.current = editor;
    return () => {
      editor.destroy();
      view.current = null;
    };
  }, []);

  const goTo = (position: Position) => {
    const editor = view.current;
    if (editor === null) return;
    const anchor = offsetOf(editor.state.doc, position);
    editor.dispatch({ selection: { anchor }, effects: EditorView.scrollIntoView(anchor, { y: 'center' }) });
    editor.focus();
  };

  useImperativeHandle(ref, () => ({
    goTo,
    fix: (diagnostic) => view.current !== null && applyFix(view.current, diagnostic),
    replaceAll: (text) => {
      const { current } = view;
      if (current === null || current.state.doc.toString() === text) return;
      current.dispatch({ changes: { from: 0, to: current.state.doc.length, insert: text } });
    },
  }));

  useEffect(() => {
    if (line > 0) goTo({ line, column: 1 });
  }, [line]);

  useEffect(() => {
    const editor = view.current;
    if (editor === null || diagnostics === undefined) return;
    const marks = diagnostics.map((diagnostic) => markOf(editor.state.doc, diagnostic));
    editor.dispatch(setDiagnostics(editor.state, marks));
  }, [diagnostics]);

  return <div ref={host} className="editor-place" />;
};

export default PolicyEditor;
