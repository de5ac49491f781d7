import { applyPolicy } from '@rollcall/server';
import type { Command } from 'commander';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { commandLineContext } from '../../store/administration';
import type { Session } from '../../store/session';
import { useStore } from '../../store/use-store';
import { readTextOrInput } from '../../terminal/read-text';
import { diagnosticLines } from './diagnostic-lines';
import { policyFailure } from './policy-failure';
import { FILE } from './policy-text';

export const applyCommand = (policy: Command, session: Session): void => {
  policy
    .command('apply')
    .description(
      'put a policy in force; one with errors or failing tests is refused and the last good one stays',
    )
    .argument('<directory>')
    .argument('<file>', FILE)
    .option('--replacing <hash>', 'only if this policy is in force')
    .action((directory: string, file: string, { replacing }: { replacing?: string }) =>
      session.answer(
        pipe(
          readTextOrInput(session.io, file),
          TE.chain((text) =>
            useStore(session, (rollcall) =>
              pipe(
                applyPolicy(rollcall, commandLineContext(), directory, text, replacing),
                TE.bimap(policyFailure(file, 'Refused. The policy in force stays.'), (applied) => ({
                  json: applied,
                  lines: (colors) => [
                    ...diagnosticLines(file, applied.diagnostics, colors),
                    `In force: policy ${applied.hash.slice(0, 12)} at revision ${applied.revision}.`,
                  ],
                })),
              ),
            ),
          ),
        ),
      ),
    );
};
