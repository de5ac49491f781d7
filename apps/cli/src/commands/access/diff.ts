import type { Moment } from '@rollcall/projector';
import { type AccessBetween, accessBetween, MOMENT_FORM, parseMoment } from '@rollcall/server';
import type { Command } from 'commander';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import type { Colors } from 'picocolors/types';
import { administrationFailure } from '../../store/administration';
import type { Session } from '../../store/session';
import { inventoryOption, useAccess } from '../../store/use-access';
import { type Failure, usage } from '../../terminal/answer';
import { auditLines } from '../audit/entry-lines';
import { changeLines } from './preview-lines';

type DiffOptions = { readonly from: string; readonly to?: string; readonly inventory?: string };

export const diffCommand = (access: Command, session: Session): void => {
  access
    .command('diff')
    .description('who gained and who lost what between two moments, and by which events')
    .argument('<directory>')
    .requiredOption('--from <moment>', MOMENT_FORM)
    .option('--to <moment>', 'the same; now when absent')
    .addOption(inventoryOption())
    .action((directory: string, options: DiffOptions) =>
      session.answer(
        pipe(
          TE.Do,
          TE.bind('from', () => moment('--from', options.from)),
          TE.bind('to', () => (options.to === undefined ? TE.right(undefined) : moment('--to', options.to))),
          TE.chain(({ from, to }) =>
            useAccess(session, directory, options, (rollcall) =>
              pipe(
                accessBetween(rollcall, directory, from, to),
                TE.bimap(administrationFailure, (between) => ({
                  json: between,
                  lines: (colors) => betweenLines(between, colors),
                })),
              ),
            ),
          ),
        ),
      ),
    );
};

const moment = (flag: string, text: string): TE.TaskEither<Failure, Moment> => {
  const parsed = parseMoment(text);
  return parsed === undefined ? TE.left(usage(`${flag} ${text}: expected ${MOMENT_FORM}`)) : TE.right(parsed);
};

const betweenLines = (
  { from, to, changes, deserted, events }: AccessBetween,
  colors: Colors,
): ReadonlyArray<string> => [
  colors.dim(`from revision ${from} to revision ${to}`),
  ...(changes.length === 0 ? ['Nobody lost or gained access.'] : changeLines(changes, colors)),
  ...deserted.map((destination) => colors.yellow(`no user reaches ${destination} any more`)),
  ...(events.length === 0
    ? []
    : ['', ...auditLines({ entries: events.toReversed(), next: undefined }, colors)]),
];
