/** As many bytes as a policy may have. */
export const POLICY_BODY_LIMIT = 4 * 1024 * 1024;
