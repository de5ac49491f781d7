/** A part of a filter or path. `at` counts characters from 1, for error texts. */
export type Token =
  | { readonly kind: 'word'; readonly text: string; readonly at: number }
  | { readonly kind: 'string'; readonly value: string; readonly at: number }
  | { readonly kind: 'number'; readonly value: number; readonly at: number }
  | { readonly kind: '(' | ')' | '[' | ']' | '.' | 'end'; readonly at: number };

/** What is wrong with a filter or path, and where. */
export type SyntaxFault = { readonly message: string; readonly at: number };
