import { setTimeout as pause } from 'node:timers/promises';

/** Ends a test that waits in vain; a busy machine may take long over what does come. */
const PATIENCE_MS = 20_000;

/** Waits until the condition holds; fails by naming what did not become true. */
export const eventually = async (condition: () => boolean, what: string): Promise<void> => {
  const until = Date.now() + PATIENCE_MS;
  while (!condition()) {
    if (Date.now() > until) throw new Error(`did not become true: ${what}`);
    await pause(5);
  }
};
