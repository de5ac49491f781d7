import { mkdir } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { secretHash } from '../api-keys/secret-hash';
import type { Configuration } from '../configuration/configuration';
import { type AdminToken, generateAdminToken, givenAdminToken, knownByHash } from './admin-token';
import { keepHash, readHash } from './hash-file';

export type AdminTokenNotOpened = { readonly _tag: 'AdminTokenNotOpened'; readonly reason: string };

/**
 * The configured token; else the one whose hash lies beside the SQLite file; else a new one. A store that is
 * no file of ours keeps no hash: without a configured token, each start has a new one.
 */
export const openAdminToken = ({
  adminToken,
  store,
}: Pick<Configuration, 'adminToken' | 'store'>): TE.TaskEither<AdminTokenNotOpened, AdminToken> => {
  if (adminToken !== undefined) return TE.right(givenAdminToken(adminToken));
  if (store._tag === 'Sqlite') return fromFile(`${resolve(store.path)}.admin-token`);
  const token = generateAdminToken();
  return TE.right(knownByHash(secretHash(token), token));
};

const fromFile = (path: string): TE.TaskEither<AdminTokenNotOpened, AdminToken> =>
  TE.tryCatch(
    async () => {
      const known = await readHash(path);
      if (known !== undefined) return knownByHash(known);
      await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      const token = generateAdminToken();
      const kept = await keepHash(path, secretHash(token));
      return kept ? knownByHash(secretHash(token), token) : knownByHash((await readHash(path)) ?? '');
    },
    (cause) => ({
      _tag: 'AdminTokenNotOpened',
      reason: `${path}: ${cause instanceof Error ? cause.message : String(cause)}`,
    }),
  );
