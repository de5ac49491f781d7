import { type DirectoryWish, previewChange } from '@rollcall/server';
import { type Command, Option } from 'commander';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { administrationFailure } from '../../store/administration';
import type { Session } from '../../store/session';
import { inventoryOption, useAccess } from '../../store/use-access';
import { usage } from '../../terminal/answer';
import { previewLines } from './preview-lines';

type PreviewOptions = {
  readonly to?: string;
  readonly add?: ReadonlyArray<string>;
  readonly remove?: ReadonlyArray<string>;
  readonly confirmed?: boolean;
  readonly inventory?: string;
};

const changes = ['rename', 'delete-group', 'delete-user', 'deactivate', 'reactivate', 'membership'] as const;

export const previewCommand = (access: Command, session: Session): void => {
  access
    .command('preview')
    .description(
      'what would a change of the directory do to access? Nothing is changed. Exit code 1: somebody would lose or gain',
    )
    .argument('<directory>')
    .argument('<change>', changes.join(', '))
    .argument('<whom>', 'the group or user, by name or id')
    .option('--to <name>', 'rename: the new name of the group')
    .option('--add <users...>', 'membership: who would become a member')
    .option('--remove <users...>', 'membership: who would be a member no more')
    .addOption(new Option('--confirmed', 'exit code 0 even when somebody would lose or gain'))
    .addOption(inventoryOption())
    .action((directory: string, change: string, whom: string, options: PreviewOptions) => {
      const wish = wishOf(change, whom, options);
      return session.answer(
        typeof wish === 'string'
          ? TE.left(usage(wish))
          : useAccess(session, directory, options, (rollcall) =>
              pipe(
                previewChange(rollcall, directory, wish),
                TE.bimap(administrationFailure, (report) => ({
                  json: report,
                  no: !report.unchanged && options.confirmed !== true,
                  lines: (colors) => [
                    ...previewLines(report, colors),
                    '',
                    colors.dim(`Nothing was changed. As of revision ${report.revision}.`),
                  ],
                })),
              ),
            ),
      );
    });
};

/** A text says what is wrong with the command line. */
const wishOf = (
  change: string,
  whom: string,
  { to, add = [], remove = [] }: PreviewOptions,
): DirectoryWish | string => {
  switch (change) {
    case 'rename':
      return to === undefined ? 'rename needs --to <name>' : { change, group: whom, displayName: to };
    case 'delete-group':
      return { change, group: whom };
    case 'delete-user':
    case 'deactivate':
    case 'reactivate':
      return { change, user: whom };
    case 'membership':
      return add.length + remove.length === 0
        ? 'membership needs --add or --remove'
        : { change, group: whom, add, remove };
    default:
      return `${change}: expected one of ${changes.join(', ')}`;
  }
};
