// Lets mocha, which loads the tests once for all mutants of a process, run the tests as they are for jest.

const Module = require('node:module');
const path = require('node:path');
const { expect } = require('expect');
const { default: fc } = require('fast-check');
const { bind } = require('jest-each');
const Mocha = require('mocha');

/** Laws of access cost a hundred times what those of the domain do, but for the cheap ones that name no number. */
const share = process.env.ROLLCALL_MUTATED === 'acl' ? 20 : 2;

/** A law is tried less often under a mutant, and alike for each. */
const runsOf = (asked) => (asked === undefined ? 50 : Math.ceil(asked / share));

const assert = (property, { numRuns, ...rest } = {}) =>
  fc.assert(property, { ...rest, numRuns: runsOf(numRuns), seed: 1, endOnFailure: true });

require.cache[require.resolve('fast-check')].exports = { __esModule: true, default: { ...fc, assert } };

const { bdd } = Mocha.interfaces;
Mocha.interfaces.bdd = (suite) => {
  bdd(suite);
  suite.on('pre-require', (context) => {
    Object.assign(context, {
      expect,
      test: context.it,
      beforeAll: context.before,
      afterAll: context.after,
    });
    for (const named of [context.describe, context.it]) named.each = bind(named);
  });
};

/** The packages as they are in the mutated copy, not as they are built; jest's own globals work under jest alone. */
const sourceOf = (request) => {
  if (request === '@jest/globals') return 'expect';
  const [, name] = /^@rollcall\/([a-z-]+)$/.exec(request) ?? [];
  return name === undefined ? request : path.resolve('packages', name, 'src/index.ts');
};

const resolve = Module._resolveFilename;
Module._resolveFilename = (request, ...rest) => resolve(sourceOf(request), ...rest);
