const reasons: { readonly [code: string]: string } = {
  ALLOW_RULE: 'A rule allows it.',
  DENY_NO_MATCH: 'No rule allows it.',
  DENY_PRINCIPAL_UNKNOWN: 'Nobody here has this name.',
  DENY_PRINCIPAL_INACTIVE: 'This person is suspended.',
  DENY_TARGET_INACTIVE: 'The destination is suspended, deleted or not known here.',
  DENY_POLICY_INVALID: 'The policy in force has errors.',
  DENY_NO_POLICY: 'No policy is in force.',
  DENY_STATE_BEHIND: 'The store could not be asked for the newest state, and an older one allows nothing.',
  DENY_BAD_QUERY: 'The question makes no sense: look at the spelling of both ends.',
  DENY_INTERNAL: 'Something failed inside; the log of the server says more.',
};

/** Why a question was answered as it was, by the code of the decision. */
export const reasonOf = (code: string): string => reasons[code] ?? code;
