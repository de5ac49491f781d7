/** @jest-config-loader esbuild-register */
import type { Config } from 'jest';
import base from './jest.config';

const mutated = process.env.ROLLCALL_MUTATED ?? 'domain';

/** The package's own tests of its rules and laws; contracts play whole recordings, which is too much for a mutant. */
const config: Config = {
  ...base,
  roots: ['<rootDir>/packages'],
  testMatch: [`<rootDir>/packages/${mutated}/test/**/*.{unit,property}.test.ts`],
  setupFiles: ['<rootDir>/jest.mutation.setup.ts'],
};

export default config;
