import { type EventStoreDBClient, START, streamNameFilter } from '@eventstore/db-client';
import type { Subscription, SubscriptionMessage, SubscriptionStart } from '@rollcall/event-store';
import { closed, noAnswerIn, readError, unavailable } from './faults';
import { BATCH_SIZE, Incoming } from './incoming';
import { Marks } from './marks';

/** In windows of 32 records, the server's own: a checkpoint about every 1,024 records (trap P11). */
const CHECKPOINT_INTERVAL = 32;

const BUFFERS = { highWaterMark: BATCH_SIZE };

const incoming = (client: EventStoreDBClient, start: SubscriptionStart): Incoming => {
  const marks = new Marks();
  if (start._tag === 'Stream') {
    const fromRevision = start.after === undefined || start.after < 0n ? START : start.after;
    return new Incoming(client.subscribeToStream(start.stream, { fromRevision }, BUFFERS), marks);
  }
  const filter = streamNameFilter({
    prefixes: [start.streamPrefix],
    checkpointInterval: CHECKPOINT_INTERVAL,
    checkpointReached: (_, position) => all.checkpoint(position),
  });
  const all = new Incoming(
    client.subscribeToAll({ fromPosition: start.after ?? START, filter }, BUFFERS),
    marks,
  );
  return all;
};

/**
 * Takes what came and waits for more. Until it has caught up the server owes an answer within `timeoutMs`;
 * after that it may be quiet. Every end but the consumer's own is a `Dropped`: the client resumes nothing,
 * and ends the loop of a live subscription like one that is through (traps P8, P9).
 */
async function* messages(
  client: EventStoreDBClient,
  start: SubscriptionStart,
  timeoutMs: number,
  signal: AbortSignal,
): AsyncGenerator<SubscriptionMessage, void, undefined> {
  if (signal.aborted) return;
  const source = incoming(client, start);
  let live = false;
  try {
    while (!signal.aborted) {
      const came = source.take();
      for (const message of came) {
        live ||= message._tag === 'CaughtUp';
        yield message;
        if (signal.aborted) return;
      }
      if (came.length > 0) continue;
      if (source.end !== undefined) {
        yield { _tag: 'Dropped', error: readError(source.end.error) };
        return;
      }
      if (!(await source.changed(signal, live ? undefined : timeoutMs))) {
        yield { _tag: 'Dropped', error: unavailable(noAnswerIn(timeoutMs)) };
        return;
      }
    }
  } finally {
    source.cancel();
  }
}

async function* droppedAsClosed(): AsyncGenerator<SubscriptionMessage, void, undefined> {
  yield { _tag: 'Dropped', error: closed };
}

/** `closing` is aborted when the store closes. */
export const subscribe = (
  client: EventStoreDBClient,
  start: SubscriptionStart,
  timeoutMs: number,
  closing: AbortSignal,
): Subscription => {
  const ending = new AbortController();
  return {
    [Symbol.asyncIterator]: () =>
      closing.aborted
        ? droppedAsClosed()
        : messages(client, start, timeoutMs, AbortSignal.any([closing, ending.signal])),
    close: () => ending.abort(),
  };
};
