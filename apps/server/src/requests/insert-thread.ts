import { parentPort, workerData } from 'node:worker_threads';
import { RequestInserts } from './request-inserts';
import type { Retention } from './request-log';

/** What a thread is started with. */
export type InsertThreadData = { readonly path: string; readonly retention: Retention };

/** Texts of requests to write, or the word to end. Each batch is answered by what went wrong, `undefined` if nothing. */
export type InsertThreadMessage = ReadonlyArray<string> | 'close';

const { path, retention }: InsertThreadData = workerData;
let inserts: RequestInserts | undefined;

const faultOf = (work: () => void): string | undefined => {
  try {
    work();
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
};

parentPort?.on('message', (message: InsertThreadMessage) => {
  if (message !== 'close') {
    return parentPort?.postMessage(
      faultOf(() => {
        inserts ??= new RequestInserts(path, retention);
        inserts.add(message);
      }),
    );
  }
  faultOf(() => inserts?.close());
  parentPort?.close();
});
