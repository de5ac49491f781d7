import type { UserId } from '@rollcall/domain';
import type { PersonTimelineEntry } from '@rollcall/projector';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import type { Rollcall } from '../../runtime/rollcall';
import type { AdministrationError } from '../administration-error';
import { knownDirectory } from '../known-directory';
import { userEverCalled } from './ever-called';

export type PersonHistory = {
  readonly userId: UserId;
  /** Newest first, what became of their groups while they were in them included. */
  readonly timeline: ReadonlyArray<PersonTimelineEntry>;
};

/** Everything that ever happened to a person, named by id or by a userName of now or of before. */
export const personHistory = (
  rollcall: Rollcall,
  id: string,
  reference: string,
): TE.TaskEither<AdministrationError, PersonHistory> =>
  pipe(
    knownDirectory(rollcall, id),
    TE.chainW((view) =>
      pipe(
        userEverCalled(rollcall, view, reference),
        TE.bindTo('userId'),
        TE.bindW('timeline', ({ userId }) => rollcall.audit.timelineOf(view.id, userId)),
      ),
    ),
    TE.filterOrElse<AdministrationError, PersonHistory>(
      ({ timeline }) => timeline.length > 0,
      () => ({ _tag: 'NobodyCalled', kind: 'user', reference }),
    ),
  );
