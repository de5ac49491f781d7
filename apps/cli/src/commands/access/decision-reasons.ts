import type { DecisionCode } from '@rollcall/acl';

/** Why, in words. */
export const decisionReasons: { readonly [Code in DecisionCode]: string } = {
  ALLOW_RULE: 'a rule allows it',
  DENY_NO_MATCH: 'no rule allows it',
  DENY_PRINCIPAL_UNKNOWN: 'the source is not known here',
  DENY_PRINCIPAL_INACTIVE: 'the source is deactivated',
  DENY_TARGET_INACTIVE: 'the destination is deactivated, deleted or not known here',
  DENY_POLICY_INVALID: 'the policy in force has errors',
  DENY_NO_POLICY: 'no policy is in force',
  DENY_STATE_BEHIND: 'the state known here is older than asked for',
  DENY_BAD_QUERY: 'the question makes no sense',
  DENY_INTERNAL: 'an error inside',
};
