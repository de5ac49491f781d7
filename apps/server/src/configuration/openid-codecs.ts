import { isIPv4 } from 'node:net';
import { type AdminRole, adminRoles } from '../identity/admin-role';
import { expecting } from '../validation/expecting';

/** Over http everybody on the way could read what is to be kept from them; this machine is no way. */
export const isSafe = ({ protocol, hostname }: URL): boolean =>
  protocol === 'https:' || (protocol === 'http:' && isThisMachine(hostname));

const isThisMachine = (host: string): boolean =>
  host === 'localhost' || host === '[::1]' || (isIPv4(host) && host.startsWith('127.'));

export const Issuer = expecting(
  'the https URL of an OpenID provider, such as https://example.okta.com',
  (text: string) => {
    if (!URL.canParse(text)) return undefined;
    const url = new URL(text);
    const plain = url.username === '' && url.password === '' && url.search === '' && url.hash === '';
    return plain && isSafe(url) ? url : undefined;
  },
);

export const PlainText = expecting('a text of 1 to 1000 characters', (text: string) =>
  text.trim() !== '' && text.length <= 1_000 ? text.trim() : undefined,
);

export const Scopes = expecting('scopes separated by spaces, openid among them', (text: string) => {
  const scopes = text.split(/[\s,]+/).filter((scope) => scope !== '');
  return scopes.includes('openid') ? scopes.join(' ') : undefined;
});

/** Roles by the value of a claim: `Rollcall Admins=admin,staff=viewer`. */
export const RoleMapping = expecting<ReadonlyMap<string, AdminRole>, string>(
  `VALUE=ROLE, several separated by commas, each role one of ${adminRoles.join(', ')}`,
  (text) => {
    const roles = new Map<string, AdminRole>();
    for (const entry of text.split(',')) {
      const at = entry.lastIndexOf('=');
      const value = entry.slice(0, at).trim();
      const role = adminRoles.find((known) => known === entry.slice(at + 1).trim());
      if (at < 0 || value === '' || role === undefined || roles.has(value)) return undefined;
      roles.set(value, role);
    }
    return roles;
  },
);
