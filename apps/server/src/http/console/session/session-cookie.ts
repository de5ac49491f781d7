import { AGE_LIMIT_MS } from './session';

/** With `__Host-` a browser takes the cookie over TLS alone, for this host alone (RFC 6265bis section 4.1.3.2). */
const nameOf = (secure: boolean): string => (secure ? '__Host-rollcall' : 'rollcall');

const attributesOf = (secure: boolean): string =>
  `Path=/; HttpOnly; SameSite=Strict${secure ? '; Secure' : ''}`;

/** The value of `Set-Cookie` that begins a session. */
export const sessionCookie = (id: string, secure: boolean): string =>
  `${nameOf(secure)}=${id}; Max-Age=${AGE_LIMIT_MS / 1_000}; ${attributesOf(secure)}`;

/** The value of `Set-Cookie` that takes it away. */
export const endedCookie = (secure: boolean): string =>
  `${nameOf(secure)}=; Max-Age=0; ${attributesOf(secure)}`;

/** The id in a `Cookie` header. */
export const sessionIdIn = (header: string | undefined, secure: boolean): string | undefined => {
  for (const pair of header?.split(';') ?? []) {
    const [name, id = ''] = pair.trim().split('=', 2);
    if (name === nameOf(secure) && /^[0-9a-f]{64}$/.test(id)) return id;
  }
  return undefined;
};
