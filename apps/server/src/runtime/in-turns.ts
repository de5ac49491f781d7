import type { Steps } from '@rollcall/acl';

/** How long steps are taken one after the other before others have their turn. */
const TURN_MS = 20;

/** Lets others have their turn. */
export const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Takes all steps, and lets others have their turn between them. */
export const inTurns = async <Answer>(steps: Steps<Answer>): Promise<Answer> => {
  for (;;) {
    const began = performance.now();
    do {
      const step = steps.next();
      if (step.done === true) return step.value;
    } while (performance.now() - began < TURN_MS);
    await nextTurn();
  }
};
