import type { ReadReq } from '@eventstore/db-client/generated/streams_pb';
import type { handleServerStreamingCall } from '@grpc/grpc-js';
import { type ReadAnswer, streamNotFound } from '../encoding/read-answers';
import { type ReadRequest, readRequest } from '../encoding/read-request';
import type { Node } from '../node';
import type { LogPosition } from '../storage/stored-record';
import { streamDeleted } from '../wire/failure';
import { incomingCall } from './incoming-call';
import { Outlet } from './outlet';
import { sendEvent } from './send-event';
import { followAll, followStream } from './subscription';

/** Events that the server reads in one go. */
const READ_PAGE = 32;

type StreamSource = Extract<ReadRequest['source'], { readonly _tag: 'Stream' }>;
type AllSource = Extract<ReadRequest['source'], { readonly _tag: 'All' }>;

const readStream = async (
  node: Node,
  outlet: Outlet,
  { stream, from }: StreamSource,
  backwards: boolean,
  count: number,
): Promise<void> => {
  const { storage } = node;
  if (storage.isTombstoned(stream)) return outlet.fail(streamDeleted(stream));
  if (storage.isUnknown(stream)) {
    await outlet.send(streamNotFound(stream));
    return outlet.end();
  }
  const last = storage.currentRevision(stream);
  let next = from === 'start' ? 0n : from === 'end' ? last : from;
  let left = count;
  while (left > 0 && !outlet.over) {
    const size = Math.min(left, READ_PAGE);
    const page = backwards ? storage.backwards(stream, next, size) : storage.forwards(stream, next, size);
    for (const record of page) await sendEvent(node, outlet, record);
    left -= page.length;
    const end = page.at(-1);
    if (end === undefined || (backwards && end.revision === 0n)) break;
    next = backwards ? end.revision - 1n : end.revision + 1n;
  }
  outlet.end();
};

/** Forwards from the position on, backwards from before it. */
const startIndex = (node: Node, from: AllSource['from'], backwards: boolean): number => {
  const { log } = node.storage;
  if (from === 'start') return backwards ? -1 : 0;
  if (from === 'end') return backwards ? log.length - 1 : log.length;
  const before: LogPosition = { commit: from.commit, prepare: from.prepare - 1n };
  const first = node.storage.indexAfter(before);
  return backwards ? first - 1 : first;
};

const readAll = async (
  node: Node,
  outlet: Outlet,
  { from, filter }: AllSource,
  backwards: boolean,
  count: number,
): Promise<void> => {
  const step = backwards ? -1 : 1;
  let left = count;
  for (let index = startIndex(node, from, backwards); left > 0 && !outlet.over; index += step) {
    const record = node.storage.log[index];
    if (record === undefined) break;
    if (filter !== undefined && !filter.matches(record)) continue;
    await sendEvent(node, outlet, record);
    left -= 1;
  }
  outlet.end();
};

const serve = async (
  node: Node,
  outlet: Outlet,
  { source, backwards, count }: ReadRequest,
): Promise<void> => {
  if (source._tag === 'Stream') {
    return count === undefined
      ? followStream(node, outlet, source.stream, source.from)
      : readStream(node, outlet, source, backwards, count);
  }
  return count === undefined
    ? followAll(node, outlet, source.from, source.filter)
    : readAll(node, outlet, source, backwards, count);
};

/** `Streams/Read`: a stream or everything, in both directions, or followed for ever. */
export const read =
  (node: Node): handleServerStreamingCall<ReadReq, ReadAnswer> =>
  (call) => {
    const incoming = incomingCall(node, 'Read', call);
    const outlet = new Outlet(call, incoming);
    const { fault, refused } = incoming;
    if (refused !== undefined) return outlet.fail(refused);
    if (fault?._tag === 'Silent') return;
    if (fault?._tag === 'WriteThenDrop' || (fault?._tag === 'Drop' && fault.afterMessages === undefined)) {
      return incoming.cut();
    }
    const begin = () => void serve(node, outlet, readRequest(call.request));
    if (fault?._tag === 'Late') setTimeout(begin, fault.ms).unref();
    else begin();
  };
