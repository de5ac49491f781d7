import type { Command } from 'commander';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import type { Session } from '../../store/session';
import { useStore } from '../../store/use-store';
import { usage } from '../../terminal/answer';
import { readCheckpoint } from './anchor-files';
import { verifyAnswer } from './verify-answer';
import { directoryNamed } from './walk-history';

type VerifyOptions = { readonly checkpoint?: ReadonlyArray<string>; readonly publicKey?: string };

export const verifyCommand = (audit: Command, session: Session): void => {
  audit
    .command('verify')
    .description('recompute the chain of digests over every event. Exit code 1: it is broken')
    .argument('<directory>')
    .option('--checkpoint <files...>', 'compare with these too, which were kept elsewhere')
    .option('--public-key <file>', 'of the key that signed them')
    .action((directory: string, { checkpoint = [], publicKey }: VerifyOptions) =>
      session.answer(
        checkpoint.length > 0 && publicKey === undefined
          ? TE.left(usage('--checkpoint is trusted only with the --public-key that signed it'))
          : pipe(
              directoryNamed(directory),
              TE.bindTo('id'),
              TE.bind('anchors', ({ id }) =>
                pipe(
                  checkpoint,
                  TE.traverseSeqArray((file) => readCheckpoint(id, file, publicKey ?? '')),
                ),
              ),
              TE.chain(({ id, anchors }) =>
                useStore(session, (rollcall) =>
                  verifyAnswer(
                    rollcall,
                    id,
                    anchors.map((anchor) => anchor.checkpoint),
                  ),
                ),
              ),
            ),
      ),
    );
};
