/**
 * Version of what `evolve` makes of events. It goes up with every change of `evolve` or of the state that
 * gives another state for the same events, so that states kept from before are built anew. From 8 on no state holds
 * an event that does not continue the chain of digests, from 9 on none of another directory.
 */
export const FOLD_VERSION = 9;
