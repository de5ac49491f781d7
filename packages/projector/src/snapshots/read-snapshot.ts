import { isJsonObject, type WholeDirectory } from '@rollcall/domain';
import { directoryStream, type EventStore, type ReadError } from '@rollcall/event-store';
import * as E from 'fp-ts/lib/Either.js';
import type * as TE from 'fp-ts/lib/TaskEither.js';
import { SnapshotDecoder } from './decode-snapshot';
import { refused, type SnapshotAlarm } from './snapshot-alarm';
import { isOfThisFold, type SnapshotKey } from './snapshot-key';
import type { SnapshotStore } from './snapshot-store';

/**
 * The state that a snapshot holds, when its bytes are whole and the log has, at its revision, the event with
 * its digest.
 */
export const readSnapshot =
  (
    store: SnapshotStore,
    events: EventStore,
    key: SnapshotKey,
  ): TE.TaskEither<SnapshotAlarm | ReadError, WholeDirectory> =>
  async () => {
    if (!isOfThisFold(key)) return E.left(refused(key, 'OtherFold', `it is of fold ${key.foldVersion}`));
    const last = await events.readForwards(directoryStream(key.directory), key.revision, 1)();
    if (E.isLeft(last)) return last;
    const [event] = last.right;
    if (event === undefined) {
      return E.left(refused(key, 'AheadOfLog', `the log has no event ${key.revision}`));
    }
    const decoder = new SnapshotDecoder();
    const read = await store.read(key, (chunk) => decoder.take(chunk))();
    if (E.isLeft(read)) return read;
    const decoded = decoder.finish();
    if (E.isLeft(decoded)) return E.left(refused(key, 'Corrupted', decoded.left.reason));
    const { directory, foldVersion } = decoded.right;
    const isItself =
      directory.id === key.directory &&
      directory.revision === key.revision &&
      foldVersion === key.foldVersion;
    if (!isItself) return E.left(refused(key, 'Foreign', 'it is of something else than its name says'));
    const digest = isJsonObject(event.metadata) ? event.metadata.digest : undefined;
    return digest === directory.digest
      ? E.right(directory)
      : E.left(refused(key, 'Foreign', `the log has another event ${key.revision} than it was made of`));
  };
