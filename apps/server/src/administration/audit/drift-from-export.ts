import { type Drift, findDrift, readExportedMemberships, readExportedUsers } from '@rollcall/projector';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import type { Rollcall } from '../../runtime/rollcall';
import type { AdministrationError } from '../administration-error';
import { knownDirectory } from '../known-directory';

/** What an identity provider exported, as CSV. */
export type ProviderExport = {
  readonly users: string;
  /** Memberships, one a line; groups are not compared without it. */
  readonly groups?: string | undefined;
};

/** Where a directory is not what its identity provider says it should be. */
export const driftFromExport = (
  rollcall: Rollcall,
  id: string,
  { users, groups }: ProviderExport,
): TE.TaskEither<AdministrationError, Drift> =>
  pipe(
    E.Do,
    E.bind('people', () => pipe(readExportedUsers(users), E.mapLeft(unreadable('users')))),
    E.bind('memberships', () =>
      groups === undefined
        ? E.right(undefined)
        : pipe(readExportedMemberships(groups), E.mapLeft(unreadable('groups'))),
    ),
    TE.fromEither,
    TE.chain(({ people, memberships }) =>
      pipe(
        knownDirectory(rollcall, id),
        TE.map((view) => findDrift(view, people, memberships)),
      ),
    ),
  );

const unreadable =
  (file: 'users' | 'groups') =>
  ({ line, reason }: { readonly line: number; readonly reason: string }): AdministrationError => ({
    _tag: 'ExportUnreadable',
    file,
    line,
    reason,
  });
