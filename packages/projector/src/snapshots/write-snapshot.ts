import type { WholeDirectory } from '@rollcall/domain';
import { pipe } from 'fp-ts/lib/function.js';
import * as T from 'fp-ts/lib/Task.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { encodeSnapshot } from './encode-snapshot';
import { type SnapshotKey, snapshotKey } from './snapshot-key';
import type { SnapshotStore, StorageFault } from './snapshot-store';

/**
 * Writes the state as it is when the task is run. It is captured at once and written in slices between which
 * others get their turn; `stopped` ends it early, with a fault and without a snapshot.
 */
export const writeSnapshot =
  (
    store: SnapshotStore,
    directory: WholeDirectory,
    stopped: AbortSignal = new AbortController().signal,
  ): TE.TaskEither<StorageFault, SnapshotKey> =>
  () => {
    const key = snapshotKey(directory.id, directory.revision);
    const capture = directory.capture();
    return pipe(
      store.write(key, untilStopped(encodeSnapshot(capture.parts()), stopped)),
      TE.map(() => key),
      T.map((written) => {
        capture.release();
        return written;
      }),
    )();
  };

function* untilStopped(chunks: Iterable<Uint8Array>, stopped: AbortSignal): Generator<Uint8Array> {
  for (const chunk of chunks) {
    stopped.throwIfAborted();
    yield chunk;
  }
}
