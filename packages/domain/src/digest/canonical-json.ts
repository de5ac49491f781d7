import { isJsonObject, type Json, type JsonObject } from '../json';

/**
 * JSON in the canonical form of RFC 8785: members sorted by UTF-16 code units, no white space, numbers and
 * strings as ECMAScript writes them.
 */
export const canonicalJson = (value: Json): string => {
  if (typeof value === 'string') return quoted(value);
  if (isJsonObject(value)) return objectText(value);
  if (Array.isArray(value)) return arrayText(value);
  return JSON.stringify(value);
};

const objectText = (value: JsonObject): string => {
  let members = '';
  for (const key of sorted(Object.keys(value))) {
    const member = value[key];
    if (member === undefined) continue;
    if (members !== '') members += ',';
    members += memberStart(key);
    members += canonicalJson(member);
  }
  return `{${members}}`;
};

const arrayText = (value: ReadonlyArray<Json>): string => {
  let elements = '';
  for (const element of value) {
    if (elements !== '') elements += ',';
    elements += canonicalJson(element);
  }
  return `[${elements}]`;
};

/** Most strings stand as they are between quotes, which is seen faster than JSON writes them. */
const quoted = (text: string): string => (isPlain(text) ? `"${text}"` : JSON.stringify(text));

const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/** Whether there is nothing to escape: no quote, backslash, control or surrogate. */
const isPlain = (text: string): boolean => {
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0x20 || unit === QUOTE || unit === BACKSLASH || (unit >= 0xd800 && unit < 0xe000))
      return false;
  }
  return true;
};

/** `"key":` of keys seen before, which are few and come again and again. */
const memberStarts = new Map<string, string>();
const MOST_KEYS = 1_024;
const LONGEST_KEY = 256;

const memberStart = (key: string): string => {
  const known = memberStarts.get(key);
  if (known !== undefined) return known;
  const start = `${quoted(key)}:`;
  if (memberStarts.size < MOST_KEYS && key.length <= LONGEST_KEY) memberStarts.set(key, start);
  return start;
};

/** By insertion: of the few members that an object has, several times faster than `sort`. */
const sorted = (keys: string[]): ReadonlyArray<string> => {
  if (keys.length > FEW) return keys.sort();
  for (let i = 1; i < keys.length; i++) {
    const key = keys[i] ?? '';
    let place = i;
    for (let before = keys[place - 1]; before !== undefined && before > key; before = keys[place - 1]) {
      keys[place] = before;
      place -= 1;
    }
    keys[place] = key;
  }
  return keys;
};

const FEW = 16;
