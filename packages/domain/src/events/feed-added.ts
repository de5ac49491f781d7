import * as t from 'io-ts';
import { FeedDescription } from './feed-description';

/** Somebody is told of the directory from here on, beginning after the revision `after`, or with the first event. */
export const FeedAdded = t.strict({
  feedId: t.string,
  feed: FeedDescription,
  /** In decimal digits, or `start`. */
  after: t.string,
});
export type FeedAdded = t.TypeOf<typeof FeedAdded>;
