import { policyStatus, reviewPolicyText } from '@rollcall/server';
import { type Command, Option } from 'commander';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { administrationFailure } from '../../store/administration';
import type { Session, UseRollcall } from '../../store/session';
import { inventoryOption, useAccess } from '../../store/use-access';
import { type Failure, failed } from '../../terminal/answer';
import { readTextOrInput } from '../../terminal/read-text';
import { FILE } from './policy-text';
import { type TestFormat, testFormats, testLines } from './test-lines';

type TestOptions = {
  readonly format: TestFormat;
  readonly allowEmpty?: boolean;
  readonly inventory?: string;
};

export const testCommand = (policy: Command, session: Session): void => {
  policy
    .command('test')
    .description('run the tests of a policy. Exit code 1: one fails, or the policy has errors')
    .argument('<directory>')
    .argument('[file]', `${FILE}; the policy in force when absent`)
    .addOption(new Option('--format <format>', 'of the report').choices(testFormats).default('text'))
    .option('--allow-empty', 'a group without an active member fails no test')
    .addOption(inventoryOption())
    .action((directory: string, file: string | undefined, options: TestOptions) =>
      session.answer(
        file === undefined
          ? useAccess(session, directory, options, (rollcall) =>
              pipe(
                policyStatus(rollcall, directory),
                TE.mapLeft(administrationFailure),
                TE.chain(({ policy: inForce }) =>
                  inForce === undefined
                    ? NO_POLICY
                    : run(directory, 'policy', inForce.text, options)(rollcall),
                ),
              ),
            )
          : pipe(
              readTextOrInput(session.io, file),
              TE.chain((text) => useAccess(session, directory, options, run(directory, file, text, options))),
            ),
      ),
    );
};

const NO_POLICY = TE.left<Failure>(failed('no-policy', 'No policy is in force: there is nothing to test.'));

const run =
  (directory: string, file: string, text: string, { format, allowEmpty = false }: TestOptions): UseRollcall =>
  (rollcall) =>
    pipe(
      reviewPolicyText(rollcall, directory, text, { allowEmpty }),
      TE.bimap(administrationFailure, (review) => ({
        json: { passed: review.accepted, tests: review.tests ?? null, diagnostics: review.diagnostics },
        no: !review.accepted,
        lines: (colors) => testLines(format, file, review, colors),
      })),
    );
