import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type DirectoryId, type EventEnvelope, revision, stateDigest } from '@rollcall/domain';
import { createMemoryEventStore, type EventStore, type SubscriptionStart } from '@rollcall/event-store';
import { createFileSnapshotStore, createProjector, replay, type SnapshotAlarm } from '@rollcall/projector';
import {
  appendHistory,
  arbitraryHistory,
  exampleDirectory,
  historyOf,
  opened,
  userCreated,
} from '@rollcall/testing';
import fc from 'fast-check';
import * as E from 'fp-ts/lib/Either.js';
import { snapshotFolder } from './snapshot-folder';

const other = 'other' as DirectoryId;
const people = (count: number) => Array.from({ length: count }, (_, n) => userCreated(`u${n}`));
const history = historyOf([opened(), ...people(20)]);
const otherHistory = historyOf([opened(), ...people(3)], other);

/** Runs a projector over the store until it is live and its snapshots are written. */
const run = async (store: EventStore, folder: string, everyEvents = 10) => {
  const alarms: SnapshotAlarm[] = [];
  const starts: SubscriptionStart[] = [];
  const watched: EventStore = {
    ...store,
    subscribe: (start) => {
      starts.push(start);
      return store.subscribe(start);
    },
  };
  const snapshots = {
    store: createFileSnapshotStore(folder),
    everyEvents,
    onAlarm: (alarm: SnapshotAlarm) => alarms.push(alarm),
  };
  const projector = createProjector({ store: watched, snapshots });
  const folded = new Map<DirectoryId, number>();
  projector.changes$.subscribe(({ directory, events }) =>
    folded.set(directory.id, (folded.get(directory.id) ?? 0) + events.length),
  );
  projector.start();
  await projector.ready();
  return { projector, alarms, starts, folded };
};

