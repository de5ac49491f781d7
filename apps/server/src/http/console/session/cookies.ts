import { ATTEMPT_LIMIT_MS } from '../../../openid/attempt';
import { AGE_LIMIT_MS } from './session';

/** `session` says who is signed in, `attempt` what came of signing in with the OpenID provider so far. */
export type CookieName = 'session' | 'attempt';

const names: { readonly [Name in CookieName]: string } = { session: 'rollcall', attempt: 'rollcall-sign-in' };

/** With `__Host-` a browser takes the cookie over TLS alone, for this host alone (RFC 6265bis section 4.1.3.2). */
const nameOf = (name: CookieName, secure: boolean): string => `${secure ? '__Host-' : ''}${names[name]}`;

/** An attempt must outlive the way back from the provider's site, a session must not be sent from any other. */
const sites: { readonly [Name in CookieName]: string } = { session: 'Strict', attempt: 'Lax' };

const cookie = (name: CookieName, value: string, seconds: number, secure: boolean): string =>
  `${nameOf(name, secure)}=${value}; Max-Age=${seconds}; Path=/; HttpOnly; SameSite=${sites[name]}${secure ? '; Secure' : ''}`;

/** The value of `Set-Cookie` that begins a session. */
export const sessionCookie = (id: string, secure: boolean): string =>
  cookie('session', id, AGE_LIMIT_MS / 1_000, secure);

/** The value of `Set-Cookie` for a sign-in that was begun, or that failed. */
export const attemptCookie = (sealed: string, secure: boolean): string =>
  cookie('attempt', sealed, ATTEMPT_LIMIT_MS / 1_000, secure);

/** The value of `Set-Cookie` that takes one away. */
export const endedCookie = (name: CookieName, secure: boolean): string => cookie(name, '', 0, secure);

/** The value of one in a `Cookie` header. */
export const cookieIn = (
  name: CookieName,
  header: string | undefined,
  secure: boolean,
): string | undefined => {
  for (const pair of header?.split(';') ?? []) {
    const [found, value = ''] = pair.trim().split('=', 2);
    if (found === nameOf(name, secure) && /^[A-Za-z0-9_-]+$/.test(value)) return value;
  }
  return undefined;
};
