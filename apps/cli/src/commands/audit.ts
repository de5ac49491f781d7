import { parseRevision } from '@rollcall/domain';
import { readAudit } from '@rollcall/server';
import type { Command } from 'commander';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { administrationFailure } from '../store/administration';
import type { Session } from '../store/session';
import { useStore } from '../store/use-store';
import { usage } from '../terminal/answer';
import { type AuditFilterOptions, auditFilter } from './audit-filter';
import { auditLines } from './audit-lines';
import { verifyAnswer } from './verify-answer';

type LogOptions = AuditFilterOptions & { limit: string; before?: string };

export const auditCommand = (program: Command, session: Session): void => {
  const audit = program
    .command('audit')
    .description('what happened in a directory, by whom, and the proof of it');

  audit
    .command('log')
    .description('the newest entries, oldest of them first')
    .argument('<directory>')
    .option('--user <userName or id>', 'what happened to this person, memberships included')
    .option('--group <name or id>', 'what happened to this group, memberships included')
    .option('--request <id>', 'what one request did')
    .option('--limit <number>', 'how many entries', '50')
    .option('--before <revision>', 'only what happened before this revision')
    .action((directory: string, options: LogOptions) => {
      const limit = Number(options.limit);
      const before = options.before === undefined ? undefined : parseRevision(options.before);
      const usable =
        Number.isInteger(limit) && limit > 0 && (options.before === undefined) === (before === undefined);
      return session.answer(
        usable
          ? useStore(session, (rollcall) =>
              pipe(
                auditFilter(rollcall, directory, options),
                TE.chain((filter) =>
                  readAudit(rollcall, directory, {
                    filter,
                    limit,
                    ...(before === undefined ? {} : { before }),
                  }),
                ),
                TE.bimap(administrationFailure, (page) => ({
                  json: page,
                  lines: (colors) => auditLines(page, colors),
                })),
              ),
            )
          : TE.left(usage('--limit takes a whole number from 1 on, --before a revision')),
      );
    });

  audit
    .command('verify')
    .description('recompute the chain of digests over every event. Exit code 1: it is broken')
    .argument('<directory>')
    .action((directory: string) =>
      session.answer(useStore(session, (rollcall) => verifyAnswer(rollcall, directory))),
    );
};
