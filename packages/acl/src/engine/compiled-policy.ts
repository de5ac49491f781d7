import type { Policy, Rule, Target } from '../policy/policy';
import { SelectorTable } from './selector-table';

/** One target of a rule that is on. */
export type TargetEntry = {
  /** Place among all rules; the lowest that matches is the one reported. */
  readonly ruleId: number;
  readonly rule: Rule;
  /** The target's place within the rule. */
  readonly place: number;
  readonly target: Target;
};

/** A policy with its selectors numbered, and rules by the selectors they name. Immutable but for its table's caches. */
export type CompiledPolicy = {
  readonly policy: Policy;
  readonly table: SelectorTable;
  /** By rule: the numbers of its sources, parallel to `rule.sources`. */
  readonly sourceIds: ReadonlyArray<ReadonlyArray<number | undefined>>;
  /** By rule: the numbers of its destinations, parallel to `rule.targets`. */
  readonly targetIds: ReadonlyArray<ReadonlyArray<number | undefined>>;
  /** By selector: the rules it is a source of, ascending. */
  readonly rulesBySource: ReadonlyMap<number, ReadonlyArray<number>>;
  /** By selector: what it is a destination of, ascending by rule. */
  readonly entriesByDestination: ReadonlyMap<number, ReadonlyArray<TargetEntry>>;
  /** Whose destination is `autogroup:self`, ascending by rule. */
  readonly selfEntries: ReadonlyArray<TargetEntry>;
  /** Rules that are off (F2, F3) or may come to be for want of a route, ascending. */
  readonly restricted: ReadonlyArray<number>;
};

const append = <Value>(map: Map<number, Value[]>, key: number | undefined, value: Value): void => {
  if (key === undefined) return;
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
};

export const compilePolicy = (policy: Policy): CompiledPolicy => {
  const table = new SelectorTable(policy);
  const rulesBySource = new Map<number, number[]>();
  const entriesByDestination = new Map<number, TargetEntry[]>();
  const selfEntries: TargetEntry[] = [];
  const restricted: number[] = [];
  const sourceIds = policy.rules.map((rule) => rule.sources.map((source) => table.source(source)));
  const targetIds = policy.rules.map((rule) =>
    rule.targets.map(({ selector }) => table.destination(selector, rule.via)),
  );
  for (const [ruleId, rule] of policy.rules.entries()) {
    if (rule.off !== undefined || rule.via !== undefined) restricted.push(ruleId);
    if (rule.off !== undefined) continue;
    for (const id of new Set(sourceIds[ruleId])) append(rulesBySource, id, ruleId);
    for (const [place, target] of rule.targets.entries()) {
      const entry = { ruleId, rule, place, target };
      if (target.selector.term.kind === 'self' && rule.via === undefined) selfEntries.push(entry);
      else append(entriesByDestination, targetIds[ruleId]?.[place], entry);
    }
  }
  return {
    policy,
    table,
    sourceIds,
    targetIds,
    rulesBySource,
    entriesByDestination,
    selfEntries,
    restricted,
  };
};
