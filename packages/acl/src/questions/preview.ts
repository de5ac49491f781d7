import type { FailedClosed, RuleSection } from '../decide/decision';
import type { Position } from '../diagnostics/position';
import { unresolvedName } from '../directory/unresolved-name';
import { BrokenSelectors } from '../engine/broken-selectors';
import { unresolvedSelectors } from '../engine/unresolved';
import { denotesNobody } from '../policy/denotes-nobody';
import type { Policy, Rule } from '../policy/policy';
import { runPolicyTests } from '../policy-tests/run-policy-tests';
import type { PolicyTestResult } from '../policy-tests/test-report';
import type { AccessDiff } from './access-diff';
import type { AccessState } from './access-state';
import { diffInSteps } from './diff-access';
import { finish, type Steps } from './steps';

export type DeadRule = { readonly section: RuleSection; readonly index: number; readonly at: Position };

/** What a change would do before it is made. */
export type Preview = {
  readonly diff: AccessDiff;
  /** Rules that had a source and would have none. */
  readonly deadRules: ReadonlyArray<DeadRule>;
  /** Selectors of rules that would no longer resolve. */
  readonly newlyUnresolved: ReadonlyArray<FailedClosed>;
  /** Pushed groups, as the policy names them, that would have no active member left. */
  readonly emptiedGroups: ReadonlyArray<string>;
  /** The policy's tests that would turn, as they would come out. */
  readonly flippedTests: ReadonlyArray<PolicyTestResult>;
  /** Whether nothing is gained or lost. */
  readonly unchanged: boolean;
};

const isDead = ({ policy, world }: AccessState, rule: Rule): boolean =>
  rule.sources.every((source) => denotesNobody(world, policy, source));

const idOf = ({ section, index }: Rule): string => `${section}[${index}]`;

const deadRules = (before: AccessState, after: AccessState): ReadonlyArray<DeadRule> => {
  const already = new Set(before.policy.rules.filter((rule) => isDead(before, rule)).map(idOf));
  return after.policy.rules
    .filter((rule) => isDead(after, rule) && !already.has(idOf(rule)))
    .map(({ section, index, at }) => ({ section, index, at }));
};

const unresolvedOf = ({ policy, world }: AccessState): ReadonlyArray<FailedClosed> =>
  unresolvedSelectors(policy, new BrokenSelectors(policy, world));

/** What is in `after` and not in `before`: selectors that stopped resolving between two looks. */
export const newlyUnresolved = (
  before: ReadonlyArray<FailedClosed>,
  after: ReadonlyArray<FailedClosed>,
): ReadonlyArray<FailedClosed> => {
  const keyOf = ({ selector, section, ruleIndex, code }: FailedClosed) =>
    `${section}[${ruleIndex}] ${code} ${selector}`;
  const known = new Set(before.map(keyOf));
  return after.filter((failed) => !known.has(keyOf(failed)));
};

const emptiedGroups = (before: AccessState, after: AccessState): ReadonlyArray<string> => {
  const emptied = new Set<string>();
  for (const reference of after.policy.references) {
    if (reference.term.kind !== 'syncedGroup' || unresolvedName(after.world, reference.term) !== undefined)
      continue;
    const wasEmpty = denotesNobody(before.world, before.policy, reference);
    if (!wasEmpty && denotesNobody(after.world, after.policy, reference)) emptied.add(reference.text);
  }
  return [...emptied];
};

const testKey = ({ src, index }: PolicyTestResult, policy: Policy): string => {
  const test = policy.tests[index];
  const list = (entries: ReadonlyArray<{ readonly text: string }> = []) =>
    entries.map(({ text }) => text).join();
  return JSON.stringify([src, test?.proto, list(test?.accept), list(test?.deny)]);
};

const flippedTests = (before: AccessState, after: AccessState): ReadonlyArray<PolicyTestResult> => {
  const passed = (result: PolicyTestResult) => result.errors.length === 0;
  const earlier = new Map(
    runPolicyTests(before.policy, before.world).results.map((result) => [
      testKey(result, before.policy),
      passed(result),
    ]),
  );
  return runPolicyTests(after.policy, after.world).results.filter((result) => {
    const then = earlier.get(testKey(result, after.policy));
    return then !== undefined && then !== passed(result);
  });
};

/**
 * Compares the state of now with the one a change would make: another policy over the same world, or the same
 * policy over a view of the directory with the change laid over it. Reports what is gained as well as what is
 * lost: a rename revokes what the old name says and grants what the new name says.
 */
export const preview = (before: AccessState, after: AccessState): Preview =>
  finish(previewInSteps(before, after));

/** The same in steps. The worlds are read in the first alone, so they may change behind it. */
export function* previewInSteps(before: AccessState, after: AccessState): Steps<Preview> {
  const found = {
    deadRules: deadRules(before, after),
    newlyUnresolved: newlyUnresolved(unresolvedOf(before), unresolvedOf(after)),
    emptiedGroups: emptiedGroups(before, after),
    flippedTests: flippedTests(before, after),
  };
  const diff = yield* diffInSteps(before, after);
  return { diff, ...found, unchanged: diff.changes.length === 0 };
}
