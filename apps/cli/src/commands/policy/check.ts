import type { PolicyReview } from '@rollcall/acl';
import { reviewPolicyText } from '@rollcall/server';
import type { Command } from 'commander';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { administrationFailure } from '../../store/administration';
import type { Session } from '../../store/session';
import { inventoryOption, useAccess } from '../../store/use-access';
import type { Answer } from '../../terminal/answer';
import { readTextOrInput } from '../../terminal/read-text';
import { diagnosticLines, failedTestLines } from './diagnostic-lines';
import { FILE } from './policy-text';

export const checkCommand = (policy: Command, session: Session): void => {
  policy
    .command('check')
    .description('what would be said of a policy, without putting it in force')
    .argument('<directory>')
    .argument('<file>', FILE)
    .addOption(inventoryOption())
    .action((directory: string, file: string, options: { readonly inventory?: string }) =>
      session.answer(
        pipe(
          readTextOrInput(session.io, file),
          TE.chain((text) =>
            useAccess(session, directory, options, (rollcall) =>
              pipe(
                reviewPolicyText(rollcall, directory, text),
                TE.bimap(administrationFailure, (review) => reviewed(file, review)),
              ),
            ),
          ),
        ),
      ),
    );
};

const reviewed = (file: string, { accepted, diagnostics, tests }: PolicyReview): Answer => ({
  json: { accepted, diagnostics, ...(tests === undefined ? {} : { tests }) },
  no: !accepted,
  lines: (colors) => [
    ...diagnosticLines(file, diagnostics, colors),
    ...failedTestLines(file, tests, colors),
    accepted ? 'It would be accepted.' : 'It would be refused.',
  ],
});
