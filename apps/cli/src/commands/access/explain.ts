import { explainAccess } from '@rollcall/server';
import type { Command } from 'commander';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { administrationFailure } from '../../store/administration';
import type { Session } from '../../store/session';
import { useAccess } from '../../store/use-access';
import { usage } from '../../terminal/answer';
import { momentOf } from '../moment';
import { explanationLines } from './explanation-lines';
import { asked, NO_QUESTION, type QuestionOptions, questionCommand, questionOf } from './question';

export const explainCommand = (access: Command, session: Session): void => {
  questionCommand(access, 'explain')
    .description(
      'why may <src> reach <dst>, or not? Every rule that allows it or nearly does; exit code as check',
    )
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
                    explainAccess(rollcall, directory, query, moment),
                    TE.bimap(administrationFailure, (explanation) => ({
                      json: explanation,
                      no: explanation.decision.effect === 'deny',
                      lines: (colors) =>
                        explanationLines(directory, asked(src, dst, query), explanation, colors),
                    })),
                  ),
                ),
              ),
            ),
      );
    });
};
