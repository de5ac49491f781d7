import { eventId, parseDirectoryId } from '@rollcall/domain';
import { createMemoryEventStore, type EventStore, type RecordedEvent } from '@rollcall/event-store';
import { createFileSnapshotStore, readSnapshot } from '@rollcall/projector';
import * as E from 'fp-ts/lib/Either.js';

/** Restores the state from the one snapshot of a folder, and says how long that took since the process began. */
const main = async (folder: string): Promise<void> => {
  const id = parseDirectoryId('bench');
  if (E.isLeft(id)) throw new Error('the directory id is not one');
  const store = createFileSnapshotStore(folder);
  const keys = await store.list(id.right)();
  const key = E.isRight(keys) ? keys.right[0] : undefined;
  if (key === undefined) throw new Error('there is no snapshot');
  const read = await readSnapshot(store, logEndingWith('bench', key.revision), key)();
  if (E.isLeft(read)) throw new Error(read.left._tag);
  const seconds = process.uptime();
  const mebibytes = process.resourceUsage().maxRSS / 1_024;
  console.log(JSON.stringify({ seconds, mebibytes }));
};

/** A log whose last event has that digest; nothing else of it is looked at. */
const logEndingWith = (digest: string, revision: RecordedEvent['revision']): EventStore => ({
  ...createMemoryEventStore(),
  readForwards: (stream) => async () =>
    E.right([
      {
        stream,
        revision,
        position: { commit: 0n, prepare: 0n },
        id: eventId('last'),
        type: 'PolicyAccepted',
        data: {},
        metadata: { digest },
      },
    ]),
});

void main(process.argv[2] ?? '');
