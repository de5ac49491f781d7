import type { EventId, GroupId, Revision } from '@rollcall/domain';
import type { DiagnosticCode } from '../diagnostics/diagnostic-code';

export type RuleSection = 'acls' | 'grants';

export type DecisionCode =
  | 'ALLOW_RULE'
  | 'DENY_NO_MATCH'
  /** The source is not in the directory or the inventory. */
  | 'DENY_PRINCIPAL_UNKNOWN'
  | 'DENY_PRINCIPAL_INACTIVE'
  /** The destination's user or node is inactive, deleted or unknown. */
  | 'DENY_TARGET_INACTIVE'
  | 'DENY_POLICY_INVALID'
  | 'DENY_NO_POLICY'
  | 'DENY_STATE_BEHIND'
  | 'DENY_BAD_QUERY'
  | 'DENY_INTERNAL';

/** The part of a rule that matched. `index` counts from 0 within its section. */
export type MatchedRule = {
  readonly section: RuleSection;
  readonly index: number;
  readonly line: number;
  readonly column: number;
  readonly srcSelector: string;
  readonly dstSelector: string;
  readonly ports: string;
};

/** A pushed group through which the rule matched. */
export type GroupPath = {
  readonly selector: string;
  readonly groupId: GroupId;
  readonly nameThen: string;
  readonly memberSince?: EventId;
};

/** What an answer was derived from; with the query it determines the answer. */
export type Provenance = {
  /** Empty when no policy is in force. */
  readonly policyHash: string;
  readonly revision: Revision;
  readonly inventoryVersion?: string;
  readonly via: ReadonlyArray<GroupPath>;
};

/** A selector that denotes nobody, in a rule that would otherwise cover the query (F1, F2, F3). */
export type FailedClosed = {
  readonly selector: string;
  readonly section: RuleSection;
  readonly ruleIndex: number;
  readonly code: DiagnosticCode;
  readonly line: number;
  readonly column: number;
  /** For an administrator: which name, why, since which event. */
  readonly message: string;
  readonly cause?: EventId;
  /** Of the event `cause`, as the audit trail counts. */
  readonly causeRevision?: Revision;
};

/** The answer to every query, whatever happened. Listed in `failedClosed` only when the answer is deny. */
export type Decision = {
  readonly effect: 'allow' | 'deny';
  readonly code: DecisionCode;
  readonly rule?: MatchedRule;
  readonly provenance: Provenance;
  readonly failedClosed: ReadonlyArray<FailedClosed>;
};
