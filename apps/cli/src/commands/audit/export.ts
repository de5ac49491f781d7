import { NO_EVENTS, parseRevision } from '@rollcall/domain';
import {
  describeDirectory,
  type ExportWish,
  exportAudit,
  exportFormats,
  type Rollcall,
} from '@rollcall/server';
import type { Command } from 'commander';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { administrationFailure } from '../../store/administration';
import type { Session } from '../../store/session';
import { useStore } from '../../store/use-store';
import { type Answer, type Failure, usage } from '../../terminal/answer';

type ExportOptions = { format: string; after?: string; follow?: boolean };

export const auditExportCommand = (audit: Command, session: Session): void => {
  audit
    .command('export')
    .description('the whole trail as lines, oldest first; says at the end what to go on after')
    .argument('<directory>')
    .option(
      '--format <name>',
      `one of ${exportFormats.join(', ')}; ocsf, ecs (Elastic), asim (Microsoft Sentinel) and cadf (DMTF) are schemas of security tools`,
      'ndjson',
    )
    .option('--after <revision>', 'go on after this event')
    .option('--follow', 'wait for more, until SIGTERM or SIGINT')
    .action((directory: string, options: ExportOptions) =>
      session.answer(
        pipe(
          TE.fromEither(exportWish(session, options)),
          TE.chain((wish) => useStore(session, (rollcall) => exported(session, rollcall, directory, wish))),
        ),
      ),
    );
};

const exportWish = (
  { io, json }: Session,
  { format: name, after: text, follow = false }: ExportOptions,
): E.Either<Failure, ExportWish> => {
  const format = exportFormats.find((known) => known === name);
  const after = text === undefined ? undefined : parseRevision(text);
  if (format === undefined || json()) {
    return E.left(
      usage(`--format takes one of ${exportFormats.join(', ')}, and there is no --json beside it`),
    );
  }
  if (text !== undefined && after === undefined) return E.left(usage('--after takes a revision'));
  return E.right({ format, after, ...(follow && { follow: io.stopping() }) });
};

const exported = (
  { io }: Session,
  rollcall: Rollcall,
  id: string,
  wish: ExportWish,
): TE.TaskEither<Failure, Answer> =>
  pipe(
    describeDirectory(rollcall, id),
    TE.mapLeft(administrationFailure),
    TE.chain((directory) => async (): Promise<E.Either<Failure, Answer>> => {
      const end = wish.format === 'csv' ? '\r' : '';
      let last = wish.after ?? NO_EVENTS;
      for await (const part of exportAudit(rollcall, directory.id, wish)) {
        if (E.isLeft(part)) return E.left(administrationFailure(part.left));
        for (const line of part.right.lines) io.out(`${line}${end}`);
        last = part.right.revision;
      }
      io.err(`To go on: --after ${last}`);
      return E.right({ json: { revision: last }, lines: () => [] });
    }),
  );
