import { createDirectory, type DirectoryId, type DirectoryView, type Revision } from '@rollcall/domain';
import type { EventStore, ReadError } from '@rollcall/event-store';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import type { Parked } from '../projector';
import { replay } from '../replay';
import { lastErasure } from '../snapshots/drop-erased';
import { nearestState } from '../snapshots/nearest-state';
import type { Snapshots } from '../snapshots/snapshots';
import type { Moment, NotYet } from './moment';
import { revisionAt } from './revision-at';

export type AsOfOptions = {
  /** To replay from the nearest one before the moment, not from the first event. */
  readonly snapshots?: Snapshots;
  /** Who is known to be erased by now: snapshots from before may hold them, should any still be there. */
  readonly erased?: DirectoryView['erased'];
};

/**
 * The state a directory had at a moment, as a copy that nobody else moves on. An instant means the revision
 * that `revisionAt` answers; one before the first event gives the empty directory.
 */
export const asOf = (
  store: EventStore,
  id: DirectoryId,
  moment: Moment,
  { snapshots, erased }: AsOfOptions = {},
): TE.TaskEither<ReadError | Parked | NotYet, DirectoryView> =>
  pipe(
    'revision' in moment ? TE.right(moment.revision) : revisionAt(store, id, moment.instant),
    TE.chainW((revision) =>
      pipe(
        snapshots === undefined
          ? TE.right(createDirectory(id))
          : nearestState(snapshots, store, id, { until: revision, from: erased && lastErasure(erased) }),
        TE.chainW((from) => replay(store, id, { from, until: revision })),
        TE.chainEitherKW((directory) => reached(directory, revision)),
      ),
    ),
  );

const reached = (directory: DirectoryView, asked: Revision): E.Either<NotYet, DirectoryView> =>
  directory.revision >= asked
    ? E.right(directory)
    : E.left({ _tag: 'NotYet', asked, reached: directory.revision });
