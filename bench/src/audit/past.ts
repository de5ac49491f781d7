import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDirectory, evolve, parseDirectoryId, revision } from '@rollcall/domain';
import {
  directoryStream,
  type EventStore,
  openSqliteEventStore,
  type ProposedEvent,
} from '@rollcall/event-store';
import { asOf, createFileSnapshotStore, replay, writeSnapshot } from '@rollcall/projector';
import * as E from 'fp-ts/lib/Either.js';
import { history } from '../history/history';
import { median } from '../measure/median';

const SNAPSHOT_EVERY = 100_000;
const BATCH = 1_000;
const QUESTIONS = 20;

/**
 * How long it takes to say what a directory was at random instants of its history, from SQLite and a snapshot
 * every 100,000 events. `node bench/dist/audit/past.js [events]`
 */
const main = async (events: number): Promise<void> => {
  const id = parseDirectoryId('bench');
  if (E.isLeft(id)) throw new Error('the directory id is not one');
  const folder = mkdtempSync(join(tmpdir(), 'rollcall-past-'));
  const opened = await openSqliteEventStore({ path: join(folder, 'log.db') })();
  if (E.isLeft(opened)) throw new Error(opened.left.reason);
  const store: EventStore = opened.right;
  const snapshots = { store: createFileSnapshotStore(join(folder, 'snapshots')) };
  try {
    const source = history(id.right);
    const directory = createDirectory(id.right);
    const times: number[] = [];
    while (times.length < events) {
      const batch: ProposedEvent[] = [];
      while (batch.length < BATCH) {
        const envelope = source.next().value;
        evolve(directory, envelope);
        times.push(Date.parse(envelope.metadata.occurredAt));
        const { event, metadata } = envelope;
        batch.push({ id: envelope.id, type: event.type, data: event.data, metadata });
      }
      const [first, ...rest] = batch;
      if (first === undefined) break;
      const expected = revision(times.length - batch.length - 1);
      const appended = await store.append(directoryStream(id.right), expected, [first, ...rest])();
      if (E.isLeft(appended)) throw new Error(appended.left._tag);
      if (times.length % SNAPSHOT_EVERY === 0) await writeSnapshot(snapshots.store, directory)();
    }
    const began = performance.now();
    await replay(store, id.right)();
    const rate = events / ((performance.now() - began) / 1_000);
    console.log(
      `${events.toLocaleString('en')} events, replay ${Math.round(rate).toLocaleString('en')} events/s`,
    );
    const took: number[] = [];
    for (let question = 0; question < QUESTIONS; question++) {
      const instant = new Date(times[Math.floor(Math.random() * times.length)] ?? 0);
      const asked = performance.now();
      const past = await asOf(store, id.right, { instant }, { snapshots })();
      if (E.isLeft(past)) throw new Error(past.left._tag);
      took.push(performance.now() - asked);
    }
    const slowest = Math.max(...took);
    console.log(
      `as of a random instant: median ${median(took).toFixed(0)} ms, slowest ${slowest.toFixed(0)} ms`,
    );
  } finally {
    await store.close();
    rmSync(folder, { recursive: true });
  }
};

void main(Number(process.argv[2] ?? 1_000_000));
