import { type ApiKey, type ApiKeyId, type DirectoryView, isLive } from '@rollcall/domain';
import type { RequestContext } from '@rollcall/writer';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import type { Rollcall } from '../runtime/rollcall';
import type { AdministrationError } from './administration-error';
import { changeDirectory } from './change-directory';
import { knownDirectory } from './known-directory';
import { type IssuedApiKey, type KeyWish, newKey } from './new-key';

/** A key as it is listed: never with its secret or its hash. */
export type ListedApiKey = Omit<ApiKey, 'secretHash'> & {
  readonly status: 'active' | 'expired' | 'revoked';
  /** As this process saw it, since it started; null for no use since. */
  readonly lastUsedAt: string | null;
};

/** A second key while the first works: rotation without a moment in which none does. */
export const issueApiKey = (
  rollcall: Rollcall,
  context: RequestContext,
  id: string,
  wish: KeyWish,
): TE.TaskEither<AdministrationError, IssuedApiKey> =>
  newKey(rollcall, context, id, wish, (key) => ({ _tag: 'IssueApiKey', key }));

/** In the order of issue; revoked and expired ones stay listed. */
export const listApiKeys = (
  rollcall: Rollcall,
  id: string,
): TE.TaskEither<AdministrationError, ReadonlyArray<ListedApiKey>> =>
  pipe(
    knownDirectory(rollcall, id),
    TE.map((view) => view.apiKeys.map((key) => listed(rollcall, view, key))),
  );

/** Revoking a revoked key again changes nothing. */
export const revokeApiKey = (
  rollcall: Rollcall,
  context: RequestContext,
  id: string,
  keyId: ApiKeyId,
): TE.TaskEither<AdministrationError, void> =>
  pipe(
    changeDirectory(rollcall, id, {
      context,
      plan: () => E.right([{ _tag: 'RevokeApiKey', keyId }]),
      answer: () => undefined,
    }),
    TE.map(() => undefined),
  );

const listed = ({ clock, keyUse }: Rollcall, view: DirectoryView, key: ApiKey): ListedApiKey => {
  const { secretHash: _, ...shown } = key;
  const live = isLive(key, clock().toISOString());
  return {
    ...shown,
    status: key.revokedAt !== null ? 'revoked' : live ? 'active' : 'expired',
    lastUsedAt: keyUse.lastUsed(view.id, key.id)?.toISOString() ?? null,
  };
};
