import { decodeGroupLock, encodeGroupLock, type GroupLock, lockGroups } from '@rollcall/acl';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import type { Rollcall } from '../../runtime/rollcall';
import type { AdministrationError } from '../administration-error';
import { knownDirectory } from '../known-directory';
import { policyInForce } from './policy-in-force';

/** Canonical group names and the ids of the only groups that may answer to them. */
export type LockedGroups = Readonly<Record<string, string>>;

/** Empty when nothing is locked. */
export const groupLock = (rollcall: Rollcall, id: string): TE.TaskEither<AdministrationError, LockedGroups> =>
  pipe(
    knownDirectory(rollcall, id),
    TE.chainW((view) => rollcall.access(view.id).files.groupLock?.read ?? TE.right(undefined)),
    TE.map((lock) => encodeGroupLock(lock ?? new Map())),
  );

/** Puts this lock in the place of the one there is; an empty one lets every name go. */
export const putGroupLock = (
  rollcall: Rollcall,
  id: string,
  json: unknown,
): TE.TaskEither<AdministrationError, LockedGroups> =>
  pipe(
    TE.fromEither(decodeGroupLock(json)),
    TE.mapLeft(({ message }): AdministrationError => ({ _tag: 'GroupLockRefused', reason: message })),
    TE.chain((lock) => keep(rollcall, id, () => lock)),
  );

/** Locks every pushed group that the policy in force names to the group that bears the name now. */
export const lockNamedGroups = (
  rollcall: Rollcall,
  id: string,
): TE.TaskEither<AdministrationError, LockedGroups> =>
  keep(rollcall, id, (view) => lockGroups(policyInForce(view), view));

const keep = (
  rollcall: Rollcall,
  id: string,
  lockOf: (view: Parameters<typeof policyInForce>[0]) => GroupLock,
): TE.TaskEither<AdministrationError, LockedGroups> =>
  pipe(
    knownDirectory(rollcall, id),
    TE.chain((view): TE.TaskEither<AdministrationError, LockedGroups> => {
      const file = rollcall.access(view.id).files.groupLock;
      if (file === undefined) return TE.left({ _tag: 'NotKeptHere', what: 'group lock' });
      const lock = encodeGroupLock(lockOf(view));
      return pipe(
        file.write(lock),
        TE.map(() => lock),
      );
    }),
  );
