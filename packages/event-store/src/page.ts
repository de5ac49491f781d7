/** The most events that one batch of a subscription holds, and the most that a conflict brings along. */
export const PAGE_SIZE = 256;
