import type { Decision, FailedClosed, MatchedRule } from '../decide/decision';

/** A decision, with every rule that would have allowed it and every one that nearly did. */
export type Explanation = {
  readonly decision: Decision;
  /** Ascending; for a query of two families, those of the family that was decided first. */
  readonly matches: ReadonlyArray<MatchedRule>;
  /** Rules whose other end, protocol and port fit, but for a selector that denotes nobody or a part not supported. */
  readonly nearMisses: ReadonlyArray<FailedClosed>;
};
