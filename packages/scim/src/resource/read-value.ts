import { isJsonObject, type Json, type JsonObject } from '@rollcall/domain';
import * as E from 'fp-ts/lib/Either.js';
import { badRequest, type ScimError } from '../protocol/error';
import { type Attribute, subAttribute } from '../schema/attribute';
import { withoutRepeats } from './list-identity';
import { readSimple } from './read-simple';

/** A value as we store it; `undefined` when it comes to being unassigned (RFC 7643 section 2.5). */
export type ReadValue = E.Either<ScimError, Json | undefined>;

/**
 * Checks a value against its attribute and gives it the one form we store: canonical names, no null, no
 * empty list, no read-only parts, booleans for `"True"`, a list where the attribute is one. An empty text
 * is no `externalId`: it tells nobody apart.
 * `at` names the attribute in errors; names that no schema has are added to `ignored`.
 */
export const readValue = (
  attribute: Attribute,
  value: Json,
  at: string,
  ignored: string[] = [],
): ReadValue => {
  if (value === null || (value === '' && attribute.name === 'externalId')) return E.right(undefined);
  if (attribute.multiValued) return readList(attribute, Array.isArray(value) ? value : [value], at, ignored);
  if (!Array.isArray(value)) return readElement(attribute, value, at, ignored);
  const [only, ...others] = value;
  if (only === undefined) return E.right(undefined);
  return others.length > 0
    ? E.left(badRequest('invalidValue', `${at} takes one value, not a list of ${value.length}.`))
    : readElement(attribute, only, at, ignored);
};

/** One value of an attribute, be the attribute a list or not. */
export const readElement = (
  attribute: Attribute,
  value: Json,
  at: string,
  ignored: string[] = [],
): ReadValue => {
  if (value === null) return E.right(undefined);
  return attribute.type === 'complex'
    ? readComplex(attribute, value, at, ignored)
    : readSimple(attribute, value, at);
};

const readList = (
  attribute: Attribute,
  values: ReadonlyArray<Json>,
  at: string,
  ignored: string[],
): ReadValue => {
  const list: Json[] = [];
  for (const value of values) {
    const read = readElement(attribute, value, at, ignored);
    if (E.isLeft(read)) return read;
    if (read.right !== undefined && !isHollow(read.right)) list.push(read.right);
  }
  if (list.filter(isPrimary).length > 1) {
    return E.left(badRequest('invalidValue', `${at} has more than one primary value; only one can be.`));
  }
  return E.right(list.length === 0 ? undefined : withoutRepeats(attribute, list));
};

export const isPrimary = (value: Json): boolean => isJsonObject(value) && value.primary === true;

/** An element that only says what kind of value it would be. */
export const isHollow = (value: Json): boolean => {
  if (!isJsonObject(value)) return false;
  for (const name in value) if (name !== 'type' && name !== 'primary') return false;
  return true;
};

/** A text in the place of an object is its `value`: `"271"` for a manager means `{"value":"271"}`. */
const asObject = (attribute: Attribute, value: Json): JsonObject | undefined => {
  if (isJsonObject(value)) return value;
  return typeof value === 'string' && subAttribute(attribute, 'value') !== undefined ? { value } : undefined;
};

const readComplex = (attribute: Attribute, value: Json, at: string, ignored: string[]): ReadValue => {
  const object = asObject(attribute, value);
  if (object === undefined) return E.left(badRequest('invalidValue', `${at} must be a JSON object.`));
  const result: { [name: string]: Json } = {};
  const seen = new Set<Attribute>();
  for (const [key, part] of Object.entries(object)) {
    const sub = subAttribute(attribute, key);
    if (sub === undefined) {
      ignored.push(`${at}.${key}`);
      continue;
    }
    if (sub.mutability === 'readOnly' || sub.mutability === 'writeOnly') continue;
    if (seen.has(sub)) return E.left(badRequest('invalidSyntax', `${at}.${sub.name} is given twice.`));
    seen.add(sub);
    const read = readValue(sub, part, `${at}.${sub.name}`, ignored);
    if (E.isLeft(read)) return read;
    if (read.right !== undefined) result[sub.name] = read.right;
  }
  for (const sub of attribute.subAttributes) {
    if (sub.required && result[sub.name] === undefined) {
      return E.left(badRequest('invalidValue', `${at} has an entry without "${sub.name}".`));
    }
  }
  return E.right(Object.keys(result).length === 0 ? undefined : result);
};
