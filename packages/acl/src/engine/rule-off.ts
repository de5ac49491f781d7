import type { FailedClosed } from '../decide/decision';
import type { Rule, RuleOff, Via } from '../policy/policy';
import type { Selector } from '../selector/selector';

export const ruleOff = (rule: Rule, off: RuleOff): FailedClosed => ({
  selector: off.cause,
  section: rule.section,
  ruleIndex: rule.index,
  code: 'unsupported',
  line: off.at.line,
  column: off.at.column,
  message: off.message,
});

export const unsupported = (rule: Rule, { term, text }: Selector): boolean =>
  term.kind === 'service' || term.kind === 'shared' || rule.off?.cause === text;

/** The destination is named, but no device that `via` names carries traffic to it. */
export const notRouted = ({ tags, at }: Via): RuleOff => ({
  cause: 'via',
  at,
  message: `no device with ${tags.join(' or ')} has an approved route to the destination: the rule is off`,
});
