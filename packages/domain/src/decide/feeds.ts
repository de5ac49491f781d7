import * as E from 'fp-ts/lib/Either.js';
import type { AddFeed, MoveFeed, RemoveFeed } from '../commands/command';
import type { Decide } from './decision';

/** Which feeds there are is known where they are kept; a feed moved to where it is begins anew there. */
export const addFeed: Decide<AddFeed> =
  ({ _tag, ...data }) =>
  () =>
    E.right([{ type: 'FeedAdded', data }]);

export const moveFeed: Decide<MoveFeed> =
  ({ _tag, ...data }) =>
  () =>
    E.right([{ type: 'FeedMoved', data }]);

export const removeFeed: Decide<RemoveFeed> =
  ({ _tag, ...data }) =>
  () =>
    E.right([{ type: 'FeedRemoved', data }]);
