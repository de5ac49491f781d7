import type { UserId } from '@rollcall/domain';
import type { PersonTimelineEntry } from '@rollcall/projector';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import type { Rollcall } from '../../runtime/rollcall';
import type { AdministrationError } from '../administration-error';
import { parkedPart, recordedDirectory, type Stopped } from '../recorded-directory';
import { userEverCalled } from './ever-called';

export type PersonHistory = {
  readonly userId: UserId;
  /** Newest first, what became of their groups while they were in them included. */
  readonly timeline: ReadonlyArray<PersonTimelineEntry>;
  /** Of a directory that stopped: the timeline ends before the event it stopped at. */
  readonly parked?: Stopped;
};

/** Everything that ever happened to a person, named by id or by a userName of now or of before. */
export const personHistory = (
  rollcall: Rollcall,
  id: string,
  reference: string,
): TE.TaskEither<AdministrationError, PersonHistory> =>
  pipe(
    recordedDirectory(rollcall, id),
    TE.chainW((recorded) =>
      pipe(
        userEverCalled(rollcall, recorded.view, reference),
        TE.bindTo('userId'),
        TE.bindW('timeline', ({ userId }) => rollcall.audit.timelineOf(recorded.view.id, userId)),
        TE.map((history) => ({ ...history, ...parkedPart(recorded) })),
      ),
    ),
    TE.filterOrElse<AdministrationError, PersonHistory>(
      ({ timeline }) => timeline.length > 0,
      () => ({ _tag: 'NobodyCalled', kind: 'user', reference }),
    ),
  );
