/**
 * Version of what `evolve` makes of events. It goes up with every change of `evolve` or of the state that
 * gives another state for the same events, so that states kept from before are built anew.
 */
export const FOLD_VERSION = 7;
