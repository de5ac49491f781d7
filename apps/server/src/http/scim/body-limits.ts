/** A user with every attribute set stays far below. */
export const USER_BODY_LIMIT = 1_048_576;

/** Some applications send a whole group with each change: about 127,000 members. */
export const GROUP_BODY_LIMIT = 10 * 1_048_576;
