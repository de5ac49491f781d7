import type { DirectoryView } from '@rollcall/domain';
import * as TE from 'fp-ts/lib/TaskEither.js';
import type { SnapshotStore, StorageFault } from './snapshot-store';

/** Removes the snapshots that may hold somebody who is erased: all from before the last erasure. */
export const dropErased = (
  store: SnapshotStore,
  { id, erased }: Pick<DirectoryView, 'id' | 'erased'>,
): TE.TaskEither<StorageFault, void> => {
  const last = [...erased.values()].at(-1);
  return last === undefined ? TE.right(undefined) : store.removeBefore(id, last);
};
