import type { DiffGroup } from './diff-groups';

/**
 * Finds the groups that a rule of either state lets to a destination. All others can do nothing there, before or
 * after, and most pairs of a large policy are of that kind. Answers all where to find them would cost more.
 */
export const reachingSources = (
  sources: ReadonlyArray<DiffGroup>,
): ((destination: DiffGroup) => ReadonlyArray<DiffGroup>) => {
  const before = placesByRule(sources.map((source) => source.before?.sources.rules() ?? []));
  const after = placesByRule(sources.map((source) => source.after?.sources.rules() ?? []));
  return (destination) => {
    const places = new Set<number>();
    let looked = 0;
    for (const [own, byRule] of [
      [destination.before, before],
      [destination.after, after],
    ] as const) {
      for (const rule of own?.targets.rules.keys() ?? []) {
        const reaching = byRule.get(rule) ?? NONE;
        looked += reaching.size;
        if (looked > sources.length) return sources;
        for (const place of reaching) places.add(place);
      }
    }
    return [...places].toSorted((a, b) => a - b).flatMap((place) => sources[place] ?? []);
  };
};

const NONE: ReadonlySet<number> = new Set();

const placesByRule = (rules: ReadonlyArray<Iterable<number>>): ReadonlyMap<number, ReadonlySet<number>> => {
  const places = new Map<number, Set<number>>();
  for (const [place, own] of rules.entries()) {
    for (const rule of own) {
      const known = places.get(rule);
      if (known === undefined) places.set(rule, new Set([place]));
      else known.add(place);
    }
  }
  return places;
};
