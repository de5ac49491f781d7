/** One thing that a suite demands. `assertion` and `script` count in the totals; `suite` is only ever a failure. */
export type Check = {
  readonly kind: 'assertion' | 'script' | 'suite';
  readonly passed: boolean;
  /** What was demanded and, for a failure, what was found. */
  readonly says: string;
};

export const cannot = (says: string): Check => ({ kind: 'suite', passed: false, says });
