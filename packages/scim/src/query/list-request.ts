import { type Json, type JsonObject } from '@rollcall/domain';
import * as E from 'fp-ts/lib/Either.js';
import { badRequest, type ScimError } from '../protocol/error';
import { listsSchema, messageMember } from '../protocol/message-member';
import { invalidCursor } from './cursor';
import { DEFAULT_PAGE_SIZE, MAX_PAGE_SIZE } from './limits';
import type { AttributeLists } from './projection';

/** What a client asks of a list (RFC 7644 section 3.4.2), its numbers put into their bounds. */
export type ListRequest = AttributeLists & {
  readonly filter?: string;
  readonly sortBy?: string;
  readonly descending: boolean;
  /** From 1. */
  readonly startIndex: number;
  readonly count: number;
  /** Empty for the first page of a walk (RFC 9865); `startIndex` is of no account then. */
  readonly cursor?: string;
};

const SEARCH_REQUEST = 'urn:ietf:params:scim:api:messages:2.0:SearchRequest';

type Parameter = 'filter' | 'sortBy' | 'sortOrder' | 'startIndex' | 'count' | 'cursor';
type Read = (name: Parameter) => unknown;

/** Names in a comma-separated parameter, given once or more. */
export const namesIn = (values: ReadonlyArray<string>): ReadonlyArray<string> =>
  values.flatMap((value) => value.split(',')).flatMap((name) => (name.trim() === '' ? [] : [name.trim()]));

const NO_LISTS: AttributeLists = { attributes: [], excludedAttributes: [] };

export const attributeListsOf = (query: URLSearchParams): AttributeLists =>
  query.size === 0
    ? NO_LISTS
    : {
        attributes: namesIn(query.getAll('attributes')),
        excludedAttributes: namesIn(query.getAll('excludedAttributes')),
      };

/** Of a query string; unknown parameters are ignored (RFC 7644 section 3.4.2). */
export const listRequestOf = (query: URLSearchParams): E.Either<ScimError, ListRequest> =>
  listRequest((name) => query.get(name) ?? undefined, attributeListsOf(query));

/** Of the body of a `/.search` (RFC 7644 section 3.4.3). */
export const searchRequestOf = (body: JsonObject): E.Either<ScimError, ListRequest> => {
  if (!listsSchema(body, SEARCH_REQUEST)) {
    return E.left(badRequest('invalidSyntax', `The "schemas" of a search must list ${SEARCH_REQUEST}.`));
  }
  const attributes = namesOf(body, 'attributes');
  if (E.isLeft(attributes)) return attributes;
  const excludedAttributes = namesOf(body, 'excludedAttributes');
  if (E.isLeft(excludedAttributes)) return excludedAttributes;
  return listRequest((name) => messageMember(body, name) ?? undefined, {
    attributes: attributes.right,
    excludedAttributes: excludedAttributes.right,
  });
};

/** A list of names, or names in one text as in a query string. */
const namesOf = (
  body: JsonObject,
  name: 'attributes' | 'excludedAttributes',
): E.Either<ScimError, ReadonlyArray<string>> => {
  const value = messageMember(body, name) ?? [];
  const list: ReadonlyArray<Json> = Array.isArray(value) ? value : [value];
  const texts = list.filter((item) => typeof item === 'string');
  return texts.length === list.length ? E.right(namesIn(texts)) : wrong(name, 'a list of attribute names');
};

const listRequest = (read: Read, lists: AttributeLists): E.Either<ScimError, ListRequest> => {
  const startIndex = integer(read, 'startIndex', 1);
  if (E.isLeft(startIndex)) return startIndex;
  const count = integer(read, 'count', DEFAULT_PAGE_SIZE);
  if (E.isLeft(count)) {
    return read('cursor') === undefined
      ? count
      : E.left(badRequest('invalidCount', 'count must be an integer, the same for all pages.'));
  }
  const filter = read('filter');
  if (filter !== undefined && typeof filter !== 'string') return wrong('filter', 'a text');
  const sortBy = read('sortBy');
  if (sortBy !== undefined && typeof sortBy !== 'string') return wrong('sortBy', 'an attribute name');
  const asked = read('sortOrder') ?? 'ascending';
  const sortOrder = typeof asked === 'string' ? asked.toLowerCase() : asked;
  if (sortOrder !== 'ascending' && sortOrder !== 'descending') {
    return wrong('sortOrder', '"ascending" or "descending"');
  }
  const cursor = read('cursor');
  if (cursor !== undefined && typeof cursor !== 'string') return E.left(invalidCursor());
  return E.right({
    ...lists,
    ...(cursor === undefined ? {} : { cursor }),
    ...(filter === undefined ? {} : { filter }),
    ...(sortBy === undefined || sortBy === '' ? {} : { sortBy }),
    descending: sortOrder === 'descending',
    startIndex: Math.max(1, startIndex.right),
    count: Math.min(Math.max(0, count.right), MAX_PAGE_SIZE),
  });
};

const integer = (read: Read, name: Parameter, absent: number): E.Either<ScimError, number> => {
  const value = read(name);
  if (value === undefined || value === '') return E.right(absent);
  const number = typeof value === 'string' && /^[+-]?\d+$/.test(value) ? Number(value) : value;
  if (typeof number !== 'number') return wrong(name, 'an integer');
  const near = Math.min(Math.max(number, -Number.MAX_SAFE_INTEGER), Number.MAX_SAFE_INTEGER);
  return Number.isInteger(near) ? E.right(near) : wrong(name, 'an integer');
};

const wrong = (name: Parameter | keyof AttributeLists, wanted: string): E.Either<ScimError, never> =>
  E.left(badRequest('invalidValue', `${name} must be ${wanted}.`));
