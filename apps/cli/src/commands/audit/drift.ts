import type { Drift } from '@rollcall/projector';
import { driftFromExport } from '@rollcall/server';
import type { Command } from 'commander';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { administrationFailure } from '../../store/administration';
import type { Session } from '../../store/session';
import { useStore } from '../../store/use-store';
import type { Answer } from '../../terminal/answer';
import { readText } from '../../terminal/read-text';
import { driftLines } from './drift-lines';

type DriftOptions = { readonly idp: string; readonly groups?: string };

export const driftCommand = (audit: Command, session: Session): void => {
  audit
    .command('drift')
    .description('compare with an export of the identity provider. Exit code 1: they differ')
    .argument('<directory>')
    .requiredOption('--idp <file>', 'CSV of its users, with columns such as "Login" and "Status"')
    .option(
      '--groups <file>',
      'CSV of its memberships, with columns such as "Group name" and "Okta username"',
    )
    .action((directory: string, { idp, groups }: DriftOptions) =>
      session.answer(
        pipe(
          readText(idp),
          TE.bindTo('users'),
          TE.bind('groups', () => (groups === undefined ? TE.right(undefined) : readText(groups))),
          TE.chain((exported) =>
            useStore(session, (rollcall) =>
              pipe(
                driftFromExport(rollcall, directory, exported),
                TE.bimap(administrationFailure, (drift) => driftAnswer(drift, groups !== undefined)),
              ),
            ),
          ),
        ),
      ),
    );
};

const driftAnswer = (drift: Drift, withGroups: boolean): Answer => ({
  json: drift,
  no: drift.activeHereOnly.length + drift.activeThereOnly.length + drift.groups.length > 0,
  lines: (colors) => driftLines(drift, withGroups, colors),
});
