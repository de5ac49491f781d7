import type { Diagnostic } from '../diagnostics/diagnostic';
import type { World } from '../directory/world';
import type { Compat } from './compat';
import type { Policy } from './policy';

export type CheckOptions = {
  /** Absent: names of users and groups are not looked up. */
  readonly world?: World;
  readonly compat?: Compat;
};

/** What was found in a policy text, in its order, and the policy when nothing found is an error. */
export type PolicyCheck = {
  readonly diagnostics: ReadonlyArray<Diagnostic>;
  readonly policy: Policy | undefined;
};
