import { previewPolicy } from '@rollcall/server';
import type { Command } from 'commander';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import type { Session } from '../../store/session';
import { inventoryOption, useAccess } from '../../store/use-access';
import { readTextOrInput } from '../../terminal/read-text';
import { previewLines } from '../access/preview-lines';
import { diagnosticLines, failedTestLines } from './diagnostic-lines';
import { policyFailure } from './policy-failure';
import { FILE } from './policy-text';

type PreviewOptions = { readonly confirmed?: boolean; readonly inventory?: string };

export const previewCommand = (policy: Command, session: Session): void => {
  policy
    .command('preview')
    .description(
      'what would a policy do to access, in the place of the one in force? Exit code 1: somebody would lose or gain, or it would be refused',
    )
    .argument('<directory>')
    .argument('<file>', FILE)
    .option('--confirmed', 'exit code 0 even when somebody would lose or gain')
    .addOption(inventoryOption())
    .action((directory: string, file: string, options: PreviewOptions) =>
      session.answer(
        pipe(
          readTextOrInput(session.io, file),
          TE.chain((text) =>
            useAccess(session, directory, options, (rollcall) =>
              pipe(
                previewPolicy(rollcall, directory, text),
                TE.bimap(policyFailure(file, 'It would be refused: it has errors.'), (report) => ({
                  json: report,
                  no: !report.accepted || (!report.unchanged && options.confirmed !== true),
                  lines: (colors) => [
                    ...diagnosticLines(file, report.diagnostics, colors),
                    ...failedTestLines(file, report.tests, colors),
                    ...previewLines(report, colors),
                    '',
                    report.accepted ? 'It would be accepted.' : 'It would be refused: tests of it fail.',
                  ],
                })),
              ),
            ),
          ),
        ),
      ),
    );
};
