import { isIP } from 'node:net';
import * as t from 'io-ts';
import { type LogLevel, logLevels } from './configuration';

/** A codec from text, named by what it expects: the name is shown to whoever wrote something else. */
const fromText = <A>(expectation: string, parse: (text: string) => A | undefined): t.Type<A, A, string> =>
  new t.Type<A, A, string>(
    expectation,
    (_u): _u is A => false,
    (text, context) => {
      const value = parse(text);
      return value === undefined ? t.failure(text, context) : t.success(value);
    },
    t.identity,
  );

export const Port = fromText('a whole number from 0 to 65535', (text) =>
  /^[0-9]{1,5}$/.test(text) && Number(text) <= 65_535 ? Number(text) : undefined,
);

export const Host = fromText('a host name or an IP address to listen on', (text) =>
  isIP(text) !== 0 || /^[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?$/i.test(text) ? text : undefined,
);

/** Okta refuses a base URL with `_` and one longer than 1,024 characters. */
export const PublicUrl = fromText(
  'an http or https URL without user, query, fragment or "_", such as https://rollcall.example.com',
  (text) => {
    if (!URL.canParse(text)) return undefined;
    const { protocol, username, password, search, hash, origin, pathname } = new URL(text);
    const plain = username === '' && password === '' && search === '' && hash === '';
    const usable = /^https?:$/.test(protocol) && plain && !text.includes('_') && text.length <= 1_000;
    return usable ? `${origin}${pathname}`.replace(/\/+$/, '') : undefined;
  },
);

export const AdminToken = fromText('at least 20 printable characters without spaces', (text) =>
  /^[\x21-\x7e]{20,}$/.test(text) ? text : undefined,
);

export const Level = fromText<LogLevel>(`one of ${logLevels.join(', ')}`, (text) =>
  logLevels.find((level) => level === text.toLowerCase()),
);

export const TrustedProxies = fromText<ReadonlyArray<string>>(
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
