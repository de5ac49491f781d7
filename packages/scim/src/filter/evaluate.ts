import { isJsonObject, type Json, type JsonObject } from '@rollcall/domain';
import type { Attribute } from '../schema/attribute';
import type { BoundFilter, BoundTarget } from './bound-filter';

/** Gives the top-level attributes of a resource, or the sub-attributes of an element, by canonical name. */
export type Reader = (name: string) => Json | undefined;

export const readerOf =
  (object: JsonObject): Reader =>
  (name) =>
    Object.hasOwn(object, name) ? object[name] : undefined;

/** Whether a resource or an element fulfils the filter (RFC 7644 section 3.4.2.2). */
export const matches = (filter: BoundFilter, read: Reader): boolean => {
  switch (filter._tag) {
    case 'Compare': {
      const values = valuesAt(filter.target, read);
      return values.length === 0 ? filter.operator === 'ne' : values.some(filter.test);
    }
    case 'Present':
      return valuesAt(filter.target, read).some(isPresent);
    case 'Element':
      return elementsAt(filter.target, read).length > 0;
    case 'Not':
      return !matches(filter.filter, read);
    case 'And':
      return matches(filter.left, read) && matches(filter.right, read);
    case 'Or':
      return matches(filter.left, read) || matches(filter.right, read);
  }
};

/** False for null, an empty text, an empty list, and an object of such (RFC 7644 table 3; RFC 7643 section 2.5). */
export const isPresent = (value: Json | undefined): boolean => {
  if (value === undefined || value === null || value === '') return false;
  if (Array.isArray(value)) return value.some(isPresent);
  return isJsonObject(value) ? Object.values(value).some(isPresent) : true;
};

const elementsAt = (target: BoundTarget, read: Reader): ReadonlyArray<Json> => {
  const elements = descend(read, target.path);
  const { filter } = target;
  return filter === undefined
    ? elements
    : elements.filter((element) => isJsonObject(element) && matches(filter, readerOf(element)));
};

const valuesAt = (target: BoundTarget, read: Reader): ReadonlyArray<Json> => {
  const elements = elementsAt(target, read);
  return target.below.length === 0
    ? elements
    : elements.flatMap((element) => (isJsonObject(element) ? descend(readerOf(element), target.below) : []));
};

/** All values at the end of a path: a list on the way stands for each of its elements. */
const descend = (read: Reader, path: ReadonlyArray<Attribute>): ReadonlyArray<Json> => {
  const [first, ...rest] = path;
  if (first === undefined) return [];
  const value = read(first.name);
  if (value === undefined || value === null) return [];
  const values: ReadonlyArray<Json> = Array.isArray(value) ? value : [value];
  return rest.length === 0
    ? values
    : values.flatMap((element) => (isJsonObject(element) ? descend(readerOf(element), rest) : []));
};
