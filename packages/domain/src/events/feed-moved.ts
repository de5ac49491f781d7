import * as t from 'io-ts';

/** Events are told again, or passed over: an administrator set the feed from one position to another. */
export const FeedMoved = t.strict({
  feedId: t.string,
  /** Revisions in decimal digits, or `start`. */
  from: t.string,
  to: t.string,
});
export type FeedMoved = t.TypeOf<typeof FeedMoved>;
