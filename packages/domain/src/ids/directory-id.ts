import * as E from 'fp-ts/lib/Either.js';
import * as t from 'io-ts';
import type { Id } from './ids';

/** The name of a directory: `[a-z0-9][a-z0-9-]{0,62}`. It is part of a stream name, so it never holds `_`. */
export type DirectoryId = Id<'DirectoryId'>;

const pattern = /^[a-z0-9][a-z0-9-]{0,62}$/;

const is = (u: unknown): u is DirectoryId => typeof u === 'string' && pattern.test(u);

export const DirectoryId = new t.Type<DirectoryId, string>(
  'DirectoryId',
  is,
  (u, context) => (is(u) ? t.success(u) : t.failure(u, context)),
  (id) => id,
);

export type InvalidDirectoryId = { readonly _tag: 'InvalidDirectoryId'; readonly value: string };

export const parseDirectoryId = (value: string): E.Either<InvalidDirectoryId, DirectoryId> =>
  is(value) ? E.right(value) : E.left({ _tag: 'InvalidDirectoryId', value });
