import type { DirectoryView, JsonObject } from '@rollcall/domain';
import * as E from 'fp-ts/lib/Either.js';
import type { ScimError } from '../protocol/error';
import type { CursorSeal } from '../protocol/request';
import type { ResourceType } from '../schema/resource-type';
import { type CursorPlace, cursorOf, readCursor } from './cursor';
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
  cursors: CursorSeal,
): E.Either<ScimError, Paging> => {
  const { cursor, startIndex } = request;
  if (cursor === undefined) {
    return E.right({ skip: startIndex - 1, describe: () => ({ startIndex }) });
  }
  if (cursor === '') return E.right(walk(types, request, cursors, 0));
  const place = readCursor(cursor, useOf(types, request), cursors);
  return E.isLeft(place)
    ? place
    : E.right({ at: place.right, ...walk(types, request, cursors, place.right.skip) });
};

/** A page without resources has no next one: with `count` 0 a walk would never end. */
const walk = (
  types: ReadonlyArray<ResourceType>,
  request: ListRequest,
  cursors: CursorSeal,
  skip: number,
): Paging => ({
  skip,
  describe: ({ id, revision }, length, total) => {
    const next = skip + length;
    return length === 0 || next >= total
      ? {}
      : { nextCursor: cursorOf({ directory: id, revision, skip: next }, useOf(types, request), cursors) };
  },
});

const useOf = (types: ReadonlyArray<ResourceType>, request: ListRequest) => {
  const { filter, sortBy, descending, attributes, excludedAttributes, count } = request;
  const names = types.map(({ name }) => name);
  return {
    question: JSON.stringify([names, filter, sortBy, descending, attributes, excludedAttributes]),
    count,
  };
};
