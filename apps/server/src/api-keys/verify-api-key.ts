import { type ApiKey, type DirectoryView, isLive } from '@rollcall/domain';
import type { ApiKeyParts } from './api-key-text';
import { sameHash, secretHash } from './secret-hash';

/** What a key is worth now. Only a holder of the right secret learns more than `Unknown`. */
export type ApiKeyStanding =
  | { readonly _tag: 'Accepted'; readonly key: ApiKey }
  | { readonly _tag: 'Unknown' }
  | { readonly _tag: 'ProvisioningDisabled' }
  | { readonly _tag: 'Revoked'; readonly at: string }
  | { readonly _tag: 'Expired'; readonly at: string };

/** Compared with when no key has the id, so that an unknown id costs what a wrong secret costs. */
const NO_HASH = '0'.repeat(64);

export const verifyApiKey = (view: DirectoryView, presented: ApiKeyParts, now: Date): ApiKeyStanding => {
  const key = view.apiKeys.find((candidate) => candidate.id === presented.keyId);
  const matches = sameHash(secretHash(presented.secret), key?.secretHash ?? NO_HASH);
  return key === undefined || !matches ? { _tag: 'Unknown' } : standingOf(view, key, now);
};

/** Of a key whose secret is proved already. */
export const standingOf = (view: DirectoryView, key: ApiKey, now: Date): ApiKeyStanding => {
  const current = view.apiKeys.find((candidate) => candidate.id === key.id);
  if (current === undefined) return { _tag: 'Unknown' };
  if (!view.provisioningEnabled) return { _tag: 'ProvisioningDisabled' };
  if (current.revokedAt !== null) return { _tag: 'Revoked', at: current.revokedAt };
  if (current.expiresAt !== null && !isLive(current, now.toISOString())) {
    return { _tag: 'Expired', at: current.expiresAt };
  }
  return { _tag: 'Accepted', key: current };
};
