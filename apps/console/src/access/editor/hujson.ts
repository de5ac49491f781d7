import { StreamLanguage } from '@codemirror/language';

type State = { inComment: boolean };

const tokens: ReadonlyArray<readonly [RegExp, string | null]> = [
  [/^"(?:[^"\\]|\\.)*"(?=\s*:)/, 'propertyName'],
  [/^"(?:[^"\\]|\\.)*"?/, 'string'],
  [/^(?:true|false|null)\b/, 'atom'],
  [/^-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/, 'number'],
  [/^[{}[\]]/, 'bracket'],
  [/^[\s,:]+/, null],
];

/** JSON with comments and trailing commas, as policies are written. */
export const hujson = StreamLanguage.define<State>({
  name: 'hujson',
  startState: () => ({ inComment: false }),
  token: (stream, state) => {
    if (state.inComment || stream.match('/*')) {
      state.inComment = !stream.match(/^.*?\*\//);
      if (state.inComment) stream.skipToEnd();
      return 'comment';
    }
    if (stream.match(/^\/\/.*/)) return 'comment';
    for (const [pattern, style] of tokens) if (stream.match(pattern)) return style;
    stream.next();
    return 'invalid';
  },
  languageData: { commentTokens: { line: '//', block: { open: '/*', close: '*/' } } },
});
