import type { Identity } from '../../../identity/identity';

/** An administrator signed in with a browser. */
export type Session = {
  readonly identity: Identity;
  /** From the OpenID provider, to sign out there too. */
  readonly idToken: string | undefined;
  /** Repeated by the console in a header; a page of another origin cannot know it. 256 random bits, hexadecimal. */
  readonly csrfToken: string;
  readonly startedAt: Date;
  /** When the administrator last did something. */
  readonly usedAt: Date;
};

/** A session that nobody uses ends after this long. */
export const IDLE_LIMIT_MS = 30 * 60_000;

/** Any session ends after this long. */
export const AGE_LIMIT_MS = 12 * 3_600_000;

export const endOf = ({ startedAt, usedAt }: Session): Date =>
  new Date(Math.min(startedAt.getTime() + AGE_LIMIT_MS, usedAt.getTime() + IDLE_LIMIT_MS));
