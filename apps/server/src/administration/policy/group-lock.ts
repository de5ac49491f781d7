import { decodeGroupLock, encodeGroupLock, lockGroups } from '@rollcall/acl';
import type { DirectoryView, GroupLock } from '@rollcall/domain';
import type { RequestContext } from '@rollcall/writer';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import type { Rollcall } from '../../runtime/rollcall';
import type { AdministrationError } from '../administration-error';
import { changeDirectory } from '../change-directory';
import { knownDirectory } from '../known-directory';
import { policyInForce } from './policy-in-force';

/** Canonical group names and the ids of the only groups that may answer to them. */
export type LockedGroups = Readonly<Record<string, string>>;

/** Empty when nothing is locked. */
export const groupLock = (rollcall: Rollcall, id: string): TE.TaskEither<AdministrationError, LockedGroups> =>
  pipe(
    knownDirectory(rollcall, id),
    TE.map((view) => encodeGroupLock(view.groupLock)),
  );

/** Puts this lock in the place of the one there is; an empty one lets every name go. */
export const putGroupLock = (
  rollcall: Rollcall,
  context: RequestContext,
  id: string,
  json: unknown,
): TE.TaskEither<AdministrationError, LockedGroups> =>
  pipe(
    TE.fromEither(decodeGroupLock(json)),
    TE.mapLeft(({ message }): AdministrationError => ({ _tag: 'GroupLockRefused', reason: message })),
    TE.chain((lock) => replaceGroupLock(rollcall, context, id, () => lock)),
  );

/** Locks every pushed group that the policy in force names to the group that bears the name now. */
export const lockNamedGroups = (
  rollcall: Rollcall,
  context: RequestContext,
  id: string,
): TE.TaskEither<AdministrationError, LockedGroups> =>
  replaceGroupLock(rollcall, context, id, (view) => lockGroups(policyInForce(view), view));

const replaceGroupLock = (
  rollcall: Rollcall,
  context: RequestContext,
  id: string,
  lockOf: (view: DirectoryView) => GroupLock,
): TE.TaskEither<AdministrationError, LockedGroups> =>
  pipe(
    changeDirectory(rollcall, id, {
      context,
      plan: (view) => E.right([{ _tag: 'ReplaceGroupLock', lock: lockOf(view) }]),
      answer: (view) => encodeGroupLock(view.groupLock),
    }),
    TE.map(({ answer }) => answer),
  );
