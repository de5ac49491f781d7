import type { Family } from '../address/address';
import { addressOf } from '../inventory/inventory-index';
import { ICMP, ICMP_V6 } from '../ports/protocol';
import type { End } from './end';

/** One question of a query: in a family, or in none when neither end's address is known. */
export type Pass = { readonly family: Family | undefined; readonly protocol: number };

const has = (end: End, family: Family): boolean =>
  end.addresses.length === 0 || addressOf(end.addresses, family) !== undefined;

/** ICMP is protocol 1 in IPv4 and 58 in IPv6; every other protocol is itself in both. */
const inFamily = (protocol: number, family: Family): number => {
  if (protocol !== ICMP && protocol !== ICMP_V6) return protocol;
  return family === 4 ? ICMP : ICMP_V6;
};

const passesInNoFamily: Array<ReadonlyArray<Pass> | undefined> = [];

const inNoFamily = (protocol: number): ReadonlyArray<Pass> =>
  (passesInNoFamily[protocol] ??= [{ family: undefined, protocol }]);

/**
 * The passes that must all be allowed. Without a family asked: every family that both ends have. ICMP between
 * ends with both families is asked in its own family alone. None: the ends have no family in common.
 */
export const passesOf = (
  src: End,
  dst: End,
  protocol: number,
  family: Family | undefined,
): ReadonlyArray<Pass> => {
  const unknown = src.addresses.length === 0 && dst.addresses.length === 0;
  if (unknown)
    return family === undefined ? inNoFamily(protocol) : [{ family, protocol: inFamily(protocol, family) }];
  const wanted: ReadonlyArray<Family> = family === undefined ? [4, 6] : [family];
  const common = wanted.filter((candidate) => has(src, candidate) && has(dst, candidate));
  const passes = common.map((candidate) => ({ family: candidate, protocol: inFamily(protocol, candidate) }));
  const own = passes.filter((pass) => pass.protocol === protocol);
  return own.length > 0 ? own : passes;
};
