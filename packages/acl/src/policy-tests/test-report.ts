import type { Position } from '../diagnostics/position';

/** What is wrong with one test, worded as Tailscale does where it has a text. */
export type PolicyTestError = { readonly message: string; readonly at: Position };

export type PolicyTestResult = {
  /** In the order of `tests`, from 0. */
  readonly index: number;
  readonly src: string;
  readonly at: Position;
  readonly errors: ReadonlyArray<PolicyTestError>;
};

/** The outcome of all `tests` of a policy. A policy without tests passes. */
export type PolicyTestReport = {
  readonly passed: boolean;
  readonly results: ReadonlyArray<PolicyTestResult>;
};

/** Tailscale's message for a policy refused by its tests. */
export const TESTS_FAILED = 'test(s) failed';

/** The report as Tailscale's API shapes it; `{}` when all tests pass. */
export const tailscaleReport = (
  report: PolicyTestReport,
): { message?: string; data?: ReadonlyArray<{ user: string; errors: ReadonlyArray<string> }> } =>
  report.passed
    ? {}
    : {
        message: TESTS_FAILED,
        data: report.results
          .filter(({ errors }) => errors.length > 0)
          .map(({ src, errors }) => ({ user: src, errors: errors.map(({ message }) => message) })),
      };
