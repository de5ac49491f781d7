import { isJsonObject, type Json } from '@rollcall/domain';
import * as E from 'fp-ts/lib/Either.js';
import type { Scope } from '../filter/bind';
import { type Reader, readerOf } from '../filter/evaluate';
import { badRequest, type ScimError } from '../protocol/error';
import { shortened } from '../protocol/shortened';
import { type Attribute, subAttribute } from '../schema/attribute';
import { compareInstants, type Instant, parseInstant } from '../schema/instant';
import { comparable, compareText } from '../schema/text-order';

/** `sortBy`, found in the schema (RFC 7644 section 3.4.2.3). */
export type Sorting = { readonly path: ReadonlyArray<Attribute>; readonly descending: boolean };

/** What a resource is sorted by; `undefined` when it has no such value. */
export type SortKey = string | number | boolean | Instant | undefined;

export const sortingOf = (
  scope: Scope,
  sortBy: string,
  descending: boolean,
): E.Either<ScimError, Sorting> => {
  const path = scope(sortBy) ?? [];
  const last = path.at(-1);
  if (last === undefined || path.some(({ returned }) => returned === 'never')) {
    return E.left(badRequest('invalidValue', `sortBy: unknown attribute "${shortened(sortBy)}".`));
  }
  if (last.type !== 'complex') return E.right({ path, descending });
  const value = subAttribute(last, 'value');
  return value === undefined
    ? E.left(badRequest('invalidValue', `sortBy: "${sortBy}" has parts; name one of them.`))
    : E.right({ path: [...path, value], descending });
};

export const sortKeyOf = ({ path }: Sorting, read: Reader): SortKey => {
  const last = path.at(-1);
  const value = valueAt(path, read);
  if (last === undefined) return undefined;
  if (typeof value === 'string') {
    return last.type === 'dateTime' ? parseInstant(value) : comparable(value, last.caseExact);
  }
  return typeof value === 'number' || typeof value === 'boolean' ? value : undefined;
};

/** Of a list, the primary element counts, or else the first. */
const valueAt = (path: ReadonlyArray<Attribute>, read: Reader): Json | undefined => {
  const [first, ...rest] = path;
  if (first === undefined) return undefined;
  const value = read(first.name);
  const one = Array.isArray(value) ? preferred(value) : value;
  if (rest.length === 0) return one;
  return isJsonObject(one) ? valueAt(rest, readerOf(one)) : undefined;
};

const preferred = (list: ReadonlyArray<Json>): Json | undefined =>
  list.find((element) => isJsonObject(element) && element.primary === true) ?? list[0];

/** Those without a value come last ascending, and first descending. */
export const compareSortKeys = (a: SortKey, b: SortKey, descending: boolean): number => {
  const order = compareAscending(a, b);
  return descending ? -order : order;
};

const compareAscending = (a: SortKey, b: SortKey): number => {
  if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined);
  if (typeof a === 'string' && typeof b === 'string') return compareText(a, b);
  if (typeof a === 'object' && typeof b === 'object') return compareInstants(a, b);
  return Number(a) - Number(b);
};
