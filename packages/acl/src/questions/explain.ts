import * as E from 'fp-ts/lib/Either.js';
import { decide } from '../decide/decide';
import type { PolicyEngine } from '../decide/policy-engine';
import type { Query } from '../decide/query';
import type { Pass } from '../engine/families';
import { nearMisses } from '../engine/near-misses';
import type { Explanation } from './explanation';

/** Why the answer is what it is. */
export const explain = (policy: PolicyEngine, query: Query): Explanation => {
  const decision = decide(policy, query);
  const { engine, broken } = policy;
  const read = engine.read(query);
  if (E.isLeft(read)) return { decision, matches: [], nearMisses: [] };
  const asked = read.right;
  const [first] = asked.passes;
  if (first === undefined) return { decision, matches: [], nearMisses: [] };
  const isOpen = (pass: Pass) => engine.match(asked, pass) !== undefined;
  const open = asked.passes.find(isOpen) ?? first;
  const closed = asked.passes.find((pass) => !isOpen(pass)) ?? first;
  return {
    decision,
    matches: engine.matches(asked, open).map(({ reported }) => reported),
    nearMisses: nearMisses(engine, broken, asked, closed),
  };
};
