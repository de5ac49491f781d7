import { setTimeout as pause } from 'node:timers/promises';

/** Ends a test that waits in vain; a busy machine may take long over what does come. */
const PATIENCE_MS = 20_000;

/** Waits until what the server does in its own time is done; fails by naming what did not come. */
export const eventually = async (holds: () => Promise<boolean> | boolean, what: string): Promise<void> => {
  for (const until = Date.now() + PATIENCE_MS; !(await holds()); await pause(10)) {
    if (Date.now() > until) throw new Error(`did not become true: ${what}`);
  }
};
