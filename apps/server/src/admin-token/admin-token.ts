import { randomBytes } from 'node:crypto';
import { sameHash, secretHash } from '../api-keys/secret-hash';

/** The guard of the admin API: knows the token when it sees it. */
export type AdminToken = {
  readonly matches: (presented: string) => boolean;
  /** The token itself when it was just generated: to be shown once. */
  readonly generated: string | undefined;
};

export const givenAdminToken = (token: string): AdminToken => knownByHash(secretHash(token));

export const knownByHash = (hash: string, generated?: string): AdminToken => ({
  matches: (presented) => sameHash(secretHash(presented), hash),
  generated,
});

/** 256 random bits with a prefix that secret scanners find. */
export const generateAdminToken = (): string => `rollcall_admin_${randomBytes(32).toString('hex')}`;
