import { checkPolicy, type Policy } from '@rollcall/acl';
import type { DirectoryView } from '@rollcall/domain';

/** Allows nothing: what holds where no policy is in force, or one that cannot be read any more (F8). */
const NOTHING_ALLOWED: Policy = {
  rules: [],
  groups: new Map(),
  hosts: new Map(),
  tagOwners: new Map(),
  tests: [],
  references: [],
};

/** The policy that decides now; names that do not resolve keep no policy from being in force. */
export const policyInForce = ({ policy }: DirectoryView): Policy =>
  (policy && checkPolicy(policy.text).policy) ?? NOTHING_ALLOWED;
