import type { DirectoryId } from '@rollcall/domain';
import { publicKeyFile, signingKey } from '@rollcall/server';
import { type Intact, originOf, signCheckpoint, type Verdict } from '@rollcall/transparency';
import type { Command } from 'commander';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import type { Session } from '../../store/session';
import { useStore } from '../../store/use-store';
import { type Answer, type Failure, failed, usage } from '../../terminal/answer';
import { verdictOn } from './verify-answer';
import { directoryNamed, noDirectory } from './walk-history';

type CheckpointOptions = { readonly key: string; readonly name: string };

export const checkpointCommand = (audit: Command, session: Session): void => {
  audit
    .command('checkpoint')
    .description('sign what the log is now, to be kept where nobody who can write the store can write')
    .argument('<directory>')
    .requiredOption('--key <file>', 'signing key; made when missing, with the public key in <file>.pub')
    .option('--name <name>', 'whose key it is, when it is made', 'rollcall')
    .action((directory: string, { key, name }: CheckpointOptions) =>
      session.answer(
        /^[^\s+/]{1,100}$/.test(name)
          ? pipe(
              directoryNamed(directory),
              TE.chain((id) =>
                useStore(session, (rollcall) =>
                  pipe(
                    verdictOn(rollcall, id),
                    TE.chainEitherK(intact(id)),
                    TE.bindTo('log'),
                    TE.bind('signer', () =>
                      pipe(
                        signingKey(key, name),
                        TE.mapLeft(({ reason }) => failed('bad-key', reason)),
                      ),
                    ),
                    TE.map(({ log: { size, root, digest }, signer }): Answer => {
                      const origin = originOf(signer.name, id);
                      const madeAt = rollcall.clock().toISOString();
                      const note = signCheckpoint({ origin, size, root, digest, madeAt }, signer);
                      return {
                        json: { checkpoint: note, publicKeyFile: publicKeyFile(key) },
                        lines: () => note.trimEnd().split('\n'),
                      };
                    }),
                  ),
                ),
              ),
            )
          : TE.left(usage('--name takes a name without spaces, "+" and "/"')),
      ),
    );
};

const intact =
  (id: DirectoryId) =>
  (verdict: Verdict): E.Either<Failure, Intact> => {
    if (verdict._tag === 'Tampered') {
      const { revision, reason } = verdict;
      return E.left(failed('broken', `The log is broken at revision ${revision}: ${reason}.`));
    }
    return verdict.size === 0 ? E.left(noDirectory(id)) : E.right(verdict);
  };
