import type { DirectoryId, Revision } from '@rollcall/domain';
import type * as O from 'fp-ts/lib/Option.js';
import type * as TE from 'fp-ts/lib/TaskEither.js';
import type { SnapshotKey } from './snapshot-key';

export type StorageFault = { readonly _tag: 'StorageFault'; readonly reason: string };

/**
 * Where snapshots lie, outside the log. They only save time: losing them, or all of this, loses nothing.
 * Nothing throws or rejects across this port.
 */
export interface SnapshotStore {
  /** In no particular order. */
  list(directory: DirectoryId): TE.TaskEither<StorageFault, ReadonlyArray<SnapshotKey>>;
  /** All or nothing; takes the next chunk when the one before is written. */
  write(key: SnapshotKey, chunks: Iterable<Uint8Array>): TE.TaskEither<StorageFault, void>;
  /** Hands over the content in chunks, each the taker's to keep. */
  read(key: SnapshotKey, take: (chunk: Buffer) => void): TE.TaskEither<StorageFault, void>;
  remove(key: SnapshotKey): TE.TaskEither<StorageFault, void>;
  /** Removes all of a directory from before a revision, those that any process did not finish too. */
  removeBefore(directory: DirectoryId, revision: Revision): TE.TaskEither<StorageFault, void>;
  /** The one checkpoint that lies with the snapshots; none before the first. */
  readCheckpoint(): TE.TaskEither<StorageFault, O.Option<string>>;
  writeCheckpoint(text: string): TE.TaskEither<StorageFault, void>;
}
