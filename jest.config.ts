/** @jest-config-loader esbuild-register */
import type { Config } from 'jest';

/** Published as ES modules alone, which Node loads as it is and jest only once they are CommonJS. */
const esModules = 'openid-client|oauth4webapi|jose';

const config: Config = {
  testEnvironment: 'node',
  /** Ends a test that hangs: nothing is asserted by it, so a busy machine is given plenty. */
  testTimeout: 120_000,
  /** Many tests wait for something else: a process, a disk, a browser. */
  maxWorkers: '100%',
  roots: ['<rootDir>/packages', '<rootDir>/apps', '<rootDir>/bench', '<rootDir>/fuzz'],
  testMatch: ['**/test/**/*.test.ts'],
  modulePathIgnorePatterns: ['/dist/'],
  moduleNameMapper: {
    '^@rollcall/(server|cli)$': '<rootDir>/apps/$1/src/index.ts',
    '^@rollcall/event-store/contract$': '<rootDir>/packages/event-store/src/contract/event-store-contract.ts',
    '^@rollcall/testing/(eventstoredb-double|openid-provider)$': '<rootDir>/packages/testing/src/$1/index.ts',
    '^@rollcall/([a-z-]+)$': '<rootDir>/packages/$1/src/index.ts',
  },
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' }, module: { type: 'commonjs' } },
    ],
    [`/node_modules/(${esModules})/.+\\.js$`]: [
      '@swc/jest',
      { jsc: { parser: { syntax: 'ecmascript' }, target: 'es2022' }, module: { type: 'commonjs' } },
    ],
  },
  transformIgnorePatterns: [`/node_modules/(?!(${esModules})/)`],
};

export default config;
