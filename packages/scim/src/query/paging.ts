import type { DirectoryView, JsonObject } from '@rollcall/domain';
import * as E from 'fp-ts/lib/Either.js';
import { comparableFilter } from '../filter/print';
import type { FilterSyntax } from '../filter/syntax';
import type { ScimError } from '../protocol/error';
import type { CursorSeal } from '../protocol/request';
import type { ResourceType } from '../schema/resource-type';
import { type CursorPlace, type CursorUse, cursorOf, readCursor } from './cursor';
import type { ListRequest } from './list-request';

/** How a list comes in pages: by index (RFC 7644 section 3.4.2.4) or by cursor (RFC 9865). */
export type Paging = {
  readonly skip: number;
  /** What the cursor of the request is pinned to. */
  readonly at?: CursorPlace;
  /** The place of a page of that length, as the ListResponse tells it. */
  readonly describe: (view: DirectoryView, length: number, total: number) => JsonObject;
};

export const pagingOf = (
  types: ReadonlyArray<ResourceType>,
  request: ListRequest,
  filter: FilterSyntax | undefined,
  cursors: CursorSeal,
): E.Either<ScimError, Paging> => {
  const { cursor, startIndex } = request;
  if (cursor === undefined) {
    return E.right({ skip: startIndex - 1, describe: () => ({ startIndex }) });
  }
  const use = useOf(types, request, filter);
  if (cursor === '') return E.right(walk(use, cursors, 0));
  const place = readCursor(cursor, use, cursors);
  return E.isLeft(place) ? place : E.right({ at: place.right, ...walk(use, cursors, place.right.skip) });
};

/** A page without resources has no next one: with `count` 0 a walk would never end. */
const walk = (use: CursorUse, cursors: CursorSeal, skip: number): Paging => ({
  skip,
  describe: ({ id, revision }, length, total) => {
    const next = skip + length;
    return length === 0 || next >= total
      ? {}
      : { nextCursor: cursorOf({ directory: id, revision, skip: next }, use, cursors) };
  },
});

/** The example in RFC 9865 section 2 writes `userName` on the first page and `username` on the second. */
const useOf = (
  types: ReadonlyArray<ResourceType>,
  { sortBy, descending, attributes, excludedAttributes, count }: ListRequest,
  filter: FilterSyntax | undefined,
): CursorUse => ({
  question: JSON.stringify([
    types.map(({ name }) => name),
    filter && comparableFilter(filter),
    sortBy?.toLowerCase(),
    descending,
    attributes.map((name) => name.toLowerCase()),
    excludedAttributes.map((name) => name.toLowerCase()),
  ]),
  count,
});
