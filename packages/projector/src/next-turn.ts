/** Resolves in the next turn of the event loop: a store that answers at once must not keep others waiting. */
export const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
