import { exportJWK, generateKeyPair, type JSONWebKeySet, SignJWT, UnsecuredJWT } from 'jose';

/** Claims about somebody, as the ID token and the user info hold them. */
export type Person = { readonly sub: string; readonly [claim: string]: unknown };

/** What is wrong with the next ID tokens. */
export type Forgery = {
  /** Signed with a key that the provider does not publish, or with none. */
  readonly signature?: 'other key' | 'none';
  /** In the place of the true ones; `undefined` leaves one out. */
  readonly claims?: { readonly [claim: string]: unknown };
};

export type IdTokens = {
  readonly jwks: JSONWebKeySet;
  readonly issue: (claims: { readonly [claim: string]: unknown }, forgery: Forgery) => Promise<string>;
};

const LIFETIME_SECONDS = 300;

/** ID tokens signed by RS256 with a key of this provider alone. */
export const createIdTokens = async (): Promise<IdTokens> => {
  const [own, other] = [await generateKeyPair('RS256'), await generateKeyPair('RS256')];
  const kid = 'key-1';
  return {
    jwks: { keys: [{ ...(await exportJWK(own.publicKey)), kid, alg: 'RS256', use: 'sig' }] },
    issue: async (claims, { signature, claims: forged }) => {
      const now = Math.floor(Date.now() / 1_000);
      const payload = { iat: now, exp: now + LIFETIME_SECONDS, ...claims, ...forged };
      if (signature === 'none') return new UnsecuredJWT(payload).encode();
      const { privateKey } = signature === 'other key' ? other : own;
      return new SignJWT(payload).setProtectedHeader({ alg: 'RS256', kid }).sign(privateKey);
    },
  };
};
