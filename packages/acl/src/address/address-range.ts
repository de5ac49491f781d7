import * as E from 'fp-ts/lib/Either.js';
import { type Address, type Family, formatAddress, parseAddress } from './address';

/** The addresses of one family from `low` to `high`, both included. */
export type AddressRange = { readonly family: Family; readonly low: bigint; readonly high: bigint };

export type BadRange = { readonly _tag: 'NotAnAddress' } | { readonly _tag: 'HostBitsSet' };

const prefixLength = /^(?:0|[1-9][0-9]{0,2})$/;

/** An address, or a CIDR whose host bits are zero. A v4 range never covers a v6 address, nor the reverse. */
export const parseAddressRange = (text: string): E.Either<BadRange, AddressRange> => {
  const slash = text.indexOf('/');
  const address = parseAddress(slash < 0 ? text : text.slice(0, slash));
  if (address === undefined) return E.left({ _tag: 'NotAnAddress' });
  const bits = address.family === 4 ? 32 : 128;
  const prefix = slash < 0 ? String(bits) : text.slice(slash + 1);
  if (!prefixLength.test(prefix) || Number(prefix) > bits) return E.left({ _tag: 'NotAnAddress' });
  const size = 1n << BigInt(bits - Number(prefix));
  if (address.value % size !== 0n) return E.left({ _tag: 'HostBitsSet' });
  return E.right({ family: address.family, low: address.value, high: address.value + size - 1n });
};

export const inRange = (range: AddressRange, address: Address): boolean =>
  range.family === address.family && range.low <= address.value && address.value <= range.high;

export const isSingleAddress = (range: AddressRange): boolean => range.low === range.high;

/** `0.0.0.0/0` or `::/0`. */
export const isDefaultRoute = (range: AddressRange): boolean =>
  range.low === 0n && range.high === (range.family === 4 ? 0xffffffffn : (1n << 128n) - 1n);

const cidrOf = ({ family, low, high }: AddressRange): string | undefined => {
  const size = high - low + 1n;
  const hostBits = size.toString(2).length - 1;
  if (size !== 1n << BigInt(hostBits) || low % size !== 0n) return undefined;
  return `${formatAddress({ family, value: low })}/${(family === 4 ? 32 : 128) - hostBits}`;
};

/** A single address, a CIDR, or `low-high`. */
export const formatAddressRange = (range: AddressRange): string => {
  const { family, low, high } = range;
  const first = formatAddress({ family, value: low });
  if (low === high) return first;
  return cidrOf(range) ?? `${first}-${formatAddress({ family, value: high })}`;
};
