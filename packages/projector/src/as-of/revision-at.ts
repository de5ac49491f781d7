import { type DirectoryId, NO_EVENTS, nextRevision, type Revision, revision } from '@rollcall/domain';
import { directoryStream, type EventStore, type ReadError } from '@rollcall/event-store';
import * as E from 'fp-ts/lib/Either.js';
import * as O from 'fp-ts/lib/Option.js';
import type * as TE from 'fp-ts/lib/TaskEither.js';
import { occurredAt } from '../occurred-at';

/** How far the clocks of the processes that write to one directory may be apart, in milliseconds. */
export const CLOCK_SKEW_MS = 5 * 60 * 1_000;

const PAGE = 500;

/**
 * The last revision such that it and all events before it happened at or before the instant; `NO_EVENTS`
 * when even the first came later.
 *
 * Recorded time may go backwards where another process with a slower clock wrote, by up to `CLOCK_SKEW_MS`.
 * So a binary search (reads of one event) finds a place that surely lies before the answer, and a walk over
 * the events of the minutes that follow finds the answer itself.
 */
export const revisionAt =
  (store: EventStore, id: DirectoryId, instant: Date): TE.TaskEither<ReadError, Revision> =>
  async () => {
    const stream = directoryStream(id);
    const head = await store.head(stream)();
    if (E.isLeft(head)) return head;
    const until = instant.getTime();

    let before: Revision = NO_EVENTS;
    let after = nextRevision(O.isSome(head.right) ? head.right.value : NO_EVENTS);
    while (after - before > 1n) {
      const middle = revision((before + after) / 2n);
      const read = await store.readForwards(stream, middle, 1)();
      if (E.isLeft(read)) return read;
      const [event] = read.right;
      if (event !== undefined && occurredAt(event) <= until - CLOCK_SKEW_MS) before = middle;
      else after = middle;
    }

    for (;;) {
      const page = await store.readForwards(stream, nextRevision(before), PAGE)();
      if (E.isLeft(page)) return page;
      for (const event of page.right) {
        if (!(occurredAt(event) <= until)) return E.right(before);
        before = event.revision;
      }
      if (page.right.length < PAGE) return E.right(before);
    }
  };
