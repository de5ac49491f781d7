import * as E from 'fp-ts/lib/Either.js';
import type { Address } from './address';
import { type AddressRange, inRange, parseAddressRange } from './address-range';
import { type RangeSet, rangeSet, subtractRanges } from './range-set';

const ranges = (...texts: ReadonlyArray<string>): ReadonlyArray<AddressRange> =>
  texts.flatMap((text) => {
    const range = parseAddressRange(text);
    return E.isRight(range) ? [range.right] : [];
  });

const notInternet = ranges(
  '10.0.0.0/8',
  '172.16.0.0/12',
  '192.168.0.0/16',
  '100.64.0.0/10',
  '169.254.0.0/16',
);

/** Addresses that Tailscale gives to nodes (section 3.1, `*` as a source). */
export const tailnetRanges: RangeSet = subtractRanges(
  ranges('100.64.0.0/10', 'fd7a:115c:a1e0::/48'),
  ranges('100.115.92.0/23'),
);

export const isTailnetAddress = (address: Address): boolean =>
  tailnetRanges.some((range) => inRange(range, address));

/** The range of `autogroup:internet`: public unicast without private, carrier-grade and link-local addresses. */
export const internetRanges: RangeSet = subtractRanges(
  ranges('0.0.0.0/0', '2000::/3'),
  rangeSet(notInternet),
);
