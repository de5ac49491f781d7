import { isJsonObject, type Json, type JsonObject } from '@rollcall/domain';
import type { Attribute } from '../schema/attribute';
import type { BoundFilter, BoundTarget, ValueTest } from './bound-filter';

/** Gives the top-level attributes of a resource, or the sub-attributes of an element, by canonical name. */
export type Reader = (name: string) => Json | undefined;

export const readerOf =
  (object: JsonObject): Reader =>
  (name) =>
    Object.hasOwn(object, name) ? object[name] : undefined;

/** Whether a resource or an element fulfils the filter (RFC 7644 section 3.4.2.2). */
export const matches = (filter: BoundFilter, read: Reader): boolean => {
  switch (filter._tag) {
    case 'Compare':
      return (
        someValue(filter.target, read, filter.test, true) ||
        (filter.operator === 'ne' && !someValue(filter.target, read, always, true))
      );
    case 'Present':
      return someValue(filter.target, read, isPresent);
    case 'Element':
      return someValue(filter.target, read, always);
    case 'Not':
      return !matches(filter.filter, read);
    case 'And':
      return matches(filter.left, read) && matches(filter.right, read);
    case 'Or':
      return matches(filter.left, read) || matches(filter.right, read);
  }
};

/** False for null, an empty text, an empty list, and an object of such (RFC 7644 table 3; RFC 7643 section 2.5). */
export const isPresent = (value: Json): boolean => {
  if (value === null || value === '') return false;
  if (Array.isArray(value)) return value.some(isPresent);
  return isJsonObject(value) ? Object.values(value).some(isPresent) : true;
};

const always = (): boolean => true;

/** With `assuming`, what the schema has a value be taken for counts as if it were given. */
const someValue = (
  { path, filter, below }: BoundTarget,
  read: Reader,
  test: ValueTest,
  assuming = false,
): boolean => {
  if (filter === undefined && below.length === 0) return someAt(path, 0, read, test, assuming);
  return someAt(path, 0, read, (element) => {
    if (filter !== undefined && !(isJsonObject(element) && matches(filter, readerOf(element)))) return false;
    return below.length === 0
      ? test(element)
      : isJsonObject(element) && someAt(below, 0, readerOf(element), test, assuming);
  });
};

/** Whether some value at the end of the path passes: a list on the way stands for each of its elements. */
const someAt = (
  path: ReadonlyArray<Attribute>,
  index: number,
  read: Reader,
  test: ValueTest,
  assuming = false,
): boolean => {
  const attribute = path[index];
  const value = attribute && (read(attribute.name) ?? (assuming ? attribute.assumed : undefined));
  if (value === undefined || value === null) return false;
  const last = index === path.length - 1;
  const passes = (one: Json): boolean =>
    last ? test(one) : isJsonObject(one) && someAt(path, index + 1, readerOf(one), test, assuming);
  return Array.isArray(value) ? value.some(passes) : passes(value);
};
