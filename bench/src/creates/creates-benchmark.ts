import { join } from 'node:path';
import type { Benchmark } from '../benchmark';
import { atLeast } from '../comparison';
import { openEmbedded } from '../embedded/embedded-rollcall';
import { collectGarbage } from '../measure/collect-garbage';
import { median } from '../measure/median';
import { bareInserts } from './bare-inserts';
import { rawWrites } from './raw-file';
import { recordedBatches } from './recorded-batch';
import { writerCreates } from './writer-creates';

const SIZES = {
  full: { rounds: 5, users: 30_000, callers: 500 },
  quick: { rounds: 1, users: 500, callers: 50 },
};

/** In each round the peers write the very rows, in the very batches, that the writer just wrote. */
const run: Benchmark['run'] = async ({ quick, folder }) => {
  const { rounds, users, callers } = quick ? SIZES.quick : SIZES.full;
  const writer: number[] = [];
  const sqlite: number[] = [];
  const disk: number[] = [];
  let batchSize = 0;
  for (let round = 0; round < rounds; round += 1) {
    const file = (name: string) => join(folder, `creates-${round}-${name}`);
    collectGarbage();
    const created = await writerCreates(await openEmbedded(file('writer.db'), 'bench'), users, callers);
    batchSize = Math.round((users + 1) / created.batches.length);
    const batches = recordedBatches(file('writer.db'), created.batches);
    collectGarbage();
    writer.push((users / created.milliseconds) * 1_000);
    sqlite.push((users / bareInserts(file('bare.db'), batches)) * 1_000);
    disk.push((users / rawWrites(file('raw'), batches)) * 1_000);
  }
  const what = `one-user creates through the writer, durable, ${callers} callers, ${batchSize} per commit`;
  const ours = median(writer);
  return [
    {
      what,
      unit: 'creates/s',
      ours,
      peer: median(sqlite),
      peerIs: 'bare SQLite inserts of the same rows',
      target: atLeast(0.5),
    },
    { what, unit: 'creates/s', ours, peer: median(disk), peerIs: 'write + fdatasync of the same bytes' },
  ];
};

export const createsBenchmark: Benchmark = { name: 'creates', run };
