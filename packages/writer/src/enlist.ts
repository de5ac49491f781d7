import * as E from 'fp-ts/lib/Either.js';
import { type DecideOptions, decideCommands } from './decide-commands';
import type { Decided, Waiting } from './waiting';
import type { Change, Committed, Defect, WriteError } from './writer';

/** Makes a change ready to wait in a mailbox. What throws on its way is a defect of that change alone. */
export const enlist = <Refusal, Answer>(
  { context, plan, answer }: Change<Refusal, Answer>,
  options: DecideOptions,
  resolve: (result: E.Either<WriteError<Refusal>, Committed<Answer>>) => void,
): Waiting => {
  let defect: Defect | undefined;

  const refuse = (error: WriteError<Refusal>): Decided => ({
    events: [],
    answerFrom: () => () => resolve(E.left(error)),
  });

  const attempt = <A>(work: () => A): E.Either<Defect, A> => {
    try {
      return E.right(work());
    } catch (error) {
      defect = { _tag: 'Defect', reason: error instanceof Error ? error.message : 'unknown' };
      return E.left(defect);
    }
  };

  return {
    attempts: 0,
    fail: (error) => resolve(E.left(error)),
    decideOn: (state) => {
      if (defect !== undefined) return refuse(defect);
      const planned = attempt(() => plan(state));
      if (E.isLeft(planned)) return refuse(planned.left);
      if (E.isLeft(planned.right)) return refuse({ _tag: 'Refused', refusal: planned.right.left });
      const commands = planned.right.right;
      const decided = E.flattenW(attempt(() => decideCommands(state, commands, context, options)));
      if (E.isLeft(decided)) return refuse(decided.left);
      const events = decided.right;
      return {
        events,
        answerFrom: (after) => {
          const { revision } = after;
          const answered = attempt(() => answer(after));
          if (E.isLeft(answered)) return undefined;
          return () => resolve(E.right({ revision, eventCount: events.length, answer: answered.right }));
        },
      };
    },
  };
};
