import { createHmac } from 'node:crypto';
import { KEY_BYTES, NONCE_BYTES, seal, TAG_BYTES, unseal } from './aes-gcm';

/** Wraps the keys of people. It lies neither with the log nor with the keys. */
export type MasterKey = {
  /** The same for the same key, and tells nothing of it. */
  readonly mark: string;
  wrap(key: Buffer, context: string): Buffer;
  /** `undefined` for what this key did not wrap in this context. */
  unwrap(wrapped: Buffer, context: string): Buffer | undefined;
};

/** How long every wrapped key is, in bytes. */
export const WRAPPED_BYTES = NONCE_BYTES + KEY_BYTES + TAG_BYTES;

/** 32 bytes as base64, base64url or hexadecimal digits, white space around them left out; `undefined` for anything else. */
export const parseMasterKey = (text: string): MasterKey | undefined => {
  const digits = text.trim();
  if (/^[0-9a-f]{64}$/i.test(digits)) return masterKey(Buffer.from(digits, 'hex'));
  return /^[A-Za-z0-9+/_-]{43}=?$/.test(digits) ? masterKey(Buffer.from(digits, 'base64')) : undefined;
};

const masterKey = (key: Buffer): MasterKey => ({
  mark: createHmac('sha256', key).update('rollcall master key').digest('base64url').slice(0, 22),
  wrap: (personKey, context) => {
    const { nonce, ciphertext, tag } = seal(key, context, personKey);
    return Buffer.concat([nonce, ciphertext, tag]);
  },
  unwrap: (wrapped, context) =>
    wrapped.length === WRAPPED_BYTES
      ? unseal(key, context, {
          nonce: wrapped.subarray(0, NONCE_BYTES),
          ciphertext: wrapped.subarray(NONCE_BYTES, NONCE_BYTES + KEY_BYTES),
          tag: wrapped.subarray(NONCE_BYTES + KEY_BYTES),
        })
      : undefined,
});
