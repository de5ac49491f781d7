import * as E from 'fp-ts/lib/Either.js';
import type { IssueApiKey, NewApiKey, RevokeApiKey } from '../commands/command';
import type { DomainEvent } from '../events/domain-event';
import type { ApiKey } from '../state/resources';
import type { Decide } from './decision';

/** Two, so that a key can be rotated without a moment in which none works. */
export const MAX_LIVE_API_KEYS = 2;

/** Neither revoked nor expired at the moment given (RFC 3339, UTC). */
export const isLive = (key: ApiKey, now: string): boolean =>
  key.revokedAt === null && (key.expiresAt === null || Date.parse(key.expiresAt) > Date.parse(now));

export const issued = ({ id, label, secretHash, expiresAt }: NewApiKey): DomainEvent => ({
  type: 'ApiKeyIssued',
  data: { keyId: id, label, secretHash, expiresAt },
});

export const issueApiKey: Decide<IssueApiKey> = (command) => (view) => {
  if (!view.provisioningEnabled) return E.left({ _tag: 'ProvisioningNotEnabled' });
  if (view.apiKeys.some((key) => key.id === command.key.id)) {
    return E.left({ _tag: 'IdTaken', id: command.key.id });
  }
  const live = view.apiKeys.filter((key) => isLive(key, command.key.issuedAt));
  return live.length >= MAX_LIVE_API_KEYS
    ? E.left({ _tag: 'TooManyApiKeys', limit: MAX_LIVE_API_KEYS })
    : E.right([issued(command.key)]);
};

export const revokeApiKey: Decide<RevokeApiKey> = (command) => (view) => {
  const key = view.apiKeys.find((candidate) => candidate.id === command.keyId);
  if (key === undefined) return E.left({ _tag: 'ApiKeyNotFound', keyId: command.keyId });
  return E.right(key.revokedAt === null ? [{ type: 'ApiKeyRevoked', data: { keyId: key.id } }] : []);
};
