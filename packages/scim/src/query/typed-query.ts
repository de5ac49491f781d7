import type { DirectoryView, Group, User } from '@rollcall/domain';
import * as E from 'fp-ts/lib/Either.js';
import { bindFilter, type Scope } from '../filter/bind';
import type { BoundFilter } from '../filter/bound-filter';
import { matches, type Reader } from '../filter/evaluate';
import type { FilterSyntax } from '../filter/syntax';
import { targetsIn } from '../filter/targets-in';
import { badRequest, type ScimError } from '../protocol/error';
import type { ResourceType } from '../schema/resource-type';
import { candidatesOf } from './candidates';
import { MAX_COMPARISONS, SORT_COMPARISONS } from './limits';
import { type Projection, shows } from './projection';
import { type Sorting, type SortKey, sortKeyOf } from './sort';
import type { Source } from './source';

/** A resource that a query found. */
export type Found = {
  readonly type: ResourceType;
  readonly read: Reader;
  readonly projection: Projection;
  /** Entries that showing it takes beyond its own attributes. */
  readonly size: () => number;
  readonly sortKey: SortKey;
};

/** One type's share of a query; 400 `tooMany` where no index helps and there is too much to go through. */
export type TypedQuery = (view: DirectoryView, baseUrl: string) => E.Either<ScimError, Matches>;

export type Matches = {
  readonly total: number;
  /** All but the first `skip` of them, in the order of creation. */
  readonly found: (skip: number) => Iterable<Found>;
};

export type Question = {
  readonly filter: FilterSyntax | undefined;
  readonly sorting: Sorting | undefined;
  readonly projection: Projection;
  readonly scope: Scope;
  readonly type: ResourceType;
};

const tooMany = (type: ResourceType): ScimError =>
  badRequest(
    'tooMany',
    `The query would go through too many ${type.endpoint}. Filter by ${type.name === 'User' ? 'id, userName, externalId or emails' : 'id, displayName or members'} with "eq".`,
  );

/** Prepares a query for the resources of one type: everything that the request alone can tell is checked here. */
export const typedQuery = <Resource extends User | Group>(
  source: Source<Resource>,
  question: Question,
): E.Either<ScimError, TypedQuery> => {
  const { type, projection, sorting } = question;
  const bound = question.filter && bindFilter(question.scope, question.filter);
  if (bound !== undefined && E.isLeft(bound)) {
    return E.left(
      badRequest('invalidFilter', `filter: ${bound.left.message} at character ${bound.left.at}.`),
    );
  }
  const filter = bound?.right;
  const showsRelation = shows(projection, type, source.relation);
  const targets = filter === undefined ? [] : targetsIn(filter);
  const looksAtRelation = [sorting, ...targets].some((target) => target?.path[0]?.name === source.relation);
  const comparisons = targets.length + (sorting === undefined ? 0 : SORT_COMPARISONS);

  return E.right((view, baseUrl) => {
    const prepare = (resource: Resource): Found => {
      const read = source.read(type, resource, view, baseUrl);
      return {
        type,
        read,
        projection,
        size: () => (showsRelation ? source.relationSize(resource, view) : 0),
        sortKey: sorting && sortKeyOf(sorting, read),
      };
    };
    if (filter === undefined && sorting === undefined) {
      return E.right({
        total: source.count(view),
        found: function* (skip) {
          let index = 0;
          for (const resource of source.all(view)) if (++index > skip) yield prepare(resource);
        },
      });
    }
    const indexed = filter && candidatesOf(filter, source.lookup(view));
    const candidates = indexed === undefined ? source.all(view) : inOrderOfCreation(indexed);
    let budget = indexed === undefined ? MAX_COMPARISONS : Number.POSITIVE_INFINITY;
    const kept: Resource[] = [];
    for (const resource of candidates) {
      budget -= comparisons * (looksAtRelation ? 1 + source.relationSize(resource, view) : 1);
      if (budget < 0) return E.left(tooMany(type));
      if (fulfils(filter, source.read(type, resource, view, baseUrl))) kept.push(resource);
    }
    return E.right({ total: kept.length, found: (skip) => kept.slice(skip).map(prepare) });
  });
};

const fulfils = (filter: BoundFilter | undefined, read: Reader): boolean =>
  filter === undefined || matches(filter, read);

const inOrderOfCreation = <Resource extends User | Group>(
  resources: ReadonlyArray<Resource>,
): ReadonlyArray<Resource> =>
  resources.length < 2
    ? resources
    : resources.toSorted((a, b) => Number(a.createdRevision - b.createdRevision));
