import { setImmediate as nextTurn } from 'node:timers/promises';
import * as E from 'fp-ts/lib/Either.js';
import type * as TE from 'fp-ts/lib/TaskEither.js';
import type { Bell } from './bell';
import { closed, type ReadError } from './errors';
import type { Page } from './page';
import type { Subscription, SubscriptionMessage, SubscriptionStart } from './subscription';

/** A log whose places are numbers: revisions in a stream, positions in the whole. */
export interface Followed {
  /** Rings after every append and on closing. */
  readonly bell: Bell;
  isClosed(): boolean;
  page(start: SubscriptionStart, after: bigint): TE.TaskEither<ReadError, Page>;
}

const placeBefore = (start: SubscriptionStart): bigint =>
  start._tag === 'Stream' ? (start.after ?? -1n) : (start.after?.commit ?? -1n);

/** Up to where everything was delivered, or is known to the reader anyway. */
type Reader = { place: bigint };

/**
 * Reads page after page, at the end waits for the bell, and reads on. Catching up and live are the same
 * reads, so there is no seam between them where an event could be lost or doubled. Nothing is read before the
 * consumer asks, and between two pages everybody else has their turn.
 */
async function* messages(
  log: Followed,
  start: SubscriptionStart,
  reader: Reader,
  signal: AbortSignal,
): AsyncGenerator<SubscriptionMessage, void, undefined> {
  if (log.isClosed()) {
    yield { _tag: 'Dropped', error: closed };
    return;
  }
  let toldCaughtUp = false;
  while (!signal.aborted && !log.isClosed()) {
    const stroke = log.bell.strokes;
    const from = reader.place;
    const read = await log.page(start, from)();
    if (signal.aborted || log.isClosed()) return;
    if (E.isLeft(read)) {
      yield { _tag: 'Dropped', error: read.left };
      return;
    }
    // Told meanwhile to pass over what this page may hold: it is read anew.
    if (reader.place !== from) continue;
    const { events, last, atEnd } = read.right;
    const delivered = events.at(-1)?.position.commit ?? from;
    reader.place = last;
    if (events.length > 0) {
      toldCaughtUp = false;
      yield { _tag: 'Events', events };
    }
    if (start._tag === 'All' && last > delivered) {
      yield { _tag: 'Checkpoint', position: { commit: last, prepare: last } };
    }
    if (!atEnd) {
      await nextTurn();
      continue;
    }
    if (!toldCaughtUp) {
      toldCaughtUp = true;
      yield { _tag: 'CaughtUp' };
    }
    await log.bell.heardAfter(stroke, signal);
  }
}

export const follow = (log: Followed, start: SubscriptionStart): Subscription => {
  const ending = new AbortController();
  const reader: Reader = { place: placeBefore(start) };
  return {
    [Symbol.asyncIterator]: () => messages(log, start, reader, ending.signal),
    close: () => ending.abort(),
    passOver: (after, upTo) => {
      if (start._tag !== 'All' || reader.place !== after.commit) return false;
      reader.place = upTo.commit;
      return true;
    },
  };
};
