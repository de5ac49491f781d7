import type { Command, DirectoryView, Group, IdpSwitches, User } from '@rollcall/domain';
import * as E from 'fp-ts/lib/Either.js';
import type { ScimError } from '../protocol/error';
import { errorResponse } from '../protocol/error-response';
import type { ScimResponse } from '../protocol/request';
import { type Conditions, namesVersion, preconditionFault, versionOf } from '../resource/etag';
import { resourceHeaders, type Showing } from '../resource/resource-response';

/** A request for one resource: which one, under which condition, and how to show it. */
export type ItemRequest = {
  readonly id: string;
  readonly showing: Showing;
  readonly switches: IdpSwitches;
  readonly conditions: Conditions;
};

export type Find<Resource> = (view: DirectoryView) => E.Either<ScimError, Resource>;

/** Plans a change of a resource that must exist and meet the conditions. */
export const planOn =
  <Resource extends User | Group>(
    find: Find<Resource>,
    { conditions, showing }: Pick<ItemRequest, 'conditions' | 'showing'>,
    plan: (resource: Resource, view: DirectoryView) => E.Either<ScimError, ReadonlyArray<Command>>,
  ) =>
  (view: DirectoryView): E.Either<ScimError, ReadonlyArray<Command>> => {
    const found = find(view);
    if (E.isLeft(found)) return found;
    const fault = preconditionFault(conditions, versionOf(showing.type, found.right, view));
    return fault === undefined ? plan(found.right, view) : E.left(fault);
  };

/** Answers a GET: 412 when `If-Match` names other versions only, 304 when `If-None-Match` names this one. */
export const readOn =
  <Resource extends User | Group>(
    find: Find<Resource>,
    { conditions: { ifMatch, ifNoneMatch }, showing }: Pick<ItemRequest, 'conditions' | 'showing'>,
    respond: (resource: Resource, view: DirectoryView) => ScimResponse,
  ) =>
  (view: DirectoryView): ScimResponse => {
    const found = find(view);
    if (E.isLeft(found)) return errorResponse(found.left);
    if (ifMatch === undefined && ifNoneMatch === undefined) return respond(found.right, view);
    const version = versionOf(showing.type, found.right, view);
    const fault = preconditionFault({ ifMatch, ifNoneMatch: undefined }, version);
    if (fault !== undefined) return errorResponse(fault);
    return ifNoneMatch !== undefined && namesVersion(ifNoneMatch, version)
      ? { status: 304, headers: resourceHeaders(showing.type, found.right, view, showing.baseUrl) }
      : respond(found.right, view);
  };

/** Answers with the resource, or 404. */
export const answerWith =
  <Resource>(find: Find<Resource>, respond: (resource: Resource, view: DirectoryView) => ScimResponse) =>
  (view: DirectoryView): ScimResponse => {
    const found = find(view);
    return E.isLeft(found) ? errorResponse(found.left) : respond(found.right, view);
  };

export const noContent = (): ScimResponse => ({ status: 204, headers: {} });
