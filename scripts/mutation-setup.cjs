// Lets mocha, which loads the tests once for all mutants of a process, run the tests as they are for jest.

const Module = require('node:module');
const path = require('node:path');
const { expect } = require('expect');
const { default: fc } = require('fast-check');
const { bind } = require('jest-each');
const Mocha = require('mocha');

/** A law is tried with a twentieth of the examples that its test asks for, the same for every mutant. */
const assert = (property, { numRuns = 100, ...rest } = {}) =>
  fc.assert(property, { ...rest, numRuns: Math.ceil(numRuns / 20), seed: 1, endOnFailure: true });

require.cache[require.resolve('fast-check')].exports = { __esModule: true, default: { ...fc, assert } };

const { bdd } = Mocha.interfaces;
Mocha.interfaces.bdd = (suite) => {
  bdd(suite);
  suite.on('pre-require', (context) => {
    Object.assign(context, { expect });
    Object.assign(context.it, { each: bind(context.it) });
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
