import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { generateNoteKeys, type NoteSigner, parseNoteSigner } from '@rollcall/transparency';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';

/** There is no Ed25519 key to sign with, for people. */
export type NoSigningKey = { readonly _tag: 'NoSigningKey'; readonly reason: string };

/** Where the public half of a signing key lies. */
export const publicKeyFile = (keyFile: string): string => `${keyFile}.pub`;

/** The key in a file; made there for nobody but us, its public half beside it, when there is none. */
export const signingKey = (file: string, name: string): TE.TaskEither<NoSigningKey, NoteSigner> =>
  pipe(
    TE.tryCatch(
      () => (existsSync(file) ? readFile(file, 'utf8') : made(file, name)),
      (cause) => noKey(cause instanceof Error ? cause.message : String(cause)),
    ),
    TE.chainEitherK((text) =>
      pipe(
        parseNoteSigner(text),
        E.mapLeft(({ reason }) => noKey(`${file} holds no signing key: ${reason}.`)),
      ),
    ),
  );

/** A key as text, or the file that it is in. */
export const givenSigningKey = (given: string, name: string): TE.TaskEither<NoSigningKey, NoteSigner> =>
  given.startsWith('PRIVATE+KEY+')
    ? pipe(
        TE.fromEither(parseNoteSigner(given)),
        TE.mapLeft(({ reason }) => noKey(`the signing key that was given is none: ${reason}.`)),
      )
    : signingKey(given, name);

const made = async (file: string, name: string): Promise<string> => {
  const { signer, verifier } = generateNoteKeys(name);
  await writeFile(file, `${signer}\n`, { mode: 0o600, flag: 'wx' });
  await writeFile(publicKeyFile(file), `${verifier}\n`, { mode: 0o644 });
  return signer;
};

const noKey = (reason: string): NoSigningKey => ({ _tag: 'NoSigningKey', reason });
