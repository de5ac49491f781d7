import { requestId as brandRequestId, type Source } from '@rollcall/domain';
import { type Change, type ScimError, type ScimOperation, type ScimResponse } from '@rollcall/scim';
import * as E from 'fp-ts/lib/Either.js';
import { standingOf } from '../../api-keys/verify-api-key';
import type { Rollcall } from '../../runtime/rollcall';
import type { ScimCaller } from './authenticate';
import { type ScimFailure, writeFailure } from './scim-failure';
import { standingError } from './standing-error';

/** The request that an operation came with, for the audit trail. */
export type ScimOrigin = { readonly requestId: string; readonly source: Source };

/** Carries an operation out for a caller whose directory was caught up with the store. */
export const perform = async (
  rollcall: Rollcall,
  caller: ScimCaller,
  origin: ScimOrigin,
  operation: Exclude<ScimOperation, { _tag: 'Answer' }>,
): Promise<E.Either<ScimFailure, ScimResponse>> => {
  switch (operation._tag) {
    case 'Query':
      return E.right(operation.answer(rollcall.projector.directory(caller.directoryId)));
    case 'Change':
      return change(rollcall, caller, origin, operation);
  }
};

/** The key must still stand in the very state that the change is decided on. */
const change = async (
  { writer, clock }: Rollcall,
  { directoryId, key }: ScimCaller,
  { requestId, source }: ScimOrigin,
  { plan, answer, refuse }: Change,
): Promise<E.Either<ScimFailure, ScimResponse>> => {
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
  return E.isRight(done) ? E.right(done.right.answer) : E.left(writeFailure(done.left, refuse, requestId));
};
