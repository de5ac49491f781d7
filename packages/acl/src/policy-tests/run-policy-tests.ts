import { type PolicyEngine, policyEngine } from '../decide/policy-engine';
import type { World } from '../directory/world';
import type { Policy } from '../policy/policy';
import { policyTestRun } from './policy-test-run';
import type { PolicyTestReport, PolicyTestResult } from './test-report';

export type PolicyTestOptions = {
  /** A test whose group exists but has no active member passes if nothing contradicts it (F12). */
  readonly allowEmpty?: boolean;
};

/** Starts one test; each step decides some pairs, and the last one brings the result. */
export type PolicyTestRun = () => Iterator<undefined, PolicyTestResult>;

/** One run for each test of the policy that the engine was made of, in their order. */
export const policyTestRuns = (
  engine: PolicyEngine,
  { allowEmpty = false }: PolicyTestOptions = {},
): ReadonlyArray<PolicyTestRun> =>
  engine.engine.compiled.policy.tests.map(
    (test, index) => () => policyTestRun({ engine, allowEmpty }, test, index),
  );

/** Takes all steps of a run at once. */
export const finishPolicyTest = (run: PolicyTestRun): PolicyTestResult => {
  const steps = run();
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
};

/**
 * Runs the `tests` of a policy (sections 4 and 12). For a group, `accept` needs every active member allowed and
 * `deny` needs none. Tests gate the saving of a policy, never a decision.
 */
export const runPolicyTests = (
  policy: Policy,
  world: World,
  options: PolicyTestOptions = {},
): PolicyTestReport => {
  const results = policyTestRuns(policyEngine(policy, '', world), options).map(finishPolicyTest);
  return { passed: results.every(({ errors }) => errors.length === 0), results };
};
