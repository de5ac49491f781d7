import type { DirectoryView, Revision } from '@rollcall/domain';
import * as TE from 'fp-ts/lib/TaskEither.js';
import type { SnapshotStore, StorageFault } from './snapshot-store';

/** Removes the snapshots that may hold somebody who is erased: all from before the last erasure. */
export const dropErased = (
  store: SnapshotStore,
  { id, erased }: Pick<DirectoryView, 'id' | 'erased'>,
): TE.TaskEither<StorageFault, void> => {
  const last = lastErasure(erased);
  return last === undefined ? TE.right(undefined) : store.removeBefore(id, last);
};

export const lastErasure = (erased: DirectoryView['erased']): Revision | undefined =>
  [...erased.values()].at(-1);
