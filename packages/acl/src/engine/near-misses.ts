import type { FailedClosed } from '../decide/decision';
import type { Rule, Target, Via } from '../policy/policy';
import { covers } from '../ports/covers';
import type { Selector } from '../selector/selector';
import type { BrokenInRule, BrokenSelectors } from './broken-selectors';
import { sameUser } from './end';
import type { Case, Engine } from './engine';
import type { Pass } from './families';
import { notRouted, ruleOff, unsupported } from './rule-off';
import { failedClosed } from './unresolved';

const nothing: ReadonlyArray<never> = [];

/** Rules that may have something to say, ascending: restricted, or with a selector that does not resolve. */
const suspectRules = (
  engine: Engine,
  broken: BrokenSelectors,
  query: Case,
  pass: Pass,
  same: boolean,
): ReadonlyArray<number> => {
  const { restricted } = engine.compiled;
  const opening = broken.rulesAmong(engine.open(query, pass).hits);
  const ownDevices = same ? broken.rulesAmong(engine.openToSelf(query, pass).hits) : nothing;
  const toUsers = query.dst.identity.kind === 'user' ? broken.rulesByDestination() : nothing;
  if (restricted.length + opening.length + ownDevices.length + toUsers.length === 0) return nothing;
  return [...new Set([...restricted, ...opening, ...ownDevices, ...toUsers])].toSorted((a, b) => a - b);
};

/**
 * The selectors that denote nobody, and the rules that are off, but for which a rule might let this pass
 * through: its other end and its ports fit. In the order of the rules.
 */
export const nearMisses = (
  engine: Engine,
  broken: BrokenSelectors,
  query: Case,
  pass: Pass,
): ReadonlyArray<FailedClosed> =>
  missesAmong(engine, broken, query, pass, engine.classOf(query.src, pass.family).ids);

/** The same for whoever might be let through to the query's destination, whatever its source. */
export const nearMissesOfAnybody = (
  engine: Engine,
  broken: BrokenSelectors,
  query: Case,
  pass: Pass,
): ReadonlyArray<FailedClosed> => missesAmong(engine, broken, query, pass, 'anybody');

const missesAmong = (
  engine: Engine,
  broken: BrokenSelectors,
  query: Case,
  pass: Pass,
  srcIds: ReadonlySet<number> | 'anybody',
): ReadonlyArray<FailedClosed> => {
  const same = srcIds === 'anybody' ? query.dst.identity.kind === 'user' : sameUser(query.src, query.dst);
  const suspects = suspectRules(engine, broken, query, pass, same);
  if (suspects.length === 0) return nothing;
  const { policy, sourceIds, table, targetIds } = engine.compiled;
  const dstIds = engine.classOf(query.dst, pass.family).ids;
  const found: FailedClosed[] = [];

  const reaches = (ruleId: number, rule: Rule, place: number, { selector }: Target): boolean => {
    const id = targetIds[ruleId]?.[place];
    return selector.term.kind === 'self'
      ? same && rule.via === undefined
      : id !== undefined && dstIds.has(id);
  };
  const isNamed = (selector: Selector): boolean => {
    const whole = table.destination(selector);
    return whole !== undefined && dstIds.has(whole);
  };
  const examine = (ruleId: number, rule: Rule, inRule: BrokenInRule): void => {
    const brokenSources = rule.sources.filter((source) => inRule.has(source) || unsupported(rule, source));
    const srcFits =
      srcIds === 'anybody' || (sourceIds[ruleId] ?? []).some((id) => id !== undefined && srcIds.has(id));
    const seen = new Set<Selector>();
    let unrouted: Via | undefined;
    for (const [place, target] of rule.targets.entries()) {
      if (!target.services.some((service) => covers(service, pass.protocol, query.port))) continue;
      const { selector } = target;
      const dstFits = reaches(ruleId, rule, place, target);
      const dstMay =
        unsupported(rule, selector) || (inRule.has(selector) && query.dst.identity.kind === 'user');
      if (rule.off !== undefined) {
        if ((srcFits || brokenSources.length > 0) && (dstFits || dstMay)) {
          found.push(ruleOff(rule, rule.off));
          return;
        }
      } else if (rule.via !== undefined && !dstFits && srcFits && isNamed(selector)) {
        unrouted = rule.via;
      } else if (dstFits) {
        for (const source of brokenSources) seen.add(source);
      } else if (dstMay && srcFits) {
        seen.add(selector);
      }
    }
    if (unrouted !== undefined) found.push(ruleOff(rule, notRouted(unrouted)));
    for (const selector of seen) {
      const why = inRule.get(selector);
      if (why !== undefined) found.push(failedClosed(rule, selector, why));
    }
  };

  for (const ruleId of suspects) {
    const rule = policy.rules[ruleId];
    if (rule !== undefined) examine(ruleId, rule, broken.inRule(ruleId));
  }
  return found;
};
