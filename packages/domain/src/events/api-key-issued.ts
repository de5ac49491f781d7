import * as t from 'io-ts';
import { ApiKeyId } from '../ids/ids';

export const ApiKeyIssued = t.strict({
  keyId: ApiKeyId,
  label: t.string,
  /** SHA-256 of a 256-bit random secret, lowercase hexadecimal; the secret itself is never stored. */
  secretHash: t.string,
  /** RFC 3339; null for a key without an end. */
  expiresAt: t.union([t.string, t.null]),
});
export type ApiKeyIssued = t.TypeOf<typeof ApiKeyIssued>;
