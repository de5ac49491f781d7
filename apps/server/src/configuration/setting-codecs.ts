import { isIP } from 'node:net';
import { type MasterKey, parseMasterKey } from '@rollcall/erasure';
import { expecting } from '../validation/expecting';
import { type LogLevel, logLevels } from './configuration';

export const Port = expecting('a whole number from 0 to 65535', (text: string) =>
  /^[0-9]{1,5}$/.test(text) && Number(text) <= 65_535 ? Number(text) : undefined,
);

export const Seconds = expecting('a whole number of seconds from 1 to 86400', (text: string) =>
  /^[0-9]{1,5}$/.test(text) && Number(text) >= 1 && Number(text) <= 86_400 ? Number(text) : undefined,
);

export const Path = expecting('a path', (text: string) => (text.trim() === '' ? undefined : text.trim()));

export const Limit = expecting('a whole number up to 1000000; 0 is no limit', (text: string) =>
  /^[0-9]{1,7}$/.test(text) && Number(text) <= 1_000_000 ? Number(text) : undefined,
);

export const Host = expecting('a host name or an IP address to listen on', (text: string) =>
  isIP(text) !== 0 || /^[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?$/i.test(text) ? text : undefined,
);

/** Okta refuses a base URL with `_` and one longer than 1,024 characters. */
export const PublicUrl = expecting(
  'an http or https URL without user, query, fragment or "_", such as https://rollcall.example.com',
  (text: string) => {
    if (!URL.canParse(text)) return undefined;
    const { protocol, username, password, search, hash, origin, pathname } = new URL(text);
    const plain = username === '' && password === '' && search === '' && hash === '';
    const usable = /^https?:$/.test(protocol) && plain && !text.includes('_') && text.length <= 1_000;
    return usable ? `${origin}${pathname}`.replace(/\/+$/, '') : undefined;
  },
);

export const AdminToken = expecting('at least 20 printable characters without spaces', (text: string) =>
  /^[\x21-\x7e]{20,}$/.test(text) ? text : undefined,
);

/** As `openssl rand -base64 32` gives it. */
export const MasterKeyText = expecting<MasterKey, string>(
  '32 bytes as base64 or as 64 hexadecimal digits, such as "openssl rand -base64 32" gives',
  parseMasterKey,
);

export const Level = expecting<LogLevel, string>(`one of ${logLevels.join(', ')}`, (text) =>
  logLevels.find((level) => level === text.toLowerCase()),
);

export const TrustedProxies = expecting<ReadonlyArray<string>, string>(
  'IP addresses or networks such as 10.0.0.0/8, separated by commas',
  (text) => {
    const networks = text.split(',').map((network) => network.trim());
    return networks.every(isNetwork) ? networks : undefined;
  },
);

const isNetwork = (text: string): boolean => {
  const [address = '', length, ...rest] = text.split('/');
  const family = isIP(address);
  const longest = family === 4 ? 32 : 128;
  return (
    family !== 0 &&
    rest.length === 0 &&
    (length === undefined || (/^[0-9]{1,3}$/.test(length) && Number(length) <= longest))
  );
};
