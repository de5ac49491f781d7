import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { generateNoteKeys, type NoteSigner, parseNoteSigner } from '@rollcall/transparency';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { type Failure, failed } from '../../terminal/answer';
import { readText } from './anchor-files';

/** Where the public half of a signing key lies. */
export const publicKeyFile = (keyFile: string): string => `${keyFile}.pub`;

/** The Ed25519 key in a file; made there for nobody but us, its public half beside it, when there is none. */
export const signingKey = (file: string, name: string): TE.TaskEither<Failure, NoteSigner> =>
  pipe(
    existsSync(file) ? readText(file) : made(file, name),
    TE.chainEitherKW(parseNoteSigner),
    TE.mapLeft((error) =>
      error._tag === 'BadKey' ? failed('bad-key', `${file} holds no signing key: ${error.reason}.`) : error,
    ),
  );

const made = (file: string, name: string): TE.TaskEither<Failure, string> => {
  const { signer, verifier } = generateNoteKeys(name);
  return TE.tryCatch(
    async () => {
      await writeFile(file, `${signer}\n`, { mode: 0o600, flag: 'wx' });
      await writeFile(publicKeyFile(file), `${verifier}\n`);
      return signer;
    },
    (cause) => failed('file-unwritable', cause instanceof Error ? cause.message : String(cause)),
  );
};
