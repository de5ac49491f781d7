import { type MomentText, policyStatus } from '@rollcall/server';
import type { Command } from 'commander';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { administrationFailure } from '../../store/administration';
import type { Session } from '../../store/session';
import { useStore } from '../../store/use-store';
import { atMoment, momentOf } from '../moment';
import { diagnosticLines } from './diagnostic-lines';

export const showCommand = (policy: Command, session: Session): void => {
  atMoment(policy.command('show'))
    .description('the policy in force, and what of it does not hold now')
    .argument('<directory>')
    .action((directory: string, options: MomentText) =>
      session.answer(
        pipe(
          momentOf(options),
          TE.chain((moment) =>
            useStore(session, (rollcall) =>
              pipe(
                policyStatus(rollcall, directory, moment),
                TE.bimap(administrationFailure, (status) => ({
                  json: status,
                  lines: (colors) =>
                    status.policy === undefined
                      ? ['No policy is in force: all access is denied.']
                      : [
                          colors.dim(`policy ${status.policy.hash}, accepted ${status.policy.acceptedAt}`),
                          ...status.policy.text.trimEnd().split(/\r?\n/),
                          ...diagnosticLines('policy', status.diagnostics, colors),
                        ],
                })),
              ),
            ),
          ),
        ),
      ),
    );
};
