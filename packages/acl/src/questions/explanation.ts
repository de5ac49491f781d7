import type { Decision, FailedClosed, MatchedRule } from '../decide/decision';

/** A decision, with every rule that would have allowed it and every one that nearly did. */
export type Explanation = {
  readonly decision: Decision;
  /** Ascending. Of a query over two address families, those of the first that is open: a denial may have some. */
  readonly matches: ReadonlyArray<MatchedRule>;
  /**
   * Rules whose other end, protocol and port fit, but for a selector that denotes nobody or a part not supported;
   * of two families, those of the first that is closed.
   */
  readonly nearMisses: ReadonlyArray<FailedClosed>;
};
