import type { Revision } from '@rollcall/domain';
import { type UnresolvedName, unresolvedName } from '../directory/unresolved-name';
import type { World } from '../directory/world';
import type { Policy } from '../policy/policy';
import { formatGroupKey } from '../selector/group-key';
import type { Selector, SelectorTerm } from '../selector/selector';

/** The selectors of one rule that denote nobody, and why. */
export type BrokenInRule = ReadonlyMap<Selector, UnresolvedName>;

type Fallible = {
  readonly term: SelectorTerm;
  readonly places: { readonly ruleId: number; readonly selector: Selector }[];
};

const keyOf = (term: SelectorTerm): string | undefined => {
  if (term.kind === 'syncedGroup') return formatGroupKey(term);
  if (term.kind === 'user') return term.name;
  return term.kind === 'usersOfDomain' ? `user:*@${term.domain}` : undefined;
};

/** Which selectors of a policy's rules do not resolve, as of the directory's revision; looked up once for each. */
export class BrokenSelectors {
  private readonly fallible: ReadonlyArray<Fallible>;
  private at: Revision | undefined;
  private found: ReadonlyMap<number, BrokenInRule> = new Map();

  constructor(
    policy: Policy,
    private readonly world: World,
  ) {
    const fallible = new Map<string, Fallible>();
    for (const [ruleId, rule] of policy.rules.entries()) {
      for (const selector of [...rule.sources, ...rule.targets.map((target) => target.selector)]) {
        const key = keyOf(selector.term);
        if (key === undefined) continue;
        const entry = fallible.get(key) ?? { term: selector.term, places: [] };
        entry.places.push({ ruleId, selector });
        fallible.set(key, entry);
      }
    }
    this.fallible = [...fallible.values()];
  }

  /** By rule, ascending. */
  byRule(): ReadonlyMap<number, BrokenInRule> {
    const { revision } = this.world.directory;
    if (this.at === revision) return this.found;
    const byRule = new Map<number, Map<Selector, UnresolvedName>>();
    for (const { term, places } of this.fallible) {
      const why = unresolvedName(this.world, term);
      if (why === undefined) continue;
      for (const { ruleId, selector } of places) {
        const broken = byRule.get(ruleId) ?? new Map<Selector, UnresolvedName>();
        byRule.set(ruleId, broken.set(selector, why));
      }
    }
    this.found = new Map([...byRule].toSorted(([a], [b]) => a - b));
    this.at = revision;
    return this.found;
  }
}
