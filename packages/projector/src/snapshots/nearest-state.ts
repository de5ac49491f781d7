import { createDirectory, type DirectoryId, type Revision, type WholeDirectory } from '@rollcall/domain';
import type { EventStore, ReadError } from '@rollcall/event-store';
import * as E from 'fp-ts/lib/Either.js';
import type * as TE from 'fp-ts/lib/TaskEither.js';
import { readSnapshot } from './read-snapshot';
import type { Snapshots } from './snapshots';

/** The first and the last revision that a snapshot may be of; of any when absent. */
type Reach = { readonly from?: Revision | undefined; readonly until?: Revision };

/**
 * The state of the newest snapshot within reach that is not refused, to be replayed on; the state before the
 * first event when there is none.
 */
export const nearestState =
  (
    { store, onAlarm }: Snapshots,
    events: EventStore,
    id: DirectoryId,
    { from, until }: Reach = {},
  ): TE.TaskEither<ReadError, WholeDirectory> =>
  async () => {
    const keys = await store.list(id)();
    if (E.isLeft(keys)) onAlarm?.(keys.left);
    const newestFirst = (E.isRight(keys) ? [...keys.right] : [])
      .filter(({ revision }) => from === undefined || revision >= from)
      .filter(({ revision }) => until === undefined || revision <= until)
      .sort((a, b) => (a.revision < b.revision ? 1 : -1));
    for (const key of newestFirst) {
      const read = await readSnapshot(store, events, key)();
      if (E.isRight(read)) return read;
      const fault = read.left;
      if (fault._tag !== 'SnapshotRefused' && fault._tag !== 'StorageFault') return E.left(fault);
      onAlarm?.(fault);
    }
    return E.right(createDirectory(id));
  };
