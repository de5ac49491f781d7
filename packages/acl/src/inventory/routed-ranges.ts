import { commonRanges, type RangeSet, rangeSet } from '../address/range-set';
import type { Policy, Via } from '../policy/policy';
import { rangesOf } from '../policy/ranges-of';
import type { Selector } from '../selector/selector';
import type { InventoryIndex } from './inventory-index';

/** Of the addresses that a destination names, those that devices with a tag of `via` carry traffic to. */
export const routedRanges = (
  inventory: InventoryIndex | undefined,
  policy: Policy,
  { tags }: Via,
  { term }: Selector,
): RangeSet => {
  const denoted = rangesOf(policy, term);
  if (inventory === undefined || denoted === undefined) return [];
  return [
    ...commonRanges(denoted.ranges, rangeSet(inventory.routesOf(tags, false))),
    ...commonRanges(denoted.internet, rangeSet(inventory.routesOf(tags, true))),
  ];
};
