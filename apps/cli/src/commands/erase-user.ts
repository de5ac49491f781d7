import { type ErasedUser, eraseUser } from '@rollcall/server';
import type { Command } from 'commander';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { administrationFailure, commandLineContext } from '../store/administration';
import type { Session } from '../store/session';
import { useStore } from '../store/use-store';

export const eraseUserCommand = (program: Command, session: Session): void => {
  program
    .command('erase-user')
    .description('make it impossible to know who a person was; the rest of the history stays')
    .argument('<directory>', 'one that was opened with --erasable')
    .argument('<user>', 'a userName, of now or of before, or an id')
    .requiredOption('--confirm <id>', 'the id of the person again')
    .action((directory: string, reference: string, { confirm }: { confirm: string }) =>
      session.answer(
        useStore(session, (rollcall) =>
          pipe(
            eraseUser(rollcall, commandLineContext(), directory, { reference, confirm }),
            TE.bimap(administrationFailure, (erased) => ({
              json: erased,
              lines: () => told(directory, erased),
            })),
          ),
        ),
      ),
    );
};

const told = (directory: string, { userId, revision, stillNamedBy }: ErasedUser): ReadonlyArray<string> => [
  `Person ${userId} is erased at revision ${revision}: their key is destroyed, and snapshots with them are removed.`,
  ...stillNamedBy.map(
    (place) => `They are still named by the ${place} of ${directory}, which is for you to change.`,
  ),
  'Not reached from here: the identity provider, exports taken before, and copies of the file with the keys.',
];
