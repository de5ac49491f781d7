import { randomBytes } from 'node:crypto';
import { apiKeyId, type DirectoryId, type NewApiKey } from '@rollcall/domain';
import { formatApiKey } from './api-key-text';
import { secretHash } from './secret-hash';

export type ApiKeyTerms = {
  readonly label: string;
  readonly issuedAt: string;
  /** RFC 3339, UTC; null for a key without an end. */
  readonly expiresAt: string | null;
};

/** `text` is for its holder's eyes, once; `key` is what may be stored. */
export type GeneratedApiKey = { readonly text: string; readonly key: NewApiKey };

export const generateApiKey = (directoryId: DirectoryId, terms: ApiKeyTerms): GeneratedApiKey => {
  const id = apiKeyId(randomBytes(6).toString('hex'));
  const secret = randomBytes(32).toString('hex');
  return {
    text: formatApiKey({ directoryId, keyId: id, secret }),
    key: { id, secretHash: secretHash(secret), ...terms },
  };
};
