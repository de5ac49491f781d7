import type { DirectoryView, IdpSwitches, Json } from '@rollcall/domain';
import * as E from 'fp-ts/lib/Either.js';
import type { Scope } from '../filter/bind';
import { parseFilter } from '../filter/parse';
import type { FilterSyntax } from '../filter/syntax';
import { resolvePath } from '../path/resolve-path';
import { badRequest, type ScimError } from '../protocol/error';
import { errorResponse } from '../protocol/error-response';
import { jsonResponse } from '../protocol/json-response';
import type { Query } from '../protocol/operation';
import type { ScimResponse } from '../protocol/request';
import type { Service } from '../protocol/service';
import type { ResourceType } from '../schema/resource-type';
import { invalidCursor } from './cursor';
import { MAX_PAGE_MEMBERS } from './limits';
import type { ListRequest } from './list-request';
import { pagingOf } from './paging';
import { projectionOf, represent } from './projection';
import { compareSortKeys, type Sorting, sortingOf } from './sort';
import { groupSource, userSource } from './source';
import { type Found, type Matches, type TypedQuery, typedQuery } from './typed-query';

const LIST_RESPONSE = 'urn:ietf:params:scim:api:messages:2.0:ListResponse';

/** Prepares the answer to a list or search over the types (RFC 7644 sections 3.4.2 and 3.4.3). */
export const listAnswer = (
  types: ReadonlyArray<ResourceType>,
  request: ListRequest,
  { baseUrl, cursors, switches }: Service,
): E.Either<ScimError, Query> => {
  const prepared = prepare(types, request, switches);
  if (E.isLeft(prepared)) return prepared;
  const { queries, sorted, filter } = prepared.right;
  const paging = pagingOf(types, request, filter, cursors);
  if (E.isLeft(paging)) return paging;
  const { at, skip, describe } = paging.right;
  const answer = (view: DirectoryView): ScimResponse => {
    const parts: Matches[] = [];
    for (const query of queries) {
      const part = query(view, baseUrl);
      if (E.isLeft(part)) return errorResponse(part.left);
      parts.push(part.right);
    }
    const found = sorted ? inOrder(parts, request.descending).slice(skip) : concatenated(parts, skip);
    const resources = page(found, request.count);
    const totalResults = parts.reduce((sum, part) => sum + part.total, 0);
    return jsonResponse(200, {
      schemas: [LIST_RESPONSE],
      totalResults,
      ...describe(view, resources.length, totalResults),
      itemsPerPage: resources.length,
      Resources: resources,
    });
  };
  return E.right({
    _tag: 'Query',
    ...(at === undefined ? {} : { at: at.revision }),
    answer: (view) =>
      at === undefined || (view.id === at.directory && view.revision === at.revision)
        ? answer(view)
        : errorResponse(invalidCursor()),
  });
};

type Prepared = {
  readonly queries: ReadonlyArray<TypedQuery>;
  readonly sorted: boolean;
  readonly filter: FilterSyntax | undefined;
};

const prepare = (
  types: ReadonlyArray<ResourceType>,
  request: ListRequest,
  switches: IdpSwitches,
): E.Either<ScimError, Prepared> => {
  const syntax =
    request.filter === undefined ? undefined : parseFilter(request.filter, switches.unquotedFilterValues);
  if (syntax !== undefined && E.isLeft(syntax)) {
    return E.left(
      badRequest('invalidFilter', `filter: ${syntax.left.message} at character ${syntax.left.at}.`),
    );
  }
  const queries: TypedQuery[] = [];
  for (const type of types) {
    const scope = scopeOf(type, types);
    const projection = projectionOf(type, request);
    if (E.isLeft(projection)) return projection;
    const sorting = sortingFor(scope, request);
    if (E.isLeft(sorting)) return sorting;
    const question = {
      filter: syntax?.right,
      sorting: sorting.right,
      projection: projection.right,
      scope,
      type,
    };
    const query = type.name === 'User' ? typedQuery(userSource, question) : typedQuery(groupSource, question);
    if (E.isLeft(query)) return query;
    queries.push(query.right);
  }
  return E.right({ queries, sorted: request.sortBy !== undefined, filter: syntax?.right });
};

/** In a query over several types, an attribute foreign to a type has no value there (RFC 7644 section 3.4.2.1). */
const scopeOf =
  (type: ResourceType, types: ReadonlyArray<ResourceType>): Scope =>
  (notation) => {
    const own = resolvePath(type, notation);
    if (own !== undefined) return own;
    for (const other of types) {
      const foreign = resolvePath(other, notation);
      if (foreign !== undefined) return foreign;
    }
    return undefined;
  };

const sortingFor = (scope: Scope, request: ListRequest): E.Either<ScimError, Sorting | undefined> =>
  request.sortBy === undefined ? E.right(undefined) : sortingOf(scope, request.sortBy, request.descending);

const inOrder = (parts: ReadonlyArray<Matches>, descending: boolean): ReadonlyArray<Found> =>
  Array.from(concatenated(parts, 0)).sort((a, b) => compareSortKeys(a.sortKey, b.sortKey, descending));

function* concatenated(parts: ReadonlyArray<Matches>, skip: number): Iterable<Found> {
  let toSkip = skip;
  for (const part of parts) {
    if (toSkip < part.total) yield* part.found(toSkip);
    toSkip = Math.max(0, toSkip - part.total);
  }
}

const page = (found: Iterable<Found>, count: number): ReadonlyArray<Json> => {
  const resources: Json[] = [];
  if (count === 0) return resources;
  let members = 0;
  for (const { type, read, projection, size } of found) {
    members += size();
    if (resources.length > 0 && members > MAX_PAGE_MEMBERS) break;
    resources.push(represent(type, read, projection));
    if (resources.length === count) break;
  }
  return resources;
};
