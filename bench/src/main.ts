import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { accessBenchmark } from './access/access-benchmark';
import { auditBenchmark } from './audit/audit-benchmark';
import type { Benchmark } from './benchmark';
import { type Comparison, isMet, ratioOf } from './comparison';
import { createsBenchmark } from './creates/creates-benchmark';
import { erasableBenchmark } from './erasable/erasable-benchmark';
import { esdbBenchmark } from './esdb/esdb-benchmark';
import { groupPatchBenchmark } from './group-patch/group-patch-benchmark';
import { httpCreatesBenchmark } from './http-creates/http-creates-benchmark';
import { type Options, readOptions, USAGE } from './options';
import { previewBenchmark } from './preview/preview-benchmark';
import { replayBenchmark } from './replay/replay-benchmark';
import { describeMachine } from './report/machine';
import { table } from './report/table';
import { scimBenchmark } from './scim/scim-benchmark';

const benchmarks: ReadonlyArray<Benchmark> = [
  createsBenchmark,
  erasableBenchmark,
  httpCreatesBenchmark,
  groupPatchBenchmark,
  replayBenchmark,
  accessBenchmark,
  previewBenchmark,
  auditBenchmark,
  esdbBenchmark,
  scimBenchmark,
];

/** Runs in a folder that is gone afterwards. Whether all of them could be run, and kept their targets if asked. */
const run = async ({ names, quick, check, json }: Options): Promise<boolean> => {
  const folder = mkdtempSync(join(tmpdir(), 'rollcall-bench-'));
  const comparisons: Comparison[] = [];
  let failed = false;
  try {
    const machine = describeMachine(folder);
    for (const { name, run } of benchmarks) {
      if (names.length > 0 && !names.includes(name)) continue;
      console.error(`${name} …`);
      try {
        comparisons.push(...(await run({ quick, folder })));
      } catch (error) {
        failed = true;
        console.error(`${name} could not be run:`, error);
      }
    }
    console.log([...table(comparisons), '', machine].join('\n'));
    if (json !== undefined) {
      const figures = comparisons.map((one) => ({ ...one, ratio: ratioOf(one), met: isMet(one) }));
      writeFileSync(json, `${JSON.stringify({ machine, quick, figures }, null, 2)}\n`);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
  return !failed && !(check && comparisons.some((one) => isMet(one) === false));
};

const main = async (): Promise<void> => {
  let options: Options;
  try {
    options = readOptions(
      process.argv.slice(2),
      benchmarks.map(({ name }) => name),
    );
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`);
    process.exitCode = 2;
    return;
  }
  process.exitCode = (await run(options)) ? 0 : 1;
};

void main();
