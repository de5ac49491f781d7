import * as E from 'fp-ts/lib/Either.js';
import { comparisonOperators } from './syntax';
import type { SyntaxFault, Token } from './token';

const SPACE = 0x20;
const TAB = 0x09;
const QUOTE = 0x22;
const BACKSLASH = 0x5c;

const number = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;
/** Attribute names, URNs, operators and literals (RFC 7644 section 3.4.2.2; `$ref` by RFC 7643 section 2.1). */
const word = /[A-Za-z$_][A-Za-z0-9$_:.-]*/y;

/** Up to a space or the end of a group. */
const bareText = /[^\s"()[\]]+/y;
const operators: ReadonlySet<string> = new Set(comparisonOperators);

/** After a target and an operator; a target ends with a name or a bracket. */
const expectsValue = (tokens: ReadonlyArray<Token>): boolean => {
  const operator = tokens.at(-1);
  const target = tokens.at(-2);
  return (
    operator?.kind === 'word' &&
    operators.has(operator.text.toLowerCase()) &&
    (target?.kind === 'word' || target?.kind === ']')
  );
};

const isLiteral = (text: string): boolean =>
  /^(?:true|false|null)$/i.test(text) || /^-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?$/.test(text);

const matchAt = (pattern: RegExp, text: string, index: number): string | undefined => {
  pattern.lastIndex = index;
  return pattern.exec(text)?.[0];
};

/**
 * Splits a filter or path into tokens, in time linear in its length. The last one is always `end`. With
 * `unquotedTexts` what stands where a value should is a text, unless it is another literal.
 */
export const tokenize = (
  source: string,
  unquotedTexts = false,
): E.Either<SyntaxFault, ReadonlyArray<Token>> => {
  const tokens: Token[] = [];
  let index = 0;
  while (index < source.length) {
    const code = source.charCodeAt(index);
    const at = index + 1;
    if (code === SPACE || code === TAB) {
      index += 1;
      continue;
    }
    const bare = unquotedTexts && expectsValue(tokens) ? matchAt(bareText, source, index) : undefined;
    if (bare !== undefined && !isLiteral(bare)) {
      tokens.push({ kind: 'string', value: bare, at });
      index += bare.length;
      continue;
    }
    const sign = source.charAt(index);
    if (sign === '(' || sign === ')' || sign === '[' || sign === ']' || sign === '.') {
      tokens.push({ kind: sign, at });
      index += 1;
      continue;
    }
    if (code === QUOTE) {
      const end = closingQuote(source, index);
      if (end === undefined) return E.left({ message: 'a text without its closing quote', at });
      const value = stringLiteral(source.slice(index, end + 1));
      if (value === undefined) return E.left({ message: 'a text that is not a JSON string', at });
      tokens.push({ kind: 'string', value, at });
      index = end + 1;
      continue;
    }
    const name = matchAt(word, source, index);
    if (name !== undefined) {
      tokens.push({ kind: 'word', text: name, at });
      index += name.length;
      continue;
    }
    const digits = matchAt(number, source, index);
    if (digits !== undefined && !isWordCharacter(source.charAt(index + digits.length))) {
      tokens.push({ kind: 'number', value: Number(digits), at });
      index += digits.length;
      continue;
    }
    return E.left({ message: `unexpected ${JSON.stringify(characterAt(source, index))}`, at });
  }
  tokens.push({ kind: 'end', at: source.length + 1 });
  return E.right(tokens);
};

const isWordCharacter = (character: string): boolean => /^[A-Za-z0-9$_:.-]$/.test(character);

const characterAt = (source: string, index: number): string =>
  String.fromCodePoint(source.codePointAt(index) ?? 0);

const closingQuote = (source: string, from: number): number | undefined => {
  for (let i = from + 1; i < source.length; i++) {
    const code = source.charCodeAt(i);
    if (code === BACKSLASH) i += 1;
    else if (code === QUOTE) return i;
  }
  return undefined;
};

const stringLiteral = (literal: string): string | undefined => {
  if (!literal.includes('\\')) return hasControl(literal) ? undefined : literal.slice(1, -1);
  try {
    const value: unknown = JSON.parse(literal);
    return typeof value === 'string' ? value : undefined;
  } catch {
    return undefined;
  }
};

const hasControl = (text: string): boolean => {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) < SPACE) return true;
  return false;
};
