import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventId, parseDirectoryId } from '@rollcall/domain';
import { createMemoryEventStore, type EventStore, type RecordedEvent } from '@rollcall/event-store';
import { createFileSnapshotStore, readSnapshot, writeSnapshot } from '@rollcall/projector';
import * as E from 'fp-ts/lib/Either.js';
import { bigDirectory } from './big-directory';

/**
 * How long a process takes from its start to the state of a big directory, from a snapshot, and at which peak
 * of memory. `node bench/dist/audit/cold-start.js [users]`; the load runs in a process of its own.
 */
const write = async (users: number): Promise<void> => {
  const folder = mkdtempSync(join(tmpdir(), 'rollcall-cold-start-'));
  try {
    const directory = bigDirectory(users);
    let longest = 0;
    let last = performance.now();
    const watch = setInterval(() => {
      const now = performance.now();
      longest = Math.max(longest, now - last);
      last = now;
    }, 1);
    const began = performance.now();
    const written = await writeSnapshot(createFileSnapshotStore(folder), directory)();
    const seconds = (performance.now() - began) / 1_000;
    clearInterval(watch);
    if (E.isLeft(written)) throw new Error(written.left.reason);
    const bytes = readdirSync(folder).reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
    console.log(`${users.toLocaleString('en')} users, ${(users * 10).toLocaleString('en')} memberships`);
    console.log(`snapshot: ${(bytes / 2 ** 20).toFixed(0)} MiB, written in ${seconds.toFixed(1)} s`);
    console.log(`longest time in which nothing else had its turn: ${longest.toFixed(0)} ms`);
    for (let run = 0; run < 3; run++) {
      spawnSync(process.execPath, [__filename, 'load', folder], { stdio: 'inherit' });
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
};

const load = async (folder: string): Promise<void> => {
  const id = parseDirectoryId('bench');
  if (E.isLeft(id)) throw new Error('the directory id is not one');
  const store = createFileSnapshotStore(folder);
  const keys = await store.list(id.right)();
  const key = E.isRight(keys) ? keys.right[0] : undefined;
  if (key === undefined) throw new Error('there is no snapshot');
  const read = await readSnapshot(store, logEndingWith('bench', key.revision), key)();
  if (E.isLeft(read)) throw new Error(read.left._tag);
  const seconds = process.uptime();
  const peak = process.resourceUsage().maxRSS / 1_024;
  console.log(
    `ready after ${seconds.toFixed(1)} s from the start of the process, peak ${peak.toFixed(0)} MiB`,
  );
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

const [mode, folder = ''] = process.argv.slice(2);
void (mode === 'load' ? load(folder) : write(Number(mode ?? 1_000_000)));
