/** 16 MiB: what the most generous EventStoreDB takes in one append. */
export const DEFAULT_MAX_BYTES = 16 * 1024 * 1024;