/** Waits for something that happens in the background; twenty seconds end a test that waits in vain. */
const eventually = async (happened: () => Promise<boolean> | boolean): Promise<void> => {
  for (const until = Date.now() + 20_000; Date.now() < until; ) {
    if (await happened()) return;
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
  throw new Error('it did not happen in twenty seconds');
};

const checkpointed = (folder: string) => eventually(() => readdirSync(folder).includes('checkpoint.json'));

const prepared = async (own: ReadonlyArray<EventEnvelope> = history) => {
  const store = createMemoryEventStore();
  const folder = snapshotFolder();
  await appendHistory(store, other, otherHistory);
  await appendHistory(store, exampleDirectory, own);
  const { projector } = await run(store, folder);
  await checkpointed(folder);
  await projector.stop();
  return { store, folder };
};

describe('a projector with snapshots', () => {
  it('starts from them, and reads on from where they end', async () => {
    const { store, folder } = await prepared();
    const more = historyOf([opened(), ...people(25)]).slice(history.length);
    await appendHistory(store, exampleDirectory, more);
    const { projector, alarms, starts, folded } = await run(store, folder);
    const replayed = await replay(store, exampleDirectory)();
    expect(E.isRight(replayed) && stateDigest(replayed.right)).toBe(
      stateDigest(projector.directory(exampleDirectory)),
    );
    expect(folded.get(exampleDirectory)).toBe(more.length);
    expect(starts).toMatchObject([{ after: { commit: 25n } }]);
    expect(projector.directory(other).userCount).toBe(3);
    expect(alarms).toEqual([]);
    await projector.stop();
  });

  it('meets directories that were opened since', async () => {
    const { store, folder } = await prepared();
    const late = 'late' as DirectoryId;
    await appendHistory(store, late, historyOf([opened(), ...people(2)], late));
    const { projector } = await run(store, folder);
    expect(projector.directory(late).userCount).toBe(2);
    await projector.stop();
  });

  it.each<[string, (folder: string) => void, Partial<SnapshotAlarm>]>([
    [
      'the checkpoint was edited',
      (folder) => {
        const path = join(folder, 'checkpoint.json');
        writeFileSync(path, readFileSync(path, 'utf8').replace('"revision":"20"', '"revision":"19"'));
      },
      { _tag: 'SnapshotRefused', cause: 'Corrupted' },
    ],
    [
      'the checkpoint is no JSON',
      (folder) => writeFileSync(join(folder, 'checkpoint.json'), '{'),
      { _tag: 'SnapshotRefused', cause: 'Corrupted' },
    ],
    [
      'the snapshot was damaged',
      (folder) => {
        for (const name of readdirSync(folder)) {
          if (name.endsWith('.snapshot')) writeFileSync(join(folder, name), 'rollcall');
        }
      },
      { _tag: 'SnapshotRefused', cause: 'Corrupted' },
    ],
  ])('rebuilds from the log with an alarm when %s', async (_, damage, alarm) => {
    const { store, folder } = await prepared();
    damage(folder);
    const { projector, alarms, folded } = await run(store, folder);
    expect(folded.get(exampleDirectory)).toBe(history.length);
    expect(projector.directory(exampleDirectory).userCount).toBe(20);
    expect(projector.directory(other).userCount).toBe(3);
    expect(alarms).toMatchObject([alarm]);
    await projector.stop();
  });

  it('rebuilds without an alarm when the snapshots are gone', async () => {
    const { store, folder } = await prepared();
    rmSync(folder, { recursive: true });
    const { projector, alarms } = await run(store, folder);
    expect(projector.directory(exampleDirectory).userCount).toBe(20);
    expect(alarms).toEqual([]);
    await projector.stop();
  });

  it('misses nothing in another store that has fewer events than the checkpoint counts', async () => {
    const { folder } = await prepared();
    const store = createMemoryEventStore();
    await appendHistory(store, exampleDirectory, historyOf([opened(), userCreated('new')]));
    const { projector, alarms } = await run(store, folder);
    expect(projector.directory(exampleDirectory).userCount).toBe(1);
    expect(alarms).toMatchObject([{ cause: 'Foreign', key: undefined }]);
    await projector.stop();
  });

  it('goes on without them, with an alarm, when they cannot be written', async () => {
    const store = createMemoryEventStore();
    const folder = join(snapshotFolder(), 'file');
    writeFileSync(folder, 'a file where the folder should be');
    await appendHistory(store, exampleDirectory, history);
    const { projector, alarms } = await run(store, folder);
    await eventually(() => alarms.length > 1);
    expect(new Set(alarms.map(({ _tag }) => _tag))).toEqual(new Set(['StorageFault']));
    expect(projector.directory(exampleDirectory).userCount).toBe(20);
    await projector.stop();
  });

  it('keeps the newest one and few others', async () => {
    const store = createMemoryEventStore();
    const folder = snapshotFolder();
    const snapshots = { store: createFileSnapshotStore(folder), everyEvents: 5, keep: 2 };
    const projector = createProjector({ store, snapshots });
    projector.start();
    const revisions = async () => {
      const keys = await snapshots.store.list(exampleDirectory)();
      return E.isRight(keys) ? keys.right.map((key) => key.revision).sort((a, b) => Number(a - b)) : [];
    };
    for (let from = 0; from < 20; from += 5) {
      await appendHistory(store, exampleDirectory, history.slice(from, from + 5));
      await eventually(async () => (await revisions()).includes(revision(from + 4)));
    }
    await projector.stop();
    expect((await revisions()).at(-1)).toBe(19n);
    expect((await revisions()).length).toBeLessThanOrEqual(3);
  });

  it('has the state that a replay gives, whatever the history and wherever it was stopped', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryHistory(), fc.nat(), async (whole, cut) => {
        const split = 1 + (cut % whole.length);
        const store = createMemoryEventStore();
        const folder = snapshotFolder();
        await appendHistory(store, exampleDirectory, whole.slice(0, split));
        const first = await run(store, folder, 1);
        await checkpointed(folder);
        await first.projector.stop();
        await appendHistory(store, exampleDirectory, whole.slice(split));
        const { projector, alarms, folded } = await run(store, folder, 1);
        const replayed = await replay(store, exampleDirectory)();
        expect(E.isRight(replayed) && stateDigest(replayed.right)).toBe(
          stateDigest(projector.directory(exampleDirectory)),
        );
        expect(folded.get(exampleDirectory) ?? 0).toBe(whole.length - split);
        expect(alarms).toEqual([]);
        await projector.stop();
      }),
      { numRuns: 30 },
    );
  });
});
