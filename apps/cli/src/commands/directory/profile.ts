import { type IdpProfile, type IdpSwitch, type IdpSwitches, idpNames, idpSwitches } from '@rollcall/domain';
import { chooseIdpProfile, readIdpProfile } from '@rollcall/server';
import type { Command } from 'commander';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { administrationFailure, commandLineContext } from '../../store/administration';
import type { Session } from '../../store/session';
import { useStore } from '../../store/use-store';
import { type Answer, type Failure, usage } from '../../terminal/answer';
import { columns } from '../../terminal/columns';

type Options = { readonly on?: ReadonlyArray<string>; readonly off?: ReadonlyArray<string> };

/** How the requests of a directory's identity provider are read. */
export const profileCommand = (directory: Command, session: Session): void => {
  directory
    .command('profile')
    .description('show or choose how requests of the identity provider are read')
    .argument('<id>')
    .argument('[name]', `one of ${idpNames.join(', ')}; shows the profile when absent`)
    .option('--on <switches...>', `switches to set: ${idpSwitches.join(', ')}`)
    .option('--off <switches...>', 'switches to unset')
    .action((id: string, name: string | undefined, options: Options) =>
      session.answer(name === undefined ? show(session, id, options) : choose(session, id, name, options)),
    );
};

const show = (session: Session, id: string, { on, off }: Options): TE.TaskEither<Failure, Answer> =>
  on === undefined && off === undefined
    ? useStore(session, (rollcall) =>
        pipe(readIdpProfile(rollcall, id), TE.bimap(administrationFailure, profileAnswer)),
      )
    : TE.left(usage('name a profile beside --on and --off'));

const choose = (
  session: Session,
  id: string,
  text: string,
  { on = [], off = [] }: Options,
): TE.TaskEither<Failure, Answer> => {
  const name = idpNames.find((one) => one === text);
  const switches = switchesOf(on, off);
  if (name === undefined) return TE.left(usage(`${text}: expected one of ${idpNames.join(', ')}`));
  return E.isLeft(switches)
    ? TE.left(switches.left)
    : useStore(session, (rollcall) =>
        pipe(
          chooseIdpProfile(rollcall, commandLineContext(), id, name, switches.right),
          TE.bimap(administrationFailure, profileAnswer),
        ),
      );
};

const switchesOf = (
  on: ReadonlyArray<string>,
  off: ReadonlyArray<string>,
): E.Either<Failure, Partial<IdpSwitches>> => {
  const switches: Partial<Record<IdpSwitch, boolean>> = {};
  for (const text of [...on, ...off]) {
    const known = idpSwitches.find((one) => one === text);
    if (known === undefined) return E.left(usage(`${text}: expected one of ${idpSwitches.join(', ')}`));
    switches[known] = on.includes(text);
  }
  return E.right(switches);
};

const profileAnswer = (profile: IdpProfile): Answer => ({
  json: profile,
  lines: ({ dim }) =>
    columns([
      [dim('profile'), profile.name],
      ...idpSwitches.map((one) => [dim(one), profile.switches[one] ? 'on' : 'off']),
    ]),
});
