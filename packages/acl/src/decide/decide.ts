import * as E from 'fp-ts/lib/Either.js';
import type { CaseFault } from '../engine/engine';
import type { Match } from '../engine/hit';
import { nearMisses } from '../engine/near-misses';
import type { Decision, DecisionCode } from './decision';
import type { PolicyEngine } from './policy-engine';
import type { Query } from './query';

/** The code of a query whose ends or service cannot be read. */
export const codeOf = ({ end, fault }: CaseFault): DecisionCode => {
  if (fault._tag === 'BadQuery') return 'DENY_BAD_QUERY';
  if (end === 'dst') return 'DENY_TARGET_INACTIVE';
  return fault._tag === 'Unknown' ? 'DENY_PRINCIPAL_UNKNOWN' : 'DENY_PRINCIPAL_INACTIVE';
};

/** Decides one query. May throw what the world throws; `createResolver` turns that into `DENY_INTERNAL`. */
export const decide = ({ engine, broken, decisions }: PolicyEngine, query: Query): Decision => {
  const read = engine.read(query);
  if (E.isLeft(read)) return decisions.deny(codeOf(read.left));
  const asked = read.right;
  let reported: Match | undefined;
  for (const pass of asked.passes) {
    const match = engine.match(asked, pass);
    if (match === undefined) return decisions.deny('DENY_NO_MATCH', nearMisses(engine, broken, asked, pass));
    reported ??= match;
  }
  return reported === undefined ? decisions.deny('DENY_NO_MATCH') : decisions.allow(asked, reported);
};
