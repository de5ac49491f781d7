import { checkAccess } from '@rollcall/server';
import type { Command } from 'commander';
import type { Session } from '../../store/session';
import { answerQuestion } from './answer-question';
import { decisionLines } from './decision-lines';
import { asked, type QuestionOptions, questionCommand } from './question';

export const checkCommand = (access: Command, session: Session): void => {
  questionCommand(access, 'check')
    .description('may <src> reach <dst>? Exit code 0: allowed, 1: denied')
    .action((directory: string, src: string, dst: string, options: QuestionOptions) =>
      answerQuestion(session, { directory, src, dst, options }, checkAccess, (decision, query) => ({
        json: decision,
        no: decision.effect === 'deny',
        lines: (colors) => decisionLines(asked(src, dst, query), decision, colors),
      })),
    );
};
