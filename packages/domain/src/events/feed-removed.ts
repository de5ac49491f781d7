import * as t from 'io-ts';
import { FeedDescription } from './feed-description';

/** It tells nothing from here on. */
export const FeedRemoved = t.strict({ feedId: t.string, feed: FeedDescription });
export type FeedRemoved = t.TypeOf<typeof FeedRemoved>;
