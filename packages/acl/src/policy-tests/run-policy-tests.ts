import { type PolicyEngine, policyEngine } from '../decide/policy-engine';
import { isMoment, momentOf, type World } from '../directory/world';
import type { Policy } from '../policy/policy';
import { finish, type Steps } from '../questions/steps';
import { policyTestRun } from './policy-test-run';
import type { PolicyTestReport, PolicyTestResult } from './test-report';

export type PolicyTestOptions = {
  /** A test whose group exists but has no active member passes if nothing contradicts it (F12). */
  readonly allowEmpty?: boolean;
};

/** Starts one test; each step decides some pairs, and the last one brings the result. */
export type PolicyTestRun = () => Steps<PolicyTestResult>;

/** One run for each test of the policy that the engine was made of, in their order. */
export const policyTestRuns = (
  engine: PolicyEngine,
  { allowEmpty = false }: PolicyTestOptions = {},
): ReadonlyArray<PolicyTestRun> =>
  engine.engine.compiled.policy.tests.map(
    (test, index) => () => policyTestRun({ engine, allowEmpty }, test, index),
  );

/** Takes all steps of a run at once. */
export const finishPolicyTest = (run: PolicyTestRun): PolicyTestResult => finish(run());

/**
 * Runs the `tests` of a policy (sections 4 and 12). For a group, `accept` needs every active member allowed and
 * `deny` needs none. Tests gate the saving of a policy, never a decision.
 */
export const runPolicyTests = (
  policy: Policy,
  world: World,
  options: PolicyTestOptions = {},
): PolicyTestReport => finish(runTestsInSteps(policy, world, options));

/** The same in steps. If the world changed between two of them, all tests are run again in the last one. */
export function* runTestsInSteps(
  policy: Policy,
  world: World,
  options: PolicyTestOptions = {},
): Steps<PolicyTestReport> {
  const runs = policyTestRuns(policyEngine(policy, '', world), options);
  const began = momentOf(world);
  let results: PolicyTestResult[] = [];
  for (const run of runs) {
    results.push(yield* run());
    yield 1;
  }
  if (!isMoment(began, world)) results = runs.map(finishPolicyTest);
  return { passed: results.every(({ errors }) => errors.length === 0), results };
}
