import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';
import type { ApiKey } from '@rollcall/domain';
import type { CursorSeal } from '@rollcall/scim';

const CIPHER = 'aes-256-gcm';
const IV_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Seals the cursors of an API key with a secret that every process derives from the stream, so that a walk
 * may go on at any of them. A revoked key takes its cursors along.
 */
export const cursorSeal = ({ secretHash }: Pick<ApiKey, 'secretHash'>, now: Date): CursorSeal => {
  const secret = () => createHmac('sha256', secretHash).update('rollcall cursor').digest();
  return {
    now,
    seal: (text, question) => {
      const iv = randomBytes(IV_BYTES);
      const cipher = createCipheriv(CIPHER, secret(), iv).setAAD(Buffer.from(question));
      const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64url');
    },
    open: (cursor, question) => {
      const bytes = Buffer.from(cursor, 'base64url');
      if (bytes.length <= IV_BYTES + TAG_BYTES) return undefined;
      const decipher = createDecipheriv(CIPHER, secret(), bytes.subarray(0, IV_BYTES), {
        authTagLength: TAG_BYTES,
      })
        .setAAD(Buffer.from(question))
        .setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
      try {
        const text = decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES));
        return Buffer.concat([text, decipher.final()]).toString('utf8');
      } catch {
        return undefined;
      }
    },
  };
};
