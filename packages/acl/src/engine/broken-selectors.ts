import type { Revision } from '@rollcall/domain';
import { type UnresolvedName, unresolvedName } from '../directory/unresolved-name';
import type { World } from '../directory/world';
import type { Policy, Rule } from '../policy/policy';
import type { Selector } from '../selector/selector';
import type { Hit } from './hit';

/** The selectors of one rule that denote nobody, and why. */
export type BrokenInRule = ReadonlyMap<Selector, UnresolvedName>;

const canBreak = ({ term }: Selector): boolean =>
  term.kind === 'syncedGroup' || term.kind === 'user' || term.kind === 'usersOfDomain';

const destinationsOf = (rule: Rule): ReadonlyArray<Selector> => rule.targets.map(({ selector }) => selector);

/** Which selectors of a policy's rules do not resolve. Looked up when asked, once for each as of a revision. */
export class BrokenSelectors {
  private at: Revision | undefined;
  private readonly looked = new Map<Selector, UnresolvedName | undefined>();
  private covering = new WeakMap<ReadonlyArray<Hit>, ReadonlyArray<number>>();
  private destinations: ReadonlyArray<number> | undefined;

  constructor(
    private readonly policy: Policy,
    private readonly world: World,
  ) {}

  inRule(ruleId: number): BrokenInRule {
    this.forgetOldState();
    const rule = this.policy.rules[ruleId];
    return rule === undefined ? new Map() : this.among([...rule.sources, ...destinationsOf(rule)]);
  }

  /** Of the rules that open something, those with a source that does not resolve. */
  rulesAmong(hits: ReadonlyArray<Hit>): ReadonlyArray<number> {
    this.forgetOldState();
    const known = this.covering.get(hits);
    if (known !== undefined) return known;
    const found = hits
      .filter(({ entry }) => this.among(entry.rule.sources).size > 0)
      .map(({ ruleId }) => ruleId);
    this.covering.set(hits, found);
    return found;
  }

  /** The rules with a destination that does not resolve. */
  rulesByDestination(): ReadonlyArray<number> {
    this.forgetOldState();
    this.destinations ??= [...this.policy.rules.entries()]
      .filter(([, rule]) => this.among(destinationsOf(rule)).size > 0)
      .map(([ruleId]) => ruleId);
    return this.destinations;
  }

  private among(selectors: ReadonlyArray<Selector>): BrokenInRule {
    const broken = new Map<Selector, UnresolvedName>();
    for (const selector of selectors) {
      if (!canBreak(selector)) continue;
      if (!this.looked.has(selector)) this.looked.set(selector, unresolvedName(this.world, selector.term));
      const why = this.looked.get(selector);
      if (why !== undefined) broken.set(selector, why);
    }
    return broken;
  }

  private forgetOldState(): void {
    const { revision } = this.world.directory;
    if (this.at === revision) return;
    this.at = revision;
    this.looked.clear();
    this.covering = new WeakMap();
    this.destinations = undefined;
  }
}
