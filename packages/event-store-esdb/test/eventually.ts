import { setTimeout as pause } from 'node:timers/promises';

const PATIENCE_MS = 5_000;

/** Waits until the condition holds; fails by naming what did not become true. */
export const eventually = async (condition: () => boolean, what: string): Promise<void> => {
  const until = Date.now() + PATIENCE_MS;
  while (!condition()) {
    if (Date.now() > until) throw new Error(`did not become true: ${what}`);
    await pause(5);
  }
};
