import type { AccessState, Steps } from '@rollcall/acl';
import * as E from 'fp-ts/lib/Either.js';
import type * as TE from 'fp-ts/lib/TaskEither.js';
import { inTurns } from '../../runtime/in-turns';
import type { Rollcall } from '../../runtime/rollcall';

/** Nobody is kept waiting for the answer to something so large; no `rules` where what meets in them is too much. */
export type TooMuchToCompare = {
  readonly _tag: 'TooMuchToCompare';
  readonly rules?: { readonly found: number; readonly most: number };
};

/** Of both policies together: reading them takes half a second, in which nobody else is served. */
const MOST_RULES = 20_000;
/** Units of `Steps`: some seconds, in turns with others. */
const MOST_WORK = 10_000_000;

/** Compares two states as they are at the call, however they move on, and lets others have their turn meanwhile. */
export const compareAccess =
  <Answer>(
    before: AccessState,
    after: AccessState,
    inSteps: (before: AccessState, after: AccessState) => Steps<Answer>,
  ): TE.TaskEither<TooMuchToCompare, Answer> =>
  async () => {
    const found = before.policy.rules.length + after.policy.rules.length;
    if (found > MOST_RULES) return E.left({ _tag: 'TooMuchToCompare', rules: { found, most: MOST_RULES } });
    return inTurns(withinLimit(inSteps(before, after)));
  };

function* withinLimit<Answer>(steps: Steps<Answer>): Steps<E.Either<TooMuchToCompare, Answer>> {
  let done = 0;
  for (;;) {
    const step = steps.next();
    if (step.done === true) return E.right(step.value);
    done += step.value;
    if (done > MOST_WORK) return E.left({ _tag: 'TooMuchToCompare' });
    yield step.value;
  }
}

/** Comparisons come one after the other: many at once would keep others waiting as long as a single large one. */
export const comparing =
  <Fault, Answer>(
    { turns }: Rollcall,
    comparison: TE.TaskEither<Fault, Answer>,
  ): TE.TaskEither<Fault, Answer> =>
  () =>
    turns.take('comparison of access', comparison);
