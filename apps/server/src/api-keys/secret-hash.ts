import { hash, timingSafeEqual } from 'node:crypto';

/** SHA-256, lowercase hexadecimal. Of 256 random bits: a slow hash would gain nothing. */
export const secretHash = (secret: string): string => hash('sha256', secret, 'hex');

/** Takes as long whether or not they are the same. */
export const sameHash = (a: string, b: string): boolean => {
  const [left, right] = [Buffer.from(a, 'latin1'), Buffer.from(b, 'latin1')];
  return left.length === right.length && timingSafeEqual(left, right);
};
