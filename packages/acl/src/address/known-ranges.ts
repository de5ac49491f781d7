import * as E from 'fp-ts/lib/Either.js';
import type { Address } from './address';
import { type AddressRange, inRange, parseAddressRange } from './address-range';

const ranges = (...texts: ReadonlyArray<string>): ReadonlyArray<AddressRange> =>
  texts.flatMap((text) => {
    const range = parseAddressRange(text);
    return E.isRight(range) ? [range.right] : [];
  });

const within = (list: ReadonlyArray<AddressRange>, address: Address): boolean =>
  list.some((range) => inRange(range, address));

const tailnet = ranges('100.64.0.0/10', 'fd7a:115c:a1e0::/48');
const notTailnet = ranges('100.115.92.0/23');
const internet = ranges('0.0.0.0/0', '2000::/3');
const notInternet = ranges(
  '10.0.0.0/8',
  '172.16.0.0/12',
  '192.168.0.0/16',
  '100.64.0.0/10',
  '169.254.0.0/16',
);

/** Addresses that Tailscale gives to nodes (section 3.1, `*` as a source). */
export const isTailnetAddress = (address: Address): boolean =>
  within(tailnet, address) && !within(notTailnet, address);

/** The range of `autogroup:internet`: public unicast without private, carrier-grade and link-local addresses. */
export const isInternetAddress = (address: Address): boolean =>
  within(internet, address) && !within(notInternet, address);
