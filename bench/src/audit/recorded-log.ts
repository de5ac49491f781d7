import { join } from 'node:path';
import { createDirectory, type DirectoryId, evolve, parseDirectoryId, revision } from '@rollcall/domain';
import {
  directoryStream,
  type EventStore,
  openSqliteEventStore,
  type ProposedEvent,
} from '@rollcall/event-store';
import { createFileSnapshotStore, type SnapshotStore, writeSnapshot } from '@rollcall/projector';
import * as E from 'fp-ts/lib/Either.js';
import { history } from '../history/history';

const BATCH = 1_000;
const SNAPSHOTS = 16;

/** A directory's log in an SQLite file, with as many snapshots beside it as a server keeps. */
export type RecordedLog = {
  readonly path: string;
  readonly id: DirectoryId;
  readonly store: EventStore;
  readonly snapshots: SnapshotStore;
  /** When each event happened, in milliseconds. */
  readonly instants: ReadonlyArray<number>;
};

export const recordLog = async (events: number, folder: string): Promise<RecordedLog> => {
  const id = parseDirectoryId('bench');
  if (E.isLeft(id)) throw new Error('the directory id is not one');
  const path = join(folder, 'history.db');
  const opened = await openSqliteEventStore({ path })();
  if (E.isLeft(opened)) throw new Error(opened.left.reason);
  const store = opened.right;
  const snapshots = createFileSnapshotStore(join(folder, 'history.snapshots'));
  const source = history(id.right);
  const directory = createDirectory(id.right);
  const instants: number[] = [];
  const due = (recorded: number) => Math.floor((recorded * SNAPSHOTS) / events);
  while (instants.length < events) {
    const batch: ProposedEvent[] = [];
    while (batch.length < BATCH) {
      const envelope = source.next().value;
      evolve(directory, envelope);
      instants.push(Date.parse(envelope.metadata.occurredAt));
      const { id, event, metadata, text } = envelope;
      batch.push({ id, type: event.type, data: event.data, metadata, text });
    }
    const [first, ...rest] = batch;
    if (first === undefined) throw new Error('a batch holds nothing');
    const expected = revision(instants.length - batch.length - 1);
    const appended = await store.append(directoryStream(id.right), expected, [first, ...rest])();
    if (E.isLeft(appended)) throw new Error(appended.left._tag);
    if (due(instants.length) > due(instants.length - BATCH)) await writeSnapshot(snapshots, directory)();
  }
  return { path, id: id.right, store, snapshots, instants };
};
