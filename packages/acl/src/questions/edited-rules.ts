import type { Policy, Rule } from '../policy/policy';
import { rangesOf } from '../policy/ranges-of';
import type { Selector } from '../selector/selector';

/** What a selector comes to within its policy: groups, hosts and IP sets by content, not by name. */
const meaningOf = (policy: Policy, { term }: Selector): unknown => {
  if (term.kind === 'localGroup')
    return ['users', policy.groups.get(term.key)?.members.map(({ name }) => name)];
  const denoted = rangesOf(policy, term);
  return denoted === undefined ? term : [denoted.ranges, denoted.internet];
};

const ruleMeaning = (policy: Policy, rule: Rule): string =>
  JSON.stringify(
    [
      rule.off !== undefined,
      rule.via?.tags,
      rule.sources.map((source) => meaningOf(policy, source)),
      rule.targets.map(({ selector, services }) => [meaningOf(policy, selector), services]),
    ],
    (_key, value: unknown) => (typeof value === 'bigint' ? value.toString(16) : value),
  );

/**
 * By place, the rules of each policy that the other has none like. Over one world, access differs only where
 * one of these applies.
 */
export const editedRules = (
  before: Policy,
  after: Policy,
): { readonly before: ReadonlyArray<number>; readonly after: ReadonlyArray<number> } => {
  const meanings = (policy: Policy) => policy.rules.map((rule) => ruleMeaning(policy, rule));
  const [was, is] = [meanings(before), meanings(after)];
  const without = (own: ReadonlyArray<string>, other: ReadonlySet<string>) =>
    own.flatMap((meaning, ruleId) => (other.has(meaning) ? [] : [ruleId]));
  return { before: without(was, new Set(is)), after: without(is, new Set(was)) };
};
