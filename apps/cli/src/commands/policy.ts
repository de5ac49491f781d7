import { readFile } from 'node:fs/promises';
import type { PolicyReview } from '@rollcall/acl';
import { applyPolicy, policyStatus, reviewPolicyText } from '@rollcall/server';
import type { Command } from 'commander';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { administrationFailure, commandLineContext } from '../store/administration';
import type { Session } from '../store/session';
import { useStore } from '../store/use-store';
import { type Answer, type Failure, failed, usage } from '../terminal/answer';
import type { Io } from '../terminal/io';
import { diagnosticLines, failedTestLines } from './diagnostic-lines';

export const policyCommand = (program: Command, session: Session): void => {
  const policy = program.command('policy').description('the access rules of a directory');

  policy
    .command('check')
    .description('what would be said of a policy, without putting it in force')
    .argument('<directory>')
    .argument('<file>', 'policy in HuJSON; - for the standard input')
    .action((directory: string, file: string) =>
      session.answer(
        pipe(
          readText(session.io, file),
          TE.chain((text) =>
            useStore(session, (rollcall) =>
              pipe(
                reviewPolicyText(rollcall, directory, text),
                TE.bimap(administrationFailure, (review) => reviewed(file, review)),
              ),
            ),
          ),
        ),
      ),
    );

  policy
    .command('apply')
    .description('put a policy in force; one with errors is refused and the last good one stays')
    .argument('<directory>')
    .argument('<file>', 'policy in HuJSON; - for the standard input')
    .option('--replacing <hash>', 'only if this policy is in force')
    .action((directory: string, file: string, { replacing }: { replacing?: string }) =>
      session.answer(
        pipe(
          readText(session.io, file),
          TE.chain((text) =>
            useStore(session, (rollcall) =>
              pipe(
                applyPolicy(rollcall, commandLineContext(), directory, text, replacing),
                TE.bimap(
                  (error) =>
                    error._tag === 'PolicyRefused'
                      ? failed('policy-refused', 'Refused. The policy in force stays.', [
                          ...diagnosticLines(file, error.diagnostics),
                          ...failedTestLines(file, error.tests),
                        ])
                      : administrationFailure(error),
                  (applied) => ({
                    json: applied,
                    lines: (colors) => [
                      ...diagnosticLines(file, applied.diagnostics, colors),
                      `In force: policy ${applied.hash.slice(0, 12)} at revision ${applied.revision}.`,
                    ],
                  }),
                ),
              ),
            ),
          ),
        ),
      ),
    );

  policy
    .command('show')
    .description('the policy in force, and what of it does not hold now')
    .argument('<directory>')
    .action((directory: string) =>
      session.answer(
        useStore(session, (rollcall) =>
          pipe(
            policyStatus(rollcall, directory),
            TE.bimap(administrationFailure, (status) => ({
              json: status,
              lines: (colors) =>
                status.policy === undefined
                  ? ['No policy is in force: all access is denied.']
                  : [
                      colors.dim(`policy ${status.policy.hash}, accepted ${status.policy.acceptedAt}`),
                      status.policy.text.trimEnd(),
                      ...diagnosticLines('policy', status.diagnostics, colors),
                    ],
            })),
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

const readText = ({ readStdin }: Io, file: string): TE.TaskEither<Failure, string> =>
  TE.tryCatch(
    () => (file === '-' ? readStdin() : readFile(file, 'utf8')),
    (cause) => usage(`${file}: ${cause instanceof Error ? cause.message : String(cause)}`),
  );
