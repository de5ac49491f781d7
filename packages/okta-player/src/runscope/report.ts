import type { StepReport, SuiteReport } from './run';

/** The lines of one step: what was sent, then every assertion. */
export const stepLines = ({ note, request, skipped, checks }: StepReport): ReadonlyArray<string> => [
  skipped ? `${note} (skipped by the suite)` : note,
  ...(request === '' ? [] : [`  ${request}`]),
  ...checks.map((check) => `  ${check.passed ? '✓' : '✗'} ${check.says}`),
  '',
];

export const totalLine = ({ assertions, scripts, failures }: SuiteReport): string =>
  `${assertions} assertions${scripts === 0 ? '' : ` and ${scripts} more by scripts`}, ${
    failures === 0 ? 'all passed' : `${failures} failed`
  }`;
