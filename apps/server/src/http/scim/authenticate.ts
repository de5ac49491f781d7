import type { ApiKey, DirectoryId } from '@rollcall/domain';
import type { ReadError } from '@rollcall/event-store';
import type { Parked } from '@rollcall/projector';
import { missingOrInvalidKey } from '@rollcall/scim';
import * as E from 'fp-ts/lib/Either.js';
import type { ApiKeyParts } from '../../api-keys/api-key-text';
import { verifyApiKey } from '../../api-keys/verify-api-key';
import type { Rollcall } from '../../runtime/rollcall';
import { readFailure, type ScimFailure } from './scim-failure';
import { standingError } from './standing-error';

/** Who sends a SCIM request: a key, and the directory that the key alone names. */
export type ScimCaller = { readonly directoryId: DirectoryId; readonly key: ApiKey };

/**
 * Finds the caller in a state that was just `caughtUp` with the store, so that what another process revoked,
 * disabled or wrote counts from the next request on.
 */
export const authenticate = (
  { projector, keyUse, clock }: Rollcall,
  presented: ApiKeyParts,
  caughtUp: E.Either<ReadError | Parked, unknown>,
  requestId: string,
): E.Either<ScimFailure, ScimCaller> => {
  const { directoryId } = presented;
  const now = clock();
  const standing = verifyApiKey(projector.directory(directoryId), presented, now);
  if (E.isLeft(caughtUp)) {
    const stranger = standing._tag === 'Unknown' && caughtUp.left._tag === 'Parked';
    return E.left(stranger ? { error: missingOrInvalidKey() } : readFailure(caughtUp.left, requestId));
  }
  if (standing._tag === 'Unknown') return E.left({ error: missingOrInvalidKey() });
  if (standing._tag !== 'Accepted') {
    const denied = { directoryId, keyId: presented.keyId, standing: standing._tag };
    return E.left({ error: standingError(standing), denied });
  }
  keyUse.note(directoryId, standing.key.id, now);
  return E.right({ directoryId, key: standing.key });
};
