import type { Command, DirectoryId, NewApiKey } from '@rollcall/domain';
import type { RequestContext } from '@rollcall/writer';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { type GeneratedApiKey, generateApiKey } from '../api-keys/generate-api-key';
import type { Rollcall } from '../runtime/rollcall';
import type { AdministrationError } from './administration-error';
import { changeDirectory } from './change-directory';
import { directoryIdOf } from './known-directory';

export type KeyWish = {
  readonly label: string;
  /** Absent: a key without an end. */
  readonly expiresAt?: Date;
};

/** `text` is the key itself: nobody can read it again. */
export type IssuedApiKey = {
  readonly text: string;
  readonly id: string;
  readonly label: string;
  readonly issuedAt: string;
  readonly expiresAt: string | null;
};

/** Generates a key and has it stored, by its hash, through the command made of it. */
export const newKey = (
  rollcall: Rollcall,
  context: RequestContext,
  id: string,
  { label, expiresAt }: KeyWish,
  command: (key: NewApiKey) => Command,
): TE.TaskEither<AdministrationError, IssuedApiKey> => {
  const now = rollcall.clock();
  if (expiresAt !== undefined && !(expiresAt > now)) {
    const past = Number.isNaN(expiresAt.getTime()) ? 'no date' : expiresAt.toISOString();
    return TE.left({ _tag: 'ExpiryNotInFuture', expiresAt: past });
  }
  return pipe(
    TE.fromEither<AdministrationError, GeneratedApiKey>(
      E.map((directoryId: DirectoryId) =>
        generateApiKey(directoryId, {
          label,
          issuedAt: now.toISOString(),
          expiresAt: expiresAt?.toISOString() ?? null,
        }),
      )(directoryIdOf(id)),
    ),
    TE.chain(({ text, key }) =>
      pipe(
        changeDirectory(rollcall, id, {
          context,
          plan: () => E.right([command(key)]),
          answer: () => ({ text, id: key.id, label, issuedAt: key.issuedAt, expiresAt: key.expiresAt }),
        }),
        TE.map(({ answer }) => answer),
      ),
    ),
  );
};
