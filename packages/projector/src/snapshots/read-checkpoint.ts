import { comparePositions, directoryStream, type EventStore, type ReadError } from '@rollcall/event-store';
import * as E from 'fp-ts/lib/Either.js';
import * as O from 'fp-ts/lib/Option.js';
import { type Checkpoint, decodeCheckpoint } from './checkpoint';
import { refused } from './snapshot-alarm';
import type { Snapshots } from './snapshots';

/** The checkpoint, when every event it names is in this store at its place; nothing else is safe to go on from. */
export const readCheckpoint = async (
  { store, onAlarm }: Snapshots,
  events: EventStore,
): Promise<E.Either<ReadError, Checkpoint>> => {
  const text = await store.readCheckpoint()();
  if (E.isLeft(text)) {
    onAlarm?.(text.left);
    return E.right([]);
  }
  if (O.isNone(text.right)) return E.right([]);
  const checkpoint = decodeCheckpoint(text.right.value);
  if (checkpoint === undefined) {
    onAlarm?.(refused(undefined, 'Corrupted', 'the checkpoint is not as it was written'));
    return E.right([]);
  }
  for (const { directory, revision, eventId, position } of checkpoint) {
    const read = await events.readForwards(directoryStream(directory), revision, 1)();
    if (E.isLeft(read)) return read;
    const [event] = read.right;
    if (event?.id === eventId && comparePositions(event.position, position) === 0) continue;
    const reason = `the checkpoint is of another log: event ${revision} of directory ${directory} differs`;
    onAlarm?.(refused(undefined, 'Foreign', reason));
    return E.right([]);
  }
  return E.right(checkpoint);
};
