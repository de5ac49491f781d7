import * as E from 'fp-ts/lib/Either.js';
import type { FeedBook, FeedBookFault } from './feed-book';

const nowhere: FeedBookFault = {
  _tag: 'FeedBookFault',
  reason: 'this store is no file, so feeds have no place beside it; name a file with --feeds at the start',
};

/** Of a process that was given no place for feeds: it has none, and takes none. */
export const noFeedBook: FeedBook = {
  list: () => E.right([]),
  find: () => E.right(undefined),
  secret: () => E.right(undefined),
  prepare: () => E.left(nowhere),
  add: () => E.left(nowhere),
  remove: () => E.right(false),
  move: () => E.right(false),
  advance: () => E.right(false),
  noteFailing: () => E.right(undefined),
  keys: () => E.right([]),
  addKey: () => E.left(nowhere),
  claimDelivery: () => false,
  close: () => undefined,
};
