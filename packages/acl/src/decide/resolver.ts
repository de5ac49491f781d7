import type { Revision } from '@rollcall/domain';
import type { Either } from 'fp-ts/lib/Either.js';
import type { World } from '../directory/world';
import type { Compat } from '../policy/compat';
import type { PolicyTestRun } from '../policy-tests/run-policy-tests';
import type { Explanation } from '../questions/explanation';
import type { WhatCanReach } from '../questions/what-can-reach';
import type { WhoCanReach, WhoQuery } from '../questions/who-can-reach';
import type { Decision, DecisionCode, FailedClosed } from './decision';
import type { Query, QueryEnd } from './query';

/** The policy in force; `AcceptedPolicy` of `@rollcall/domain` is one. */
export type PolicyInForce = {
  readonly text: string;
  /** SHA-256 of the text in UTF-8, lowercase hexadecimal. */
  readonly hash: string;
  readonly acceptedRevision: Revision;
};

export type ResolverInputs = World & {
  /** Read at every decision; `undefined` denies everything (F8). */
  readonly policy: () => PolicyInForce | undefined;
  readonly compat?: Compat;
  /** Told of what an answer of `DENY_INTERNAL` hides. */
  readonly onError?: (error: unknown) => void;
};

/**
 * Answers for the policy, the directory and the inventory as they are when it is asked. Nothing it does
 * throws: an internal error is a deny (F10). A question's left is the code that every decision would bear.
 */
export interface Resolver {
  decide(query: Query): Decision;
  /** The decision, with all rules that match and all that nearly do. */
  explain(query: Query): Explanation;
  /** Every user, tag, node and address that may reach a destination, and what nearly opens it to others. */
  whoCanReach(query: WhoQuery): Either<DecisionCode, WhoCanReach>;
  /** Everything that a source may reach, ports merged, and what nearly opens more. */
  whatCanReach(src: QueryEnd): Either<DecisionCode, WhatCanReach>;
  /** Every selector of a rule that denotes nobody now, for a reason other than being empty: the feed for alerts. */
  unresolved(): ReadonlyArray<FailedClosed>;
  /**
   * The tests of the policy in force, to be run step by step between other work; none without a policy. A run
   * reads the state as it is at each of its steps.
   */
  policyTests(): ReadonlyArray<PolicyTestRun>;
}
