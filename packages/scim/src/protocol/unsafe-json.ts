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
/** Not `includes`: V8 takes that into the loop once it optimises it, and searches all of the text at each quote. */
const backslash = /\\/;
const loneSurrogate = /\p{Surrogate}/u;
const HALF_A_PAIR = 'holds half of a surrogate pair';

/**
 * What makes a valid JSON text unsafe to take, as the end of a sentence; `undefined` when nothing does.
 * `JSON.parse` keeps the last of duplicate keys in silence, so they are found in the text, in one pass.
 */
export const unsafeJson = (text: string): string | undefined => {
  if (loneSurrogate.test(text)) return HALF_A_PAIR;
  const escapes = backslash.test(text);
  /** Keys of each open object; `undefined` for an open list. */
  const open: Array<Set<string> | undefined> = [];
  let expectsKey = false;
  for (let i = 0; i < text.length; i++) {
    switch (text.charCodeAt(i)) {
      case QUOTE: {
        const end = escapes ? closingQuote(text, i) : text.indexOf('"', i + 1);
        if (expectsKey || escapes) {
          const content = contentOf(text, i, end);
          const fault = (escapes && unsafeText(content)) || (expectsKey && unsafeKey(content, open.at(-1)));
          if (fault) return fault;
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

/** Without an escape a JSON text cannot hold NUL; half a pair was looked for in the whole. */
const unsafeText = (content: string): string | undefined => {
  if (content.includes('\u0000')) return 'holds a NUL character';
  return loneSurrogate.test(content) ? HALF_A_PAIR : undefined;
};

const unsafeKey = (key: string, keys: Set<string> | undefined): string | undefined => {
  if (forbidden.has(key)) return `has the key "${key}", which is not allowed`;
  if (keys?.has(key)) return `has the key ${JSON.stringify(shortened(key))} twice in one object`;
  keys?.add(key);
  return undefined;
};

const closingQuote = (text: string, from: number): number => {
  let i = from + 1;
  while (i < text.length && text.charCodeAt(i) !== QUOTE) i += text.charCodeAt(i) === BACKSLASH ? 2 : 1;
  return i;
};

const contentOf = (text: string, from: number, end: number): string => {
  const raw = text.slice(from + 1, end);
  if (!raw.includes('\\')) return raw;
  const decoded: unknown = JSON.parse(text.slice(from, end + 1));
  return typeof decoded === 'string' ? decoded : raw;
};
