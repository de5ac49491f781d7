// Changes the code of a package in small ways, one at a time, and counts how many its own tests notice.
// ROLLCALL_MUTATED says which package (domain when not given), --mutate which of its files.

const mutated = process.env.ROLLCALL_MUTATED ?? 'domain';

/** @type {import('@stryker-mutator/api/core').PartialStrykerOptions} */
export default {
  mutate: [`packages/${mutated}/src/**/*.ts`, '!packages/*/src/**/index.ts', '!packages/acl/src/oracle/**'],
  ignorePatterns: ['**', '!/scripts/mutation-setup.cjs', '!/package.json', '!/packages/*/{src,test}/**'],
  testRunner: 'mocha',
  plugins: ['@stryker-mutator/mocha-runner'],
  // The package's own tests of its rules and laws; contracts play whole recordings, which is too much for a mutant.
  mochaOptions: {
    require: ['esbuild-register', './scripts/mutation-setup.cjs'],
    spec: [`packages/${mutated}/test/**/*.unit.test.ts`, `packages/${mutated}/test/**/*.property.test.ts`],
    // Slow, and what they would notice the comparison with the reference notices before them.
    ignore: ['packages/acl/test/laws.property.test.ts'],
  },
  coverageAnalysis: 'perTest',
  concurrency: 1,
  // A busy machine must not pass for a mutant that never ends.
  timeoutMS: 15_000,
  reporters: ['clear-text', 'progress-append-only'],
  clearTextReporter: { allowColor: false, reportTests: false },
};
