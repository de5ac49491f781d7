/**
 * A long answer in steps, so that whoever asks may let others have their turn between two of them, or give it up.
 * Each says how much work it was; a unit takes well under a microsecond.
 */
export type Steps<Answer> = Generator<number, Answer, undefined>;

/** All steps at once. */
export const finish = <Answer>(steps: Steps<Answer>): Answer => {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
};
