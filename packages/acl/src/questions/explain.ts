import * as E from 'fp-ts/lib/Either.js';
import { decide } from '../decide/decide';
import type { PolicyEngine } from '../decide/policy-engine';
import type { Query } from '../decide/query';
import { nearMisses } from '../engine/near-misses';
import type { Explanation } from './explanation';

/** Why the answer is what it is. */
export const explain = (policy: PolicyEngine, query: Query): Explanation => {
  const decision = decide(policy, query);
  const { engine, broken } = policy;
  const read = engine.read(query);
  if (E.isLeft(read)) return { decision, matches: [], nearMisses: [] };
  const asked = read.right;
  const failing = asked.passes.find((pass) => engine.match(asked, pass) === undefined);
  const pass = failing ?? asked.passes[0];
  if (pass === undefined) return { decision, matches: [], nearMisses: [] };
  return {
    decision,
    matches: engine.matches(asked, pass).map(({ reported }) => reported),
    nearMisses: nearMisses(engine, broken, asked, pass),
  };
};
