// Changes the code of a package in small ways, one at a time, and counts how many its own tests notice.
// ROLLCALL_MUTATED says which package (domain when not given), --mutate which of its files.

const mutated = process.env.ROLLCALL_MUTATED ?? 'domain';

/** @type {import('@stryker-mutator/api/core').PartialStrykerOptions} */
export default {
  mutate: [`packages/${mutated}/src/**/*.ts`, '!packages/*/src/**/index.ts', '!packages/acl/src/oracle/**'],
  ignorePatterns: ['**', '!/jest*.ts', '!/package.json', '!/packages/*/{src,test}/**'],
  testRunner: 'jest',
  plugins: ['@stryker-mutator/jest-runner'],
  jest: { configFile: 'jest.mutation.config.ts', enableFindRelatedTests: false },
  coverageAnalysis: 'perTest',
  concurrency: 1,
  // A busy machine must not pass for a mutant that never ends.
  timeoutMS: 20_000,
  reporters: ['clear-text', 'progress-append-only'],
  clearTextReporter: { allowColor: false, reportTests: false },
};
