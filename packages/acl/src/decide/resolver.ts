import type { Revision } from '@rollcall/domain';
import type { World } from '../directory/world';
import type { Compat } from '../policy/compat';
import type { Decision, FailedClosed } from './decision';
import type { Query } from './query';

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
 * throws: an internal error is a deny (F10).
 */
export interface Resolver {
  decide(query: Query): Decision;
  /** Every selector that denotes nobody now, for a reason other than being empty: the feed for alerts. */
  unresolved(): ReadonlyArray<FailedClosed>;
}
