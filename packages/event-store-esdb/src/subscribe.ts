import type { Subscription, SubscriptionMessage, SubscriptionStart } from '@rollcall/event-store';
import { closed, noAnswerIn, readError, unavailable } from './faults';
import { Incoming } from './incoming';
import type { TamedClient } from './tamed-client';

/**
 * Takes what came and waits for more. Until it has caught up the server owes an answer within `timeoutMs`;
 * after that it may be quiet. Every end but the consumer's own is a `Dropped`: the client resumes nothing,
 * and ends the loop of a live subscription like one that is through (traps P8, P9).
 */
async function* messages(
  client: TamedClient,
  start: SubscriptionStart,
  timeoutMs: number,
  signal: AbortSignal,
): AsyncGenerator<SubscriptionMessage, void, undefined> {
  if (signal.aborted) return;
  const source = new Incoming(client, start);
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
  client: TamedClient,
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
