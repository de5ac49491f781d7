import type { World } from '../directory/world';
import { checkPolicy } from '../policy/check-policy';
import type { Compat } from '../policy/compat';
import type { PolicyCheck } from '../policy/policy-check';
import { finish, type Steps } from '../questions/steps';
import { type PolicyTestOptions, runTestsInSteps } from './run-policy-tests';
import type { PolicyTestReport } from './test-report';

/** Whether a policy may be saved, and everything that was found. */
export type PolicyReview = PolicyCheck & {
  readonly accepted: boolean;
  /** Absent when errors kept the tests from being run. */
  readonly tests?: PolicyTestReport;
};

/** Checks a policy against a world and runs its tests: it is accepted without errors and with all tests passed. */
export const reviewPolicy = (
  source: string | Uint8Array,
  world: World,
  options: PolicyTestOptions & { readonly compat?: Compat } = {},
): PolicyReview => finish(reviewInSteps(source, world, options));

/** The same in steps. The tests are of one state of the world, which may be later than the one that was checked. */
export function* reviewInSteps(
  source: string | Uint8Array,
  world: World,
  options: PolicyTestOptions & { readonly compat?: Compat } = {},
): Steps<PolicyReview> {
  const check = checkPolicy(source, { world, ...(options.compat && { compat: options.compat }) });
  if (check.policy === undefined) return { ...check, accepted: false };
  yield check.policy.rules.length;
  const tests = yield* runTestsInSteps(check.policy, world, options);
  return { ...check, accepted: tests.passed, tests };
}
