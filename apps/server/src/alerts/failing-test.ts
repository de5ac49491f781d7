import type { PolicyTestResult } from '@rollcall/acl';
import type { Revision } from '@rollcall/domain';
import type { Noticed } from './after-changes';

/**
 * A test of the policy in force that fails by what became of the directory. It passed when the policy was
 * accepted, and gates no decision.
 */
export type FailingTest = PolicyTestResult & {
  /** The last revision it is known to have passed at. An event after it, up to `since`, made it fail. */
  readonly passedAt: Revision;
  /** The newest event when it was first seen to fail; null when that was so before this process started. */
  readonly since: Noticed | null;
};
