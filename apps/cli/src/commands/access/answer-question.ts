import type { Query } from '@rollcall/acl';
import type { Moment } from '@rollcall/projector';
import type { AdministrationError, Rollcall } from '@rollcall/server';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { administrationFailure } from '../../store/administration';
import type { Session } from '../../store/session';
import { useAccess } from '../../store/use-access';
import { type Answer, usage } from '../../terminal/answer';
import { momentOf } from '../moment';
import { NO_QUESTION, type QuestionOptions, questionOf } from './question';

/** What the command line asked: whether one end may reach another, in which directory, by which options. */
export type AskedOf = {
  readonly directory: string;
  readonly src: string;
  readonly dst: string;
  readonly options: QuestionOptions;
};

/** Puts the question to a use case, as of the moment asked for, and tells what it answered. */
export const answerQuestion = <Answered>(
  session: Session,
  { directory, src, dst, options }: AskedOf,
  ask: (
    rollcall: Rollcall,
    directory: string,
    query: Query,
    moment?: Moment,
  ) => TE.TaskEither<AdministrationError, Answered>,
  answer: (answered: Answered, query: Query) => Answer,
): Promise<void> => {
  const query = questionOf(src, dst, options);
  return session.answer(
    query === undefined
      ? TE.left(usage(NO_QUESTION))
      : pipe(
          momentOf(options),
          TE.chain((moment) =>
            useAccess(session, directory, options, (rollcall) =>
              pipe(
                ask(rollcall, directory, query, moment),
                TE.bimap(administrationFailure, (answered) => answer(answered, query)),
              ),
            ),
          ),
        ),
  );
};
