import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { type MasterKey, openPersonKeys, type PersonKeys, parseMasterKey } from '@rollcall/erasure';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import type { Configuration } from '../configuration/configuration';
import type { StoreLocation } from '../configuration/store-location';
import type { StoreNotOpened } from './open-store';

export type KeySettings = Partial<Pick<Configuration, 'masterKey' | 'masterKeyFile' | 'personKeys'>>;

const notOpened = (reason: string): StoreNotOpened => ({ _tag: 'StoreNotOpened', reason });

/** The keys of the people in the erasable directories of a store; `undefined` where no master key is given. */
export const openKeysOf = (
  store: StoreLocation,
  settings: KeySettings,
): E.Either<StoreNotOpened, PersonKeys | undefined> =>
  pipe(
    masterKeyOf(settings),
    E.chain((master): E.Either<StoreNotOpened, PersonKeys | undefined> => {
      if (master === undefined) return E.right(undefined);
      const path = placeOf(store, settings);
      return path === undefined
        ? E.left(
            notOpened(
              'a master key is given, but no file for the keys of people: name one with --person-keys',
            ),
          )
        : E.mapLeft(({ reason }: { reason: string }) => notOpened(reason))(openPersonKeys({ path, master }));
    }),
  );

/** Why a server must not start: there are keys, and no master key to use them with. */
export const keysWithoutMaster = (
  store: StoreLocation,
  settings: KeySettings,
): StoreNotOpened | undefined => {
  if (settings.masterKey !== undefined || settings.masterKeyFile !== undefined) return undefined;
  const path = placeOf(store, settings);
  return path === undefined || !existsSync(path)
    ? undefined
    : notOpened(
        `${path} holds the keys of people, and no master key was given: set ROLLCALL_MASTER_KEY_FILE or ROLLCALL_MASTER_KEY`,
      );
};

const placeOf = (store: StoreLocation, { personKeys }: KeySettings): string | undefined => {
  if (personKeys !== undefined) return resolve(personKeys);
  switch (store._tag) {
    case 'Memory':
      return ':memory:';
    case 'Sqlite':
      return `${resolve(store.path)}.keys.db`;
    case 'EventStoreDb':
      return undefined;
  }
};

/** What is given, the text before the file; `undefined` where neither is. */
export const masterKeyOf = ({
  masterKey,
  masterKeyFile,
}: KeySettings): E.Either<StoreNotOpened, MasterKey | undefined> => {
  if (masterKey !== undefined || masterKeyFile === undefined) return E.right(masterKey);
  return pipe(
    E.tryCatch(
      () => readFileSync(masterKeyFile, 'utf8'),
      (error) => notOpened(`the master key cannot be read: ${E.toError(error).message}`),
    ),
    E.map(parseMasterKey),
    E.filterOrElse(
      (key) => key !== undefined,
      () =>
        notOpened(
          `${masterKeyFile} does not hold a master key: expected 32 bytes as base64 or hexadecimal digits`,
        ),
    ),
  );
};
