import { type Family, formatAddress } from '../address/address';
import { formatAddressRange, isDefaultRoute } from '../address/address-range';
import { tailnetRanges } from '../address/known-ranges';
import type { RangeSet } from '../address/range-set';
import type { Engine } from '../engine/engine';
import { sweep } from '../intervals/sweep';
import { rangesOf } from '../policy/ranges-of';

/** One address that stands for all that neither state tells from it, and what people call them. */
export type AddressEnd = { readonly label: string; readonly address: string; readonly family: Family };

/** `text` is absent for ranges that only cut others. */
type Named = { readonly text?: string; readonly ranges: RangeSet; readonly size: bigint };

const named = (ranges: RangeSet, text?: string): Named => ({
  ranges,
  size: ranges.reduce((sum, { low, high }) => sum + high - low + 1n, 0n),
  ...(text !== undefined && { text }),
});

const everywhere = named(
  [
    { family: 4, low: 0n, high: (1n << 32n) - 1n },
    { family: 6, low: 0n, high: (1n << 128n) - 1n },
  ],
  '*',
);

/** Each once, however many rules name it: a piece is held by all that hold it. */
const selectorsOf = ({ compiled: { policy } }: Engine): ReadonlyArray<Named> => {
  const byText = new Map<string, Named>();
  for (const rule of policy.rules) {
    for (const { term, text } of [...rule.sources, ...rule.targets.map(({ selector }) => selector)]) {
      if (term.kind === 'any' || term.kind === 'dangerAll') byText.set('*', everywhere);
      if (byText.has(text)) continue;
      const denoted = rangesOf(policy, term);
      if (denoted !== undefined) byText.set(text, named([...denoted.ranges, ...denoted.internet], text));
    }
  }
  return [...byText.values()];
};

const routesOf = ({ inventory }: Engine): ReadonlyArray<Named> =>
  [...(inventory?.inventory.nodes.values() ?? [])].flatMap(({ approvedRoutes }) =>
    approvedRoutes
      .filter((route) => !isDefaultRoute(route))
      .map((route) => named([route], formatAddressRange(route))),
  );

const heldBy = ({ inventory }: Engine): RangeSet =>
  [...(inventory?.inventory.nodes.values() ?? [])].flatMap(({ addresses }) =>
    addresses.map(({ family, value }) => ({ family, low: value, high: value })),
  );

const pieces = (all: ReadonlyArray<Named>, family: Family): ReadonlyArray<AddressEnd> => {
  const owners: Named[] = [];
  const intervals: { from: bigint; until: bigint }[] = [];
  for (const owner of all) {
    for (const range of owner.ranges) {
      if (range.family !== family) continue;
      owners.push(owner);
      intervals.push({ from: range.low, until: range.high + 1n });
    }
  }
  return sweep(intervals).flatMap(({ start, held }) => {
    const holders = held.flatMap((index) => owners[index] ?? []);
    const texts = narrowest(holders.filter(({ text }) => text !== undefined));
    return [...texts].map((label) => ({
      label,
      address: formatAddress({ family, value: start }),
      family,
    }));
  });
};

const narrowest = (holders: ReadonlyArray<Named>): ReadonlySet<string> => {
  const [least] = holders.map(({ size }) => size).toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  return new Set(holders.flatMap(({ size, text }) => (size === least && text !== undefined ? [text] : [])));
};

/**
 * The addresses that either policy names, and the subnets that devices route, cut wherever a state may begin to
 * treat them differently. Each piece is called after the narrowest that holds it.
 */
export const addressEnds = (before: Engine, after: Engine): ReadonlyArray<AddressEnd> => {
  const both = [before, after];
  const all = [
    ...both.flatMap(selectorsOf),
    ...both.flatMap(routesOf),
    named(tailnetRanges),
    ...both.flatMap(heldBy).map((address) => named([address])),
  ];
  return ([4, 6] as const).flatMap((family) => pieces(all, family));
};
