import type { Command, DirectoryView, IdpSwitches, Lifespan } from '@rollcall/domain';
import * as E from 'fp-ts/lib/Either.js';
import type { ScimError } from '../protocol/error';
import { errorResponse } from '../protocol/error-response';
import type { ScimResponse } from '../protocol/request';
import { type Conditions, preconditionFault } from '../resource/etag';
import type { Showing } from '../resource/resource-response';

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
  <Resource extends Lifespan>(
    find: Find<Resource>,
    conditions: Conditions,
    plan: (resource: Resource, view: DirectoryView) => E.Either<ScimError, ReadonlyArray<Command>>,
  ) =>
  (view: DirectoryView): E.Either<ScimError, ReadonlyArray<Command>> => {
    const found = find(view);
    if (E.isLeft(found)) return found;
    const fault = preconditionFault(conditions, found.right);
    return fault === undefined ? plan(found.right, view) : E.left(fault);
  };

/** Answers with the resource, or 404. */
export const answerWith =
  <Resource>(find: Find<Resource>, respond: (resource: Resource, view: DirectoryView) => ScimResponse) =>
  (view: DirectoryView): ScimResponse => {
    const found = find(view);
    return E.isLeft(found) ? errorResponse(found.left) : respond(found.right, view);
  };

export const noContent = (): ScimResponse => ({ status: 204, headers: {} });
