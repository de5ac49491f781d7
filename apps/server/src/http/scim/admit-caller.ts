import { missingOrInvalidKey, scimError, tooManyRequests } from '@rollcall/scim';
import * as E from 'fp-ts/lib/Either.js';
import { type ApiKeyParts, parseApiKey } from '../../api-keys/api-key-text';
import { presentedKey } from '../../api-keys/presented-key';
import { verifyApiKey } from '../../api-keys/verify-api-key';
import type { Rollcall } from '../../runtime/rollcall';
import type { ScimLimits } from '../rate-limit/scim-limits';
import { authenticate, type ScimCaller } from './authenticate';
import type { ScimFailure } from './scim-failure';

/** What a request says of who sends it. */
export type ScimClaim = {
  readonly authorization: string | undefined;
  readonly address: string;
  readonly requestId: string;
};

/**
 * Finds the caller, who must be within the limits. An address that sent too many wrong keys costs no look at
 * the store any more; a key that is known here is let through all the same, since many share an address
 * behind a proxy.
 */
export const admitCaller = async (
  rollcall: Rollcall,
  { requests, badKeys }: ScimLimits,
  { authorization, address, requestId }: ScimClaim,
): Promise<E.Either<ScimFailure, ScimCaller>> => {
  const text = presentedKey(authorization);
  const presented = text === undefined ? undefined : parseApiKey(text);
  const locked = badKeys?.waitFor(address) ?? 0;
  if (locked > 0 && !isKnownHere(rollcall, presented)) return E.left({ error: tooManyBadKeys(locked) });

  const caller: E.Either<ScimFailure, ScimCaller> =
    presented === undefined
      ? E.left({ error: missingOrInvalidKey() })
      : authenticate(
          rollcall,
          presented,
          await rollcall.projector.catchUp(presented.directoryId)(),
          requestId,
        );
  if (E.isLeft(caller)) {
    const { error, denied } = caller.left;
    if (error.status === 401 && denied === undefined && text !== undefined) badKeys?.spend(address);
    return caller;
  }
  if (requests === undefined) return caller;
  const { directoryId, key } = caller.right;
  const subject = `${directoryId}/${key.id}`;
  const wait = requests.waitFor(subject);
  if (wait > 0) {
    const denied = { directoryId, keyId: key.id, standing: 'Accepted' as const };
    return E.left({ error: tooManyRequests(wait), denied });
  }
  requests.spend(subject);
  return caller;
};

const isKnownHere = ({ projector, clock }: Rollcall, presented: ApiKeyParts | undefined): boolean =>
  presented !== undefined &&
  verifyApiKey(projector.directory(presented.directoryId), presented, clock())._tag !== 'Unknown';

const tooManyBadKeys = (seconds: number) =>
  scimError(
    429,
    `Too many requests from this address with an API key that is not valid. Enter a valid key, then retry after ${seconds} seconds.`,
    { 'retry-after': String(seconds) },
  );
