import { parseRevision } from '@rollcall/domain';
import { personHistory, readAudit, readAuditOf } from '@rollcall/server';
import type { Command } from 'commander';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { administrationFailure } from '../store/administration';
import type { Session } from '../store/session';
import { useStore } from '../store/use-store';
import { usage } from '../terminal/answer';
import { type AuditFilterOptions, auditWish, filtered, paged } from './audit/audit-wish';
import { checkpointCommand } from './audit/checkpoint';
import { driftCommand } from './audit/drift';
import { auditLines, eventLines } from './audit/entry-lines';
import { auditExportCommand } from './audit/export';
import { proveCommand } from './audit/prove';
import { requestsCommand } from './audit/requests';
import { groupLines, personLines } from './audit/timeline-lines';
import { verifyCommand } from './audit/verify';

export const auditCommand = (program: Command, session: Session): void => {
  const audit = program
    .command('audit')
    .description('what happened in a directory, by whom, and the proof of it');

  filtered(
    audit.command('log').description('the newest entries, oldest of them first').argument('<directory>'),
  ).action((directory: string, options: AuditFilterOptions) =>
    session.answer(
      pipe(
        TE.fromEither(auditWish(options)),
        TE.chain((wish) =>
          useStore(session, (rollcall) =>
            pipe(
              readAudit(rollcall, directory, wish),
              TE.bimap(administrationFailure, (page) => ({
                json: page,
                lines: (colors) => auditLines(page, colors),
              })),
            ),
          ),
        ),
      ),
    ),
  );

  audit
    .command('show')
    .description('one event in full')
    .argument('<directory>')
    .argument('<revision>')
    .action((directory: string, text: string) => {
      const revision = parseRevision(text);
      return session.answer(
        revision === undefined
          ? TE.left(usage(`${text}: expected a revision in decimal digits`))
          : useStore(session, (rollcall) =>
              pipe(
                readAuditOf(rollcall, directory, revision),
                TE.bimap(administrationFailure, (entries) => ({
                  json: { entries },
                  lines: (colors) => eventLines(entries, colors),
                })),
              ),
            ),
      );
    });

  audit
    .command('user')
    .description('everything that ever happened to a person, and to their groups while they were in them')
    .argument('<directory>')
    .argument('<user>', 'a userName, of now or of before, or an id')
    .action((directory: string, user: string) =>
      session.answer(
        useStore(session, (rollcall) =>
          pipe(
            personHistory(rollcall, directory, user),
            TE.bimap(administrationFailure, (history) => ({
              json: history,
              lines: (colors) => personLines(history, colors),
            })),
          ),
        ),
      ),
    );

  paged(
    audit
      .command('group')
      .description('what happened to a group: who joined and left, and its names')
      .argument('<directory>')
      .argument('<group>', 'a name, of now or of before, or an id'),
  ).action((directory: string, group: string, options: Pick<AuditFilterOptions, 'limit' | 'before'>) =>
    session.answer(
      pipe(
        TE.fromEither(auditWish({ ...options, group })),
        TE.chain((wish) =>
          useStore(session, (rollcall) =>
            pipe(
              readAudit(rollcall, directory, wish),
              TE.filterOrElseW(
                ({ entries }) => entries.length > 0,
                () => ({ _tag: 'NobodyCalled' as const, kind: 'group' as const, reference: group }),
              ),
              TE.bimap(administrationFailure, (page) => ({
                json: page,
                lines: (colors) => groupLines(page, colors),
              })),
            ),
          ),
        ),
      ),
    ),
  );

  auditExportCommand(audit, session);
  requestsCommand(audit, session);
  driftCommand(audit, session);

  verifyCommand(audit, session);
  checkpointCommand(audit, session);
  proveCommand(audit, session);
};
