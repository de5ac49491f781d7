/** Operations in one bulk request. */
export const MAX_BULK_OPERATIONS = 1000;
/** Bytes of one bulk request: what a single group may have, so that whatever can be sent alone fits. */
export const MAX_BULK_PAYLOAD_SIZE = 10 * 1_048_576;
