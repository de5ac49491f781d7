import { execFile } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { createFileSnapshotStore, writeSnapshot } from '@rollcall/projector';
import { isLeft } from 'fp-ts/lib/Either.js';
import { noMoreThan } from '../bound';
import type { Comparison } from '../comparison';
import { median } from '../measure/median';
import { bigDirectory } from './big-directory';

const STARTS = 3;
const BOUND = { seconds: 5, mebibytes: 1.5 * 1_024 };

/** How long a process takes from its start to the state of a big directory, from a snapshot, and its peak of memory. */
export const coldStart = async (users: number, folder: string): Promise<ReadonlyArray<Comparison>> => {
  const snapshots = join(folder, 'cold-start');
  mkdirSync(snapshots);
  const written = await writeSnapshot(createFileSnapshotStore(snapshots), bigDirectory(users))();
  if (isLeft(written)) throw new Error(written.left.reason);
  const seconds: number[] = [];
  const peaks: number[] = [];
  for (let start = 0; start < STARTS; start += 1) {
    const program = join(__dirname, 'cold-start-process.js');
    const { stdout } = await promisify(execFile)(process.execPath, [program, snapshots]);
    const took: { readonly seconds: number; readonly mebibytes: number } = JSON.parse(stdout);
    seconds.push(took.seconds);
    peaks.push(took.mebibytes);
  }
  const size = `${users.toLocaleString('en')} users, ${(users * 10).toLocaleString('en')} memberships`;
  return [
    noMoreThan(BOUND.seconds, {
      what: `cold start from a snapshot: ${size}`,
      unit: 's',
      ours: median(seconds),
    }),
    noMoreThan(BOUND.mebibytes, { what: `its peak of memory: ${size}`, unit: 'MiB', ours: median(peaks) }),
  ];
};
