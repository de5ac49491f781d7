/**
 * Members of `SyntaxKind` and `ParseErrorCode` of jsonc-parser, which declares them as `const enum`: a module
 * compiled on its own cannot read those.
 */
export const token = {
  openBrace: 1,
  closeBrace: 2,
  openBracket: 3,
  closeBracket: 4,
  lineComment: 12,
  end: 17,
} as const;

export const UNEXPECTED_END_OF_STRING = 12;
