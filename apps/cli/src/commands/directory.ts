import { type IdpName, idpNames } from '@rollcall/domain';
import { disableProvisioning, enableProvisioning, type MomentText, openDirectory } from '@rollcall/server';
import type { Command } from 'commander';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { administrationFailure, commandLineContext } from '../store/administration';
import type { Session } from '../store/session';
import { useOrMakeStore, useStore } from '../store/use-store';
import { usage } from '../terminal/answer';
import { peopleCommands } from './directory/people';
import { profileCommand } from './directory/profile';
import { listDirectoriesAnswer, showDirectoryAnswer } from './directory-answers';
import { keyAnswer } from './key-answer';
import { keyWish } from './key-wish';
import { atMoment, momentOf } from './moment';

type OpenOptions = {
  readonly domain: Array<string>;
  readonly userNames: string;
  readonly erasable?: boolean;
  readonly idp: string;
};

const isIdpName = (name: string): name is IdpName => idpNames.some((one) => one === name);

export const directoryCommand = (program: Command, session: Session): void => {
  const directory = program.command('directory').description('organisations and their provisioning');

  directory
    .command('open')
    .description('open a directory for an organisation')
    .argument('<id>', 'lowercase letters, digits and hyphens')
    .requiredOption('--domain <domains...>', 'DNS domains it owns, e.g. example.com')
    .option(
      '--user-names <policy>',
      '"email": a userName is the primary email address; "any": no such rule',
      'email',
    )
    .option(
      '--erasable',
      'encrypt what is personal with a key for each person, so that people can be erased; for good (needs a master key)',
    )
    .option('--idp <name>', `the identity provider: ${idpNames.join(', ')}`, 'generic')
    .action((id: string, { domain, userNames, erasable = false, idp }: OpenOptions) =>
      session.answer(
        (userNames === 'email' || userNames === 'any') && isIdpName(idp)
          ? useOrMakeStore(session, (rollcall) =>
              pipe(
                openDirectory(
                  rollcall,
                  commandLineContext(),
                  id,
                  { domains: domain, userNamePolicy: userNames, erasable },
                  idp,
                ),
                TE.bimap(administrationFailure, (summary) => ({
                  json: summary,
                  lines: () => [
                    `Directory ${summary.id} is open.`,
                    `Next: rollcall directory enable ${summary.id}, which lets Okta in and yields the first key.`,
                  ],
                })),
              ),
            )
          : TE.left(
              usage(
                isIdpName(idp)
                  ? `--user-names ${userNames}: expected email or any`
                  : `--idp ${idp}: expected one of ${idpNames.join(', ')}`,
              ),
            ),
      ),
    );

  directory
    .command('list')
    .description('all directories')
    .action(() => session.answer(useStore(session, listDirectoriesAnswer)));

  atMoment(directory.command('show'))
    .description('one directory with its groups')
    .argument('<id>')
    .action((id: string, options: MomentText) =>
      session.answer(
        pipe(
          momentOf(options),
          TE.chain((moment) => useStore(session, (rollcall) => showDirectoryAnswer(rollcall, id, moment))),
        ),
      ),
    );

  peopleCommands(directory, session);
  profileCommand(directory, session);

  directory
    .command('enable')
    .description('let SCIM requests in; yields the first API key')
    .argument('<id>')
    .option('--label <text>', 'name of the key', 'first key')
    .option('--expires <date>', 'when the key ends, RFC 3339')
    .action((id: string, options: { label: string; expires?: string }) =>
      session.answer(
        pipe(
          TE.fromEither(keyWish(options)),
          TE.chain((wish) =>
            useStore(session, (rollcall) =>
              pipe(
                enableProvisioning(rollcall, commandLineContext(), id, wish),
                TE.bimap(administrationFailure, keyAnswer(`Provisioning of ${id} is enabled.`)),
              ),
            ),
          ),
        ),
      ),
    );

  directory
    .command('disable')
    .description('keep SCIM requests out and revoke every key')
    .argument('<id>')
    .requiredOption('--confirm <id>', 'the id again')
    .action((id: string, { confirm }: { confirm: string }) =>
      session.answer(
        useStore(session, (rollcall) =>
          pipe(
            disableProvisioning(rollcall, commandLineContext(), id, confirm),
            TE.bimap(administrationFailure, (summary) => ({
              json: summary,
              lines: () => [`Provisioning of ${id} is disabled and its keys are revoked.`],
            })),
          ),
        ),
      ),
    );
};
