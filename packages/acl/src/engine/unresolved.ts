import type { FailedClosed } from '../decide/decision';
import type { UnresolvedName } from '../directory/unresolved-name';
import type { Policy, Rule } from '../policy/policy';
import type { Selector } from '../selector/selector';
import type { BrokenSelectors } from './broken-selectors';

export const failedClosed = (rule: Rule, selector: Selector, why: UnresolvedName): FailedClosed => ({
  selector: selector.text,
  section: rule.section,
  ruleIndex: rule.index,
  line: selector.at.line,
  column: selector.at.column,
  ...why,
});

/** Every selector of every rule that denotes nobody now, in the order of the rules. */
export const unresolvedSelectors = (
  { rules }: Policy,
  broken: BrokenSelectors,
): ReadonlyArray<FailedClosed> =>
  rules.flatMap((rule, ruleId) =>
    [...broken.inRule(ruleId)].map(([selector, why]) => failedClosed(rule, selector, why)),
  );
