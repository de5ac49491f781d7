import { checkPolicy, type Policy } from '@rollcall/acl';
import type { DirectoryView } from '@rollcall/domain';

/** Allows nothing: what holds where no policy is in force, or one that cannot be read any more (F8). */
const NOTHING_ALLOWED: Policy = {
  rules: [],
  groups: new Map(),
  hosts: new Map(),
  ipsets: new Map(),
  tagOwners: new Map(),
  tests: [],
  references: [],
};

/** What a text says, whether or not its names resolve. */
export const policyOf = (text: string): Policy => checkPolicy(text).policy ?? NOTHING_ALLOWED;

/** The policy that decides now. */
export const policyInForce = ({ policy }: DirectoryView): Policy =>
  policy === undefined ? NOTHING_ALLOWED : policyOf(policy.text);
