import type fastCheck from 'fast-check';

/** How often a law is tried under a mutant, whatever its test asks for. */
const RUNS = 8;

jest.mock('fast-check', () => {
  const { default: fc } = jest.requireActual<{ readonly default: typeof fastCheck }>('fast-check');
  const assert = <Ts>(property: fastCheck.IRawProperty<Ts>, parameters?: fastCheck.Parameters<Ts>) =>
    fc.assert(property, { ...parameters, numRuns: RUNS, seed: 1, endOnFailure: true });
  return { __esModule: true, default: { ...fc, assert } };
});
