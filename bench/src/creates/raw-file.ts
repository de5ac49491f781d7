import { closeSync, fdatasyncSync, openSync, writeSync } from 'node:fs';
import { timed } from '../measure/timed';
import type { RecordedBatch } from './recorded-batch';

/** Milliseconds that the disk alone takes for the bytes of the batches: one `write` and one `fdatasync` each. */
export const rawWrites = (path: string, batches: ReadonlyArray<RecordedBatch>): number => {
  const pieces = batches.map((batch) =>
    Buffer.from(batch.map(({ id, type, data, metadata }) => id + type + data + metadata).join('')),
  );
  const file = openSync(path, 'wx');
  const milliseconds = timed(() => {
    for (const piece of pieces) {
      writeSync(file, piece);
      fdatasyncSync(file);
    }
  });
  closeSync(file);
  return milliseconds;
};
