import { foldCase } from './canonical-name';

declare const canonicalUserNameBrand: unique symbol;

/** A userName as uniqueness and look-ups see it: NFC and case-insensitive (RFC 7643 section 4.1.1). */
export type CanonicalUserName = string & { readonly [canonicalUserNameBrand]: true };

export const canonicalUserName = (userName: string): CanonicalUserName =>
  foldCase(userName) as CanonicalUserName;
