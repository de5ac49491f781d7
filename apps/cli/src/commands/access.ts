import { type Decision, parseQueryDestination, parseQuerySource, type Query } from '@rollcall/acl';
import { parseRevision } from '@rollcall/domain';
import { checkAccess } from '@rollcall/server';
import type { Command } from 'commander';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { administrationFailure } from '../store/administration';
import type { Session } from '../store/session';
import { useStore } from '../store/use-store';
import { usage } from '../terminal/answer';
import { decisionLines } from './decision-lines';

type CheckOptions = { port: string; proto?: string; minRevision?: string };

export const accessCommand = (program: Command, session: Session): void => {
  const access = program.command('access').description('what the policy in force lets whom reach');

  access
    .command('check')
    .description('may <src> reach <dst>? Exit code 0: allowed, 1: denied')
    .argument('<directory>')
    .argument('<src>', 'ana@example.com, user:ana, tag:name, node:id, an IP address or a host of the policy')
    .argument('<dst>', 'the same, or "self" for another device of the source')
    .option('--port <number>', 'of the destination', '443')
    .option('--proto <name>', 'tcp when absent')
    .option('--min-revision <number>', 'deny rather than answer from a state before this')
    .action((directory: string, src: string, dst: string, options: CheckOptions) => {
      const query = questionOf(src, dst, options);
      return session.answer(
        query === undefined
          ? TE.left(usage('<src> and <dst> must not be empty; --port and --min-revision take whole numbers'))
          : useStore(session, (rollcall) =>
              pipe(
                checkAccess(rollcall, directory, query),
                TE.bimap(administrationFailure, (decision: Decision) => ({
                  json: decision,
                  no: decision.effect === 'deny',
                  lines: (colors) => decisionLines(`${src} → ${dst}, ${portOf(query)}`, decision, colors),
                })),
              ),
            ),
      );
    });
};

const questionOf = (
  src: string,
  dst: string,
  { port, proto, minRevision }: CheckOptions,
): Query | undefined => {
  const least = minRevision === undefined ? undefined : parseRevision(minRevision);
  const [from, to] = [parseQuerySource(src), parseQueryDestination(dst)];
  const usable = /^[0-9]{1,5}$/.test(port) && (minRevision === undefined) === (least === undefined);
  if (!usable || from === undefined || to === undefined) return undefined;
  return {
    src: from,
    dst: to,
    port: Number(port),
    ...(proto === undefined ? {} : { proto }),
    ...(least === undefined ? {} : { minRevision: least }),
  };
};

const portOf = ({ port, proto = 'tcp' }: Query): string => `${proto} port ${port}`;
