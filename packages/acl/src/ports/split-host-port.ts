import * as E from 'fp-ts/lib/Either.js';
import { parseAddressRange } from '../address/address-range';

export type HostPort = { readonly host: string; readonly ports: string };

/** `[address]`, `[CIDR]` or `[address]/bits`, of IPv6 alone. */
const bracketed = /^\[([^\]]*)\](\/[0-9]+)?$/;

const unbracket = (host: string): E.Either<string, string> => {
  if (!host.startsWith('[')) return E.right(host);
  const [, inner, bits = ''] = bracketed.exec(host) ?? [];
  const address = `${inner ?? host}${bits}`;
  const range = parseAddressRange(address);
  return inner !== undefined && E.isRight(range) && range.right.family === 6
    ? E.right(address)
    : E.left(`${JSON.stringify(host)}: invalid address`);
};

/**
 * Splits `host:ports` at its last colon; brackets may stand round an IPv6 address and nothing else.
 * The error is Tailscale's text.
 */
export const splitHostPort = (text: string): E.Either<string, HostPort> => {
  const colon = text.lastIndexOf(':');
  if (colon < 0) return E.left('hostport must contain a colon (":")');
  if (text.lastIndexOf(',', colon) >= 0) return E.left('host cannot contain a comma (",")');
  const host = unbracket(text.slice(0, colon));
  return E.isLeft(host) ? host : E.right({ host: host.right, ports: text.slice(colon + 1) });
};
