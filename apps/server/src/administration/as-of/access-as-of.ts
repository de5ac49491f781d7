import type { Moment } from '@rollcall/projector';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import type { Rollcall } from '../../runtime/rollcall';
import { type KnownAccess, knownAccess } from '../access/known-access';
import type { AdministrationError } from '../administration-error';
import { directoryAsOf } from './directory-as-of';

/**
 * What answers access questions for a moment: the people, the groups, the group lock and the policy of then. Devices
 * and roles are no events: they are as now. Without a moment, `knownAccess`.
 */
export const accessAsOf = (
  rollcall: Rollcall,
  id: string,
  moment: Moment | undefined,
): TE.TaskEither<AdministrationError, KnownAccess> =>
  moment === undefined
    ? knownAccess(rollcall, id)
    : pipe(
        directoryAsOf(rollcall, id, moment),
        TE.chainW((view) =>
          pipe(
            rollcall.access(view.id).current,
            TE.map(({ worldOf, resolverOf }) => ({
              view,
              resolver: resolverOf(view),
              worldOf,
              resolverOf,
              world: worldOf(view),
            })),
          ),
        ),
      );
