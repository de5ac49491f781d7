import type { FailedClosed } from '@rollcall/acl';
import type { EventId, GroupId, Revision } from '@rollcall/domain';

/** A selector of the policy in force that stopped resolving: its rules have lost everybody it denoted. */
export type Alert = {
  readonly selector: string;
  readonly code: FailedClosed['code'];
  /** For an administrator: which name, why, since which event. */
  readonly message: string;
  readonly rules: ReadonlyArray<Pick<FailedClosed, 'section' | 'ruleIndex' | 'line' | 'column'>>;
  /** Where the audit trail tells of it; null for what was so already when this process looked first. */
  readonly since: { readonly revision: Revision; readonly at: string } | null;
  /** Of a group that lost its name: `now` is null when it was deleted. */
  readonly group?: { readonly id: GroupId; readonly was: string; readonly now: string | null };
  readonly cause?: EventId;
};
