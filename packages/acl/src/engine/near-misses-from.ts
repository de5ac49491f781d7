import type { Family } from '../address/address';
import type { FailedClosed } from '../decide/decision';
import { routedRanges } from '../inventory/routed-ranges';
import type { Rule } from '../policy/policy';
import type { BrokenSelectors } from './broken-selectors';
import type { End } from './end';
import type { Engine } from './engine';
import { notRouted, ruleOff, unsupported } from './rule-off';
import { failedClosed } from './unresolved';

/**
 * The selectors that denote nobody, and the rules that are off, but for which a rule might open more to this
 * source, in one of these address families. In the order of the rules.
 */
export const nearMissesFrom = (
  engine: Engine,
  broken: BrokenSelectors,
  src: End,
  families: ReadonlyArray<Family | undefined>,
): ReadonlyArray<FailedClosed> => {
  const { policy, sourceIds } = engine.compiled;
  const classes = families.map((family) => engine.classOf(src, family).ids);

  const missesOf = (rule: Rule, ruleId: number): ReadonlyArray<FailedClosed> => {
    const inRule = broken.inRule(ruleId);
    const ids = (sourceIds[ruleId] ?? []).filter((id) => id !== undefined);
    const fits = classes.map((known) => ids.some((id) => known.has(id)));
    const isSource = fits.includes(true);
    const mayBecomeSource = fits.includes(false);
    const sources = rule.sources.filter((source) => inRule.has(source) || unsupported(rule, source));
    if (!isSource && sources.length === 0) return [];
    const { off, via } = rule;
    if (off !== undefined) return [ruleOff(rule, off)];
    const targets = rule.targets.map(({ selector }) => selector);
    const unrouted =
      isSource &&
      via !== undefined &&
      targets.every((target) => routedRanges(engine.inventory, policy, via, target).length === 0);
    const inQuestion = [...(mayBecomeSource ? sources : []), ...(isSource ? targets : [])];
    return [
      ...(unrouted ? [ruleOff(rule, notRouted(via))] : []),
      ...inQuestion.flatMap((selector) => {
        const why = inRule.get(selector);
        return why === undefined ? [] : [failedClosed(rule, selector, why)];
      }),
    ];
  };
  return policy.rules.flatMap(missesOf);
};
