import { NO_EVENTS, revision } from '@rollcall/domain';
import * as E from 'fp-ts/lib/Either.js';
import { createSqliteFeedBook } from '../src/feeds/book/sqlite-feed-book';
import type { Feed } from '../src/feeds/feed';
import { directoryId } from './directory-id';

const directory = directoryId('example');
const failing = {
  since: '2026-05-03T10:00:00.000Z',
  attempts: 1,
  reason: 'the receiver answered 500',
  nextAttemptAt: '2026-05-03T10:00:01.000Z',
};
const feed: Feed = {
  directory,
  id: 'siem',
  createdAt: '2026-05-03T10:00:00.000Z',
  target: { method: 'webhook', url: 'https://siem.example.com/', privateNetwork: false },
};

/** A feed as a delivery saw it that is still under way, and the book. */
const underWay = () => {
  const book = createSqliteFeedBook(':memory:');
  book.add(feed, undefined, NO_EVENTS);
  return { book, seen: { ...feed, moves: 0 }, now: () => E.toUnion(book.find(directory, 'siem')) };
};

describe('a delivery that is still under way', () => {
  it('does not make a feed fail that was moved meanwhile', () => {
    const { book, seen, now } = underWay();
    book.move(directory, 'siem', revision(7n));
    book.noteFailing(seen, failing);
    expect(now()).not.toHaveProperty('failing');
  });

  it.each(['noteFailing', 'advance'] as const)('does nothing (%s) to a new feed of the same name', (what) => {
    const { book, seen, now } = underWay();
    book.remove(directory, 'siem');
    book.add({ ...feed, createdAt: '2026-05-03T11:00:00.000Z' }, undefined, NO_EVENTS);
    if (what === 'noteFailing') book.noteFailing(seen, failing);
    else expect(book.advance(seen, NO_EVENTS, revision(3n), failing.since)).toEqual(E.right(false));
    expect(now()).toMatchObject({ position: NO_EVENTS });
    expect(now()).not.toHaveProperty('failing');
  });
});
