import { requestId as brandRequestId, type Revision, revision, type Source } from '@rollcall/domain';
import {
  type Bulk,
  type Change,
  errorResponse,
  type Query,
  type ScimError,
  type ScimOperation,
  type ScimResponse,
} from '@rollcall/scim';
import type { Committed } from '@rollcall/writer';
import * as E from 'fp-ts/lib/Either.js';
import { standingOf } from '../../api-keys/verify-api-key';
import type { Rollcall } from '../../runtime/rollcall';
import type { ScimCaller } from './authenticate';
import type { PinnedViews } from './pinned-views';
import { readFailure, type ScimFailure, writeFailure } from './scim-failure';
import { standingError } from './standing-error';

/** The request that an operation came with, for the audit trail. */
export type ScimOrigin = { readonly requestId: string; readonly source: Source };

/** The answer, and the failure behind it; of a bulk request the first one that is ours, if there is one. */
export type Performed = {
  readonly response: ScimResponse;
  readonly failure?: ScimFailure;
  /** Of the events that it caused; absent when it caused none. */
  readonly revisions?: ReadonlyArray<Revision>;
};

export type PerformServices = { readonly rollcall: Rollcall; readonly pinned: PinnedViews };

/**
 * Carries an operation out for a caller whose directory was caught up with the store. At once where there is
 * nothing to wait for, as for most questions: a promise costs as much as some of the answers.
 */
export const perform = (
  { rollcall, pinned }: PerformServices,
  caller: ScimCaller,
  origin: ScimOrigin,
  operation: Exclude<ScimOperation, { _tag: 'Answer' }>,
): Performed | Promise<Performed> => {
  switch (operation._tag) {
    case 'Query':
      return operation.at === undefined
        ? { response: operation.answer(rollcall.projector.directory(caller.directoryId)) }
        : queryAt(rollcall, pinned, caller, origin, operation, operation.at);
    case 'Change':
      return change(rollcall, caller, origin, operation);
    case 'Bulk':
      return bulk(rollcall, caller, origin, operation);
  }
};

/** A revision that the directory has not reached is left to the query to refuse. */
const queryAt = async (
  { projector }: Rollcall,
  pinned: PinnedViews,
  { directoryId }: ScimCaller,
  { requestId }: ScimOrigin,
  { answer }: Query,
  at: Revision,
): Promise<Performed> => {
  const view = await pinned.at(directoryId, at);
  if (E.isRight(view)) return { response: answer(view.right) };
  if (view.left._tag === 'NotYet') return { response: answer(projector.directory(directoryId)) };
  const failure = readFailure(view.left, requestId);
  return { response: errorResponse(failure.error), failure };
};

const bulk = async (
  rollcall: Rollcall,
  caller: ScimCaller,
  origin: ScimOrigin,
  { first }: Bulk,
): Promise<Performed> => {
  let step = first;
  let ours: ScimFailure | undefined;
  const revisions: Revision[] = [];
  while (step._tag === 'Perform') {
    const { response, failure, revisions: caused = [] } = await change(rollcall, caller, origin, step.change);
    revisions.push(...caused);
    if (failure?.cause !== undefined) ours ??= failure;
    step = step.settle(response);
  }
  return { response: step.response, revisions, ...(ours === undefined ? {} : { failure: ours }) };
};

/** The key must still stand in the very state that the change is decided on. */
const change = async (
  { writer, clock }: Rollcall,
  { directoryId, key }: ScimCaller,
  { requestId, source }: ScimOrigin,
  { plan, answer, refuse }: Change,
): Promise<Performed> => {
  const done = await writer.execute<ScimError, ScimResponse>(directoryId, {
    context: {
      requestId: brandRequestId(requestId),
      actor: { type: 'apiKey', id: key.id },
      origin: 'SCIM',
      source,
    },
    plan: (view) => {
      const standing = standingOf(view, key, clock());
      return standing._tag === 'Accepted' ? plan(view) : E.left(standingError(standing));
    },
    answer,
  })();
  if (E.isRight(done)) return { response: done.right.answer, revisions: revisionsOf(done.right) };
  const failure = writeFailure(done.left, refuse, requestId);
  return { response: errorResponse(failure.error), failure };
};

const revisionsOf = ({ revision: last, eventCount }: Committed<unknown>): ReadonlyArray<Revision> =>
  Array.from({ length: eventCount }, (_, at) => revision(last - BigInt(eventCount - 1 - at)));
