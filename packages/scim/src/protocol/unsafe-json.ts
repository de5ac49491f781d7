import { shortened } from './shortened';

/** Objects and lists within each other. */
export const MAX_JSON_DEPTH = 16;

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COLON = 0x3a;
const COMMA = 0x2c;
const OPEN_LIST = 0x5b;
const CLOSE_LIST = 0x5d;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;

const forbidden = new Set(['__proto__', 'constructor', 'prototype']);
const loneSurrogate = /\p{Surrogate}/u;

/**
 * What makes a valid JSON text unsafe to take, as the end of a sentence; `undefined` when nothing does.
 * `JSON.parse` keeps the last of duplicate keys in silence, so they are found in the text, in one pass.
 */
export const unsafeJson = (text: string): string | undefined => {
  /** Keys of each open object; `undefined` for an open list. */
  const open: Array<Set<string> | undefined> = [];
  let expectsKey = false;
  for (let i = 0; i < text.length; i++) {
    switch (text.charCodeAt(i)) {
      case QUOTE: {
        const end = closingQuote(text, i);
        const content = contentOf(text, i, end);
        if (content.includes('\u0000')) return 'holds a NUL character';
        if (loneSurrogate.test(content)) return 'holds half of a surrogate pair';
        const keys = open.at(-1);
        if (expectsKey && keys !== undefined) {
          if (forbidden.has(content)) return `has the key "${content}", which is not allowed`;
          if (keys.has(content))
            return `has the key ${JSON.stringify(shortened(content))} twice in one object`;
          keys.add(content);
        }
        i = end;
        break;
      }
      case OPEN_OBJECT:
        open.push(new Set());
        expectsKey = true;
        break;
      case OPEN_LIST:
        open.push(undefined);
        expectsKey = false;
        break;
      case CLOSE_OBJECT:
      case CLOSE_LIST:
        open.pop();
        break;
      case COLON:
        expectsKey = false;
        break;
      case COMMA:
        expectsKey = open.at(-1) !== undefined;
        break;
    }
    if (open.length > MAX_JSON_DEPTH) return `is nested deeper than ${MAX_JSON_DEPTH} levels`;
  }
  return undefined;
};

const closingQuote = (text: string, from: number): number => {
  let i = from + 1;
  while (i < text.length && text.charCodeAt(i) !== QUOTE) i += text.charCodeAt(i) === BACKSLASH ? 2 : 1;
  return i;
};

/** Only a text with an escape can hold NUL or half a pair, and has to be decoded to be seen. */
const contentOf = (text: string, from: number, end: number): string => {
  const raw = text.slice(from + 1, end);
  if (!raw.includes('\\')) return raw;
  const decoded: unknown = JSON.parse(text.slice(from, end + 1));
  return typeof decoded === 'string' ? decoded : raw;
};
