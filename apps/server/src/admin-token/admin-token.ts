import { randomBytes, scryptSync } from 'node:crypto';
import { sameHash, secretHash } from '../api-keys/secret-hash';

/** The guard of the admin API: knows the token when it sees it. */
export type AdminToken = {
  /** Names it in the audit trail: 8 hexadecimal digits, the same wherever the token is. */
  readonly id: string;
  readonly matches: (presented: string) => boolean;
  /** The token itself when it was just generated: to be shown once. */
  readonly generated: string | undefined;
};

export const givenAdminToken = (token: string): AdminToken => knownByHash(secretHash(token));

export const knownByHash = (hash: string, generated?: string): AdminToken => ({
  id: idOf(hash),
  matches: (presented) => sameHash(secretHash(presented), hash),
  generated,
});

/** Dear to compute, so that an id, which many may see, is of little help to whoever guesses at a weak token. */
const idOf = (hash: string): string => scryptSync(hash, 'rollcall admin token id', 4).toString('hex');

/** 256 random bits with a prefix that secret scanners find. */
export const generateAdminToken = (): string => `rollcall_admin_${randomBytes(32).toString('hex')}`;
