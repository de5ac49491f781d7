/**
 * Version of what `evolve` makes of events. It goes up with every change of `evolve` or of the state that
 * gives another state for the same events, so that states kept from before are built anew. 8: events that do not
 * continue the chain of digests are not folded, so no state kept since holds one.
 */
export const FOLD_VERSION = 8;
