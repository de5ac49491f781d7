import { setTimeout as pause } from 'node:timers/promises';
import type { Revision } from '@rollcall/domain';
import * as E from 'fp-ts/lib/Either.js';
import { filter, firstValueFrom, fromEvent, map, merge, take } from 'rxjs';
import type { Rollcall } from '../../runtime/rollcall';
import type { FeedBook } from '../book/feed-book';
import type { Feed, KeptFeed } from '../feed';
import type { Courier, NotDelivered } from './delivery';
import { type Patience, pauseBefore } from './pause-before';

/** Events read at a time. */
const BATCH = 100;

export type FeedRun = {
  readonly book: FeedBook;
  readonly rollcall: Pick<Rollcall, 'projector' | 'clock'>;
  readonly patience: Patience;
  readonly stop: AbortSignal;
  /** After each attempt. */
  readonly onAttempt: (feed: Feed, failure: NotDelivered | undefined) => void;
};

/**
 * Takes a feed along the log, in order, from where it was left, until it is stopped, moved or removed. The position
 * is written after the delivery, so what a crash leaves unwritten is delivered again, and nothing is passed over.
 */
export const runFeed = async <Content>(
  feed: KeptFeed,
  courier: Courier<Content>,
  { book, rollcall, patience, stop, onAttempt }: FeedRun,
): Promise<void> => {
  let position = feed.position;
  let attempts = 0;
  let since = '';

  const failed = async (failure: NotDelivered): Promise<void> => {
    const now = rollcall.clock();
    attempts += 1;
    if (attempts === 1) since = feed.failing?.since ?? now.toISOString();
    const wait = Math.max(pauseBefore(attempts + 1, patience), (failure.retryAfterSeconds ?? 0) * 1_000);
    onAttempt(feed, failure);
    const { reason } = failure;
    const nextAttemptAt = new Date(now.getTime() + wait).toISOString();
    book.noteFailing(feed, { since, attempts, reason, nextAttemptAt });
    await pause(wait, undefined, { signal: stop }).catch(() => undefined);
  };

  /** False once it was moved or removed: nothing is sent from then on. */
  const isOurs = (): boolean => {
    const found = book.find(feed.directory, feed.id);
    return E.isLeft(found) || (found.right?.moves === feed.moves && found.right.createdAt === feed.createdAt);
  };

  /** Notes how far it came; false when it is no longer ours to take on. */
  const reached = async (revision: Revision): Promise<boolean> => {
    for (;;) {
      const written = book.advance(feed, position, revision, rollcall.clock().toISOString());
      if (E.isRight(written)) {
        position = revision;
        attempts = 0;
        return written.right;
      }
      if (stop.aborted) return false;
      await failed(written.left);
    }
  };

  while (!stop.aborted) {
    const read = await courier.read(position, BATCH);
    if (E.isLeft(read)) {
      await failed({ reason: 'reason' in read.left ? read.left.reason : read.left._tag });
      continue;
    }
    const { parcels, revision } = read.right;
    for (const [at, parcel] of parcels.entries()) {
      for (;;) {
        if (stop.aborted || !isOurs()) return;
        const sent = await courier.send(parcel.content, stop);
        if (E.isRight(sent)) break;
        if (stop.aborted) return;
        await failed(sent.left);
      }
      onAttempt(feed, undefined);
      const isLastOfEvent = parcels[at + 1]?.revision !== parcel.revision;
      if (isLastOfEvent && !(await reached(parcel.revision))) return;
    }
    if (revision > position && !(await reached(revision))) return;
    if (rollcall.projector.directory(feed.directory).revision <= position) {
      await changed(rollcall, feed, stop);
    }
  }
};

const changed = (
  { projector }: FeedRun['rollcall'],
  { directory }: Feed,
  stop: AbortSignal,
): Promise<unknown> =>
  stop.aborted
    ? Promise.resolve()
    : firstValueFrom(
        merge(
          projector.changes$.pipe(filter((change) => change.directory.id === directory)),
          fromEvent(stop, 'abort'),
        ).pipe(
          take(1),
          map(() => undefined),
        ),
        { defaultValue: undefined },
      );
