import type { FailedClosed } from '@rollcall/acl';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { knownAccess } from '../../../administration/access/known-access';
import type { AdministrationError } from '../../../administration/administration-error';
import type { Rollcall } from '../../../runtime/rollcall';
import { type LostName, lostName } from './lost-name';

/** A selector in force that denotes nobody, and what became of its group where that is known. */
export type FailedName = FailedClosed & { readonly lost: LostName | undefined };

export const failedNames = (
  rollcall: Rollcall,
  id: string,
): TE.TaskEither<AdministrationError, ReadonlyArray<FailedName>> =>
  pipe(
    knownAccess(rollcall, id),
    TE.map(({ view, resolver }) =>
      resolver.unresolved().map((failed) => ({ ...failed, lost: lostName(view, failed.selector) })),
    ),
  );
