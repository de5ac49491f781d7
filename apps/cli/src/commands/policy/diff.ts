import { type PolicyPreview, previewPolicy } from '@rollcall/server';
import type { Command } from 'commander';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import type { Session } from '../../store/session';
import { inventoryOption, useAccess } from '../../store/use-access';
import type { Answer } from '../../terminal/answer';
import { readTextOrInput } from '../../terminal/read-text';
import { previewLines } from '../access/preview-lines';
import { policyFailure } from './policy-failure';
import { FILE } from './policy-text';

export const diffCommand = (policy: Command, session: Session): void => {
  policy
    .command('diff')
    .description(
      'what does one policy allow that another does not, and the reverse? Exit code 1: they differ',
    )
    .argument('<directory>')
    .argument('<file>', FILE)
    .argument('[newer]', 'compare <file> with this one, and not the policy in force with <file>')
    .addOption(inventoryOption())
    .action(
      (
        directory: string,
        file: string,
        newer: string | undefined,
        options: { readonly inventory?: string },
      ) => {
        const after = newer ?? file;
        return session.answer(
          pipe(
            TE.Do,
            TE.bind('text', () => readTextOrInput(session.io, after)),
            TE.bind('before', () =>
              newer === undefined ? TE.right(undefined) : readTextOrInput(session.io, file),
            ),
            TE.chain(({ text, before }) =>
              useAccess(session, directory, options, (rollcall) =>
                pipe(
                  previewPolicy(rollcall, directory, text, before),
                  TE.bimap(policyFailure(after, 'It has errors, and would allow nothing.'), differences),
                ),
              ),
            ),
          ),
        );
      },
    );
};

const differences = ({ revision, unchanged, changes, deserted }: PolicyPreview): Answer => ({
  json: { revision, unchanged, changes, deserted },
  no: !unchanged,
  lines: (colors) => previewLines({ ...NOTHING_LEFT, unchanged, changes, deserted }, colors),
});

/** A diff tells of access alone. */
const NOTHING_LEFT = { deadRules: [], newlyUnresolved: [], emptiedGroups: [], flippedTests: [] };
