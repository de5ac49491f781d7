import { randomBytes } from 'node:crypto';

/** Okta sends a random password with each creation, even with password sync off. */
export const initialPassword = (): string => randomBytes(6).toString('base64url');
