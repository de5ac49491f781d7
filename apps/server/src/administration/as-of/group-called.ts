import { canonicalName, type GroupId, groupId } from '@rollcall/domain';
import type { Moment } from '@rollcall/projector';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import type { Rollcall } from '../../runtime/rollcall';
import type { AdministrationError } from '../administration-error';
import { directoryAsOf } from './directory-as-of';

/** The group that bore the id or the name at a moment; now when there is none. */
export const groupCalled = (
  rollcall: Rollcall,
  id: string,
  reference: string,
  moment?: Moment,
): TE.TaskEither<AdministrationError, GroupId> =>
  pipe(
    directoryAsOf(rollcall, id, moment),
    TE.chainEitherK((view): E.Either<AdministrationError, GroupId> => {
      const group = view.group(groupId(reference)) ?? view.groupByName(canonicalName(reference));
      return group === undefined
        ? E.left({ _tag: 'NobodyCalled', kind: 'group', reference })
        : E.right(group.id);
    }),
  );
