import { parseRevision } from '@rollcall/domain';
import { BundleBuilder } from '@rollcall/transparency';
import type { Command } from 'commander';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import type { Session } from '../../store/session';
import { useStore } from '../../store/use-store';
import { failed, usage } from '../../terminal/answer';
import { readCheckpoint } from './anchor-files';
import { directoryNamed, walkHistory } from './walk-history';

type ProveOptions = {
  readonly checkpoint: string;
  readonly older?: string;
  readonly publicKey: string;
};

export const proveCommand = (audit: Command, session: Session): void => {
  audit
    .command('prove')
    .description('a proof in JSON that events are in the log a checkpoint vouches for; verified offline')
    .argument('<directory>')
    .argument('<revisions...>', 'of the events')
    .requiredOption('--checkpoint <file>', 'made after the events')
    .requiredOption('--public-key <file>', 'of the key that signed it')
    .option('--older <file>', 'an earlier checkpoint, to prove that nothing it vouches for was changed since')
    .action((directory: string, texts: ReadonlyArray<string>, options: ProveOptions) => {
      const revisions = texts.map(parseRevision).filter((revision) => revision !== undefined);
      return session.answer(
        revisions.length < texts.length
          ? TE.left(usage('<revisions> are decimal digits'))
          : pipe(
              directoryNamed(directory),
              TE.bindTo('id'),
              TE.bind('checkpoint', ({ id }) => readCheckpoint(id, options.checkpoint, options.publicKey)),
              TE.bind('older', ({ id }) =>
                options.older === undefined
                  ? TE.right(undefined)
                  : readCheckpoint(id, options.older, options.publicKey),
              ),
              TE.chain(({ id, checkpoint, older }) => {
                const { size } = checkpoint.checkpoint;
                const late = revisions.find((revision) => revision >= BigInt(size));
                if (late !== undefined) {
                  return TE.left(
                    failed(
                      'not-vouched-for',
                      `Event ${late} came after the checkpoint, which counts ${size} events. Make a newer one.`,
                    ),
                  );
                }
                if (older !== undefined && older.checkpoint.size > size) {
                  return TE.left(usage('--older is newer than --checkpoint'));
                }
                const wish = { directory: id, checkpoint, revisions, ...(older && { older }) };
                return useStore(session, ({ log }) =>
                  pipe(
                    TE.fromIO(() => new BundleBuilder(wish)),
                    TE.chainFirst((builder) => walkHistory(log, id, (event) => builder.add(event))),
                    TE.chainEitherKW((builder) => builder.finish()),
                    TE.bimap(
                      (error) =>
                        error._tag === 'NoBundle'
                          ? failed('no-proof', `There is no proof: ${error.reason}.`)
                          : error,
                      (bundle) => ({
                        json: bundle,
                        lines: () => JSON.stringify(bundle, undefined, 2).split('\n'),
                      }),
                    ),
                  ),
                );
              }),
            ),
      );
    });
};
