import {
  formatAnnotations,
  formatJUnit,
  type PolicyReview,
  type PolicyTestReport,
  type PolicyTestResult,
} from '@rollcall/acl';
import type { Colors } from 'picocolors/types';
import { columns } from '../../terminal/columns';
import { diagnosticLines } from './diagnostic-lines';

export const testFormats = ['text', 'junit', 'github'] as const;

export type TestFormat = (typeof testFormats)[number];

export const testLines = (
  format: TestFormat,
  file: string,
  { diagnostics, tests }: Pick<PolicyReview, 'diagnostics' | 'tests'>,
  colors: Colors,
): ReadonlyArray<string> => {
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  switch (format) {
    case 'junit':
      return formatJUnit(tests ?? notRun(errors))
        .trimEnd()
        .split('\n');
    case 'github':
      return formatAnnotations(file, diagnostics, tests);
    case 'text':
      return tests === undefined
        ? [...diagnosticLines(file, errors, colors), 'The policy has errors, so its tests were not run.']
        : reportLines(file, tests, colors);
  }
};

/** Each error of a policy that kept its tests from being run, as a test that failed. */
const notRun = (errors: PolicyReview['diagnostics']): PolicyTestReport => ({
  passed: false,
  results: errors.map(
    (error, index): PolicyTestResult => ({
      index,
      src: 'the policy',
      at: error,
      errors: [{ message: error.message, at: error }],
    }),
  ),
});

const reportLines = (
  file: string,
  { results }: PolicyTestReport,
  { bold, dim, green, red }: Colors,
): ReadonlyArray<string> => {
  const failures = results.filter(({ errors }) => errors.length > 0).length;
  return [
    ...columns(
      results.flatMap(({ src, at, errors }) => [
        [
          errors.length === 0 ? green('ok') : bold(red('FAIL')),
          src === '' ? '(nobody)' : src,
          dim(`${file}:${at.line}:${at.column}`),
        ],
        ...errors.map((error) => [
          '',
          red(error.message),
          dim(`${file}:${error.at.line}:${error.at.column}`),
        ]),
      ]),
    ),
    results.length === 0
      ? 'The policy has no tests.'
      : `${results.length} ${results.length === 1 ? 'test' : 'tests'}, ${failures === 0 ? green('all passed') : red(`${failures} failed`)}.`,
  ];
};
