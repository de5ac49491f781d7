import { caughtUp, checkpoint, confirmation } from '../encoding/read-answers';
import type { From, RecordFilter } from '../encoding/read-request';
import type { Node } from '../node';
import { isAfter, type LogPosition } from '../storage/stored-record';
import { streamDeleted } from '../wire/failure';
import type { Outlet } from './outlet';
import { sendEvent } from './send-event';

/** Further behind than the live buffer holds, a subscription goes back to catching up. */
const LIVE_BUFFER = 32;

/** Follows one stream from after the revision, also one that does not exist yet. */
export const followStream = async (
  node: Node,
  outlet: Outlet,
  stream: string,
  from: From<bigint>,
): Promise<void> => {
  const { storage } = node;
  let next = from === 'start' ? 0n : from === 'end' ? storage.currentRevision(stream) + 1n : from + 1n;
  let live = false;
  await outlet.send(confirmation(crypto.randomUUID()));
  while (!outlet.over) {
    if (storage.isTombstoned(stream)) return outlet.fail(streamDeleted(stream));
    const page = storage.forwards(stream, next, LIVE_BUFFER);
    for (const record of page) {
      await sendEvent(node, outlet, record);
      next = record.revision + 1n;
    }
    const behind = storage.currentRevision(stream) + 1n - next;
    if (behind > BigInt(LIVE_BUFFER)) live = false;
    if (page.length > 0) continue;
    if (!live) await outlet.send(caughtUp());
    live = true;
    if (storage.forwards(stream, next, 1).length === 0) await storage.bell.next(outlet.gone);
  }
};

/** Follows the whole log from after the position; under a filter it tells how far it has looked. */
export const followAll = async (
  node: Node,
  outlet: Outlet,
  from: From<LogPosition>,
  filter: RecordFilter | undefined,
): Promise<void> => {
  const { storage } = node;
  const { log } = storage;
  let index = from === 'start' ? 0 : from === 'end' ? log.length : storage.indexAfter(from);
  let live = false;
  let considered = 0;
  let last: LogPosition | undefined;
  let told: LogPosition = typeof from === 'string' ? { commit: -1n, prepare: -1n } : from;
  const tell = async () => {
    considered = 0;
    if (filter === undefined || last === undefined || !isAfter(last, told)) return;
    told = last;
    await outlet.send(checkpoint(last));
  };
  await outlet.send(confirmation(crypto.randomUUID()));
  while (!outlet.over) {
    const record = log[index];
    if (record !== undefined) {
      if (log.length - index > LIVE_BUFFER) live = false;
      index += 1;
      last = record.position;
      considered += 1;
      if (filter === undefined || filter.matches(record)) await sendEvent(node, outlet, record);
      if (filter !== undefined && considered >= filter.checkpointEvery) await tell();
      continue;
    }
    if (!live) {
      live = true;
      await tell();
      await outlet.send(caughtUp());
    }
    if (index >= log.length) await storage.bell.next(outlet.gone);
  }
};
