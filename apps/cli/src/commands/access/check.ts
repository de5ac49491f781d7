import { checkAccess } from '@rollcall/server';
import type { Command } from 'commander';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { administrationFailure } from '../../store/administration';
import type { Session } from '../../store/session';
import { useAccess } from '../../store/use-access';
import { usage } from '../../terminal/answer';
import { momentOf } from '../moment';
import { decisionLines } from './decision-lines';
import { asked, NO_QUESTION, type QuestionOptions, questionCommand, questionOf } from './question';

export const checkCommand = (access: Command, session: Session): void => {
  questionCommand(access, 'check')
    .description('may <src> reach <dst>? Exit code 0: allowed, 1: denied')
    .action((directory: string, src: string, dst: string, options: QuestionOptions) => {
      const query = questionOf(src, dst, options);
      return session.answer(
        query === undefined
          ? TE.left(usage(NO_QUESTION))
          : pipe(
              momentOf(options),
              TE.chain((moment) =>
                useAccess(session, directory, options, (rollcall) =>
                  pipe(
                    checkAccess(rollcall, directory, query, moment),
                    TE.bimap(administrationFailure, (decision) => ({
                      json: decision,
                      no: decision.effect === 'deny',
                      lines: (colors) => decisionLines(asked(src, dst, query), decision, colors),
                    })),
                  ),
                ),
              ),
            ),
      );
    });
};
