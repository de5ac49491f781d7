import type { TargetEntry } from '../engine/compiled-policy';
import type { EndClass } from '../engine/end-classes';
import type { SourceSet } from '../engine/source-set';
import type { TargetSet } from '../engine/target-set';

/** How many rules `openEntries` looks at. */
export const rulesLookedAt = (src: EndClass | undefined, targets: TargetSet | undefined): number =>
  src === undefined || targets === undefined ? 0 : Math.min(src.sources.size, targets.rules.size);

/** What is open to a source, by the rules that apply to it, ascending. Looks through whichever side has fewer. */
export const openEntries = (
  src: EndClass | undefined,
  targets: TargetSet | undefined,
): ReadonlyArray<TargetEntry> => {
  if (src === undefined || targets === undefined) return [];
  return sharedRules(src.sources, targets).flatMap((ruleId) => targets.rules.get(ruleId) ?? []);
};

const sharedRules = (sources: SourceSet, { rules }: TargetSet): ReadonlyArray<number> => {
  if (sources.size >= rules.size) return [...rules.keys()].filter((ruleId) => sources.has(ruleId));
  const shared = new Set<number>();
  for (const ruleId of sources.rules()) if (rules.has(ruleId)) shared.add(ruleId);
  return [...shared].toSorted((a, b) => a - b);
};
