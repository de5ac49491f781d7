import { closeSync, fdatasyncSync, openSync, writeSync } from 'node:fs';
import { arch, availableParallelism, cpus, platform, totalmem } from 'node:os';
import { join } from 'node:path';
import { median } from '../measure/median';
import { timed } from '../measure/timed';

/** What the figures were taken on, in one line; the folder says which disk. */
export const describeMachine = (folder: string): string => {
  const gibibytes = Math.round(totalmem() / 2 ** 30);
  const flush = flushMilliseconds(join(folder, 'flush')).toFixed(2);
  return [
    `${availableParallelism()} × ${cpus()[0]?.model.trim() ?? 'unknown processor'}`,
    `${gibibytes} GiB`,
    `${platform()} ${arch()}`,
    `Node ${process.versions.node}`,
    `fdatasync ${flush} ms`,
  ].join(', ');
};

const flushMilliseconds = (path: string): number => {
  const file = openSync(path, 'wx');
  const page = Buffer.alloc(4096);
  const times = Array.from({ length: 51 }, () =>
    timed(() => {
      writeSync(file, page);
      fdatasyncSync(file);
    }),
  );
  closeSync(file);
  return median(times);
};
