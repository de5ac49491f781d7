import type { Revision } from '@rollcall/domain';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import type { KeptFeed } from '../../feeds/feed';
import type { Rollcall } from '../../runtime/rollcall';
import type { AdministrationError } from '../administration-error';
import { knownDirectory } from '../known-directory';

/** A feed, and how far it is behind the directory. */
export type ListedFeed = KeptFeed & {
  /** Events that the receiver does not have yet, or that have nothing for it. */
  readonly behind: number;
};

/** `head`: the last revision of the directory. */
export const listed = (head: Revision, feed: KeptFeed): ListedFeed => ({
  ...feed,
  behind: Number(head - feed.position),
});

export const listFeeds = (
  rollcall: Rollcall,
  id: string,
): TE.TaskEither<AdministrationError, ReadonlyArray<ListedFeed>> =>
  pipe(
    knownDirectory(rollcall, id),
    TE.chain((view) =>
      pipe(
        TE.fromEither<AdministrationError, ReadonlyArray<KeptFeed>>(rollcall.feeds.list(view.id)),
        TE.map((feeds) => feeds.map((feed) => listed(view.revision, feed))),
      ),
    ),
  );

export const feedCalled = (
  rollcall: Rollcall,
  id: string,
  feedId: string,
): TE.TaskEither<AdministrationError, KeptFeed> =>
  pipe(
    knownDirectory(rollcall, id),
    TE.chainEitherKW((view) => rollcall.feeds.find(view.id, feedId)),
    TE.chain((feed) => (feed === undefined ? TE.left({ _tag: 'FeedNotFound', feedId }) : TE.right(feed))),
  );
