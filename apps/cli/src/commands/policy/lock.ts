import { groupLock, type LockedGroups, lockNamedGroups, putGroupLock } from '@rollcall/server';
import type { Command } from 'commander';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { administrationFailure, commandLineContext } from '../../store/administration';
import type { Session } from '../../store/session';
import { useStore } from '../../store/use-store';
import { usage } from '../../terminal/answer';
import { columns } from '../../terminal/columns';

type LockOptions = { readonly show?: boolean; readonly release?: boolean };

export const lockCommand = (policy: Command, session: Session): void => {
  policy
    .command('lock')
    .description(
      'lock the group names in the policy to the groups that bear them now: another group of the same name gets nothing',
    )
    .argument('<directory>')
    .option('--show', 'only show what is locked')
    .option('--release', 'let every name go')
    .action((directory: string, { show = false, release = false }: LockOptions) =>
      session.answer(
        show && release
          ? TE.left(usage('--show and --release exclude each other'))
          : useStore(session, (rollcall) =>
              pipe(
                show
                  ? groupLock(rollcall, directory)
                  : release
                    ? putGroupLock(rollcall, commandLineContext(), directory, {})
                    : lockNamedGroups(rollcall, commandLineContext(), directory),
                TE.bimap(administrationFailure, (groups) => ({
                  json: { groups },
                  lines: ({ dim }) => lockLines(groups, dim),
                })),
              ),
            ),
      ),
    );
};

const lockLines = (groups: LockedGroups, dim: (text: string) => string): ReadonlyArray<string> =>
  Object.keys(groups).length === 0
    ? ['No group name is locked.']
    : columns([['GROUP', 'LOCKED TO'].map(dim), ...Object.entries(groups)]);
