import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

const ALGORITHM = 'aes-256-gcm';

export const KEY_BYTES = 32;
/** 96 bits, chosen at random: of a key for one person a few thousand at the most are ever needed. */
export const NONCE_BYTES = 12;
export const TAG_BYTES = 16;

export type Sealed = { readonly nonce: Buffer; readonly ciphertext: Buffer; readonly tag: Buffer };

/** AES-256-GCM (NIST SP 800-38D) under a nonce of its own. `context` is not kept, but must be the same to open. */
export const seal = (key: Buffer, context: string, content: Uint8Array): Sealed => {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(ALGORITHM, key, nonce, { authTagLength: TAG_BYTES });
  cipher.setAAD(Buffer.from(context));
  const ciphertext = Buffer.concat([cipher.update(content), cipher.final()]);
  return { nonce, ciphertext, tag: cipher.getAuthTag() };
};

/** `undefined` for another key, another context, or anything that was altered. */
export const unseal = (
  key: Buffer,
  context: string,
  { nonce, ciphertext, tag }: Sealed,
): Buffer | undefined => {
  if (nonce.length !== NONCE_BYTES || tag.length !== TAG_BYTES) return undefined;
  const decipher = createDecipheriv(ALGORITHM, key, nonce, { authTagLength: TAG_BYTES });
  decipher.setAAD(Buffer.from(context)).setAuthTag(tag);
  try {
    return Buffer.concat([decipher.update(ciphertext), decipher.final()]);
  } catch {
    return undefined;
  }
};
