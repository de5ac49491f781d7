import { isJsonObject, type Json, type JsonObject } from '../json';
import { membersOf } from './member-order';

/**
 * JSON in the canonical form of RFC 8785: members sorted by UTF-16 code units, no white space, numbers and
 * strings as ECMAScript writes them.
 */
export const canonicalJson = (value: Json): string => append('', value);

/** Text goes from hand to hand and grows: to put finished pieces together would cost a third more. */
const append = (text: string, value: Json): string => {
  if (typeof value === 'string') return text + (isPlain(value) ? `"${value}"` : JSON.stringify(value));
  if (isJsonObject(value)) return appendObject(text, value);
  if (Array.isArray(value)) return appendArray(text, value);
  return text + JSON.stringify(value);
};

const appendObject = (before: string, value: JsonObject): string => {
  let text = before;
  let isEmpty = true;
  for (const { key, first, next } of membersOf(value)) {
    const member = value[key];
    if (member === undefined) continue;
    text = append(text + (isEmpty ? first : next), member);
    isEmpty = false;
  }
  return text + (isEmpty ? '{}' : '}');
};

const appendArray = (before: string, value: ReadonlyArray<Json>): string => {
  let text = before;
  let separator = '[';
  for (const element of value) {
    text = append(text + separator, element);
    separator = ',';
  }
  return text + (value.length === 0 ? '[]' : ']');
};

const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/** Whether there is nothing to escape, as in most strings: no quote, backslash, control or surrogate. */
const isPlain = (text: string): boolean => {
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0x20 || unit === QUOTE || unit === BACKSLASH || (unit >= 0xd800 && unit < 0xe000))
      return false;
  }
  return true;
};
