import { explainAccess } from '@rollcall/server';
import type { Command } from 'commander';
import type { Session } from '../../store/session';
import { answerQuestion } from './answer-question';
import { explanationLines } from './explanation-lines';
import { asked, type QuestionOptions, questionCommand } from './question';

export const explainCommand = (access: Command, session: Session): void => {
  questionCommand(access, 'explain')
    .description(
      'why may <src> reach <dst>, or not? Every rule that allows it or nearly does; exit code as check',
    )
    .action((directory: string, src: string, dst: string, options: QuestionOptions) =>
      answerQuestion(session, { directory, src, dst, options }, explainAccess, (explanation, query) => ({
        json: explanation,
        no: explanation.decision.effect === 'deny',
        lines: (colors) => explanationLines(directory, asked(src, dst, query), explanation, colors),
      })),
    );
};
