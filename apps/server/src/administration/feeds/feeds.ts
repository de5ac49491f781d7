import type { DirectoryView } from '@rollcall/domain';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import type { KeptFeed } from '../../feeds/feed';
import type { Rollcall } from '../../runtime/rollcall';
import type { AdministrationError } from '../administration-error';
import { knownDirectory } from '../known-directory';
import { type FeedWish, feedRefused, planFeed, positionIn } from './feed-wish';

/** A feed, and how far it is behind the directory. */
export type ListedFeed = KeptFeed & {
  /** Events that the receiver does not have yet, or that have nothing for it. */
  readonly behind: number;
};

export type AddedFeed = ListedFeed & {
  /** What verifies a webhook, or the token that polls: shown this once. */
  readonly secret: string | undefined;
};

type Outcome<A> = TE.TaskEither<AdministrationError, A>;

export const listFeeds = (rollcall: Rollcall, id: string): Outcome<ReadonlyArray<ListedFeed>> =>
  pipe(
    knownDirectory(rollcall, id),
    TE.chain((view) =>
      pipe(
        TE.fromEither<AdministrationError, ReadonlyArray<KeptFeed>>(rollcall.feeds.list(view.id)),
        TE.map((feeds) => feeds.map((feed) => listed(view, feed))),
      ),
    ),
  );

/** `base`: where this server is reached. */
export const addFeed = (
  rollcall: Rollcall,
  id: string,
  wish: FeedWish,
  base: string | undefined,
): Outcome<AddedFeed> =>
  pipe(
    knownDirectory(rollcall, id),
    TE.chainEitherKW((view): E.Either<AdministrationError, AddedFeed> => {
      const planned = planFeed(view, wish, base);
      if (E.isLeft(planned)) return planned;
      const { target, position, secret, shown } = planned.right;
      const createdAt = rollcall.clock().toISOString();
      const feed = { directory: view.id, id: wish.id, createdAt, target };
      const added = rollcall.feeds.add(feed, secret, position);
      if (E.isLeft(added)) return added;
      if (!added.right) return feedRefused(`there is a feed ${JSON.stringify(wish.id)} already`);
      return E.right({ ...listed(view, { ...feed, position, moves: 0 }), secret: shown });
    }),
  );

export const removeFeed = (rollcall: Rollcall, id: string, feedId: string): Outcome<void> =>
  pipe(
    knownDirectory(rollcall, id),
    TE.chainEitherKW(
      (view): E.Either<AdministrationError, boolean> => rollcall.feeds.remove(view.id, feedId),
    ),
    TE.chain((removed) => (removed ? TE.right(undefined) : notFound(feedId))),
  );

/** Sets a feed to go on after another event: back, to be told again, or on, past what its receiver cannot take. */
export const moveFeed = (
  rollcall: Rollcall,
  id: string,
  feedId: string,
  after: string,
): Outcome<ListedFeed> =>
  pipe(
    knownDirectory(rollcall, id),
    TE.chainEitherKW((view): E.Either<AdministrationError, KeptFeed | undefined> => {
      const position = positionIn(view, after);
      if (position === undefined) {
        return feedRefused(`"after" must be "start" or a revision up to ${view.revision}`);
      }
      return pipe(
        rollcall.feeds.move(view.id, feedId, position),
        E.chain(() => rollcall.feeds.find(view.id, feedId)),
      );
    }),
    TE.chain((feed) =>
      feed === undefined
        ? notFound(feedId)
        : TE.right(listed(rollcall.projector.directory(feed.directory), feed)),
    ),
  );

const listed = (view: DirectoryView, feed: KeptFeed): ListedFeed => ({
  ...feed,
  behind: Number(view.revision - feed.position),
});

const notFound = (feedId: string): Outcome<never> => TE.left({ _tag: 'FeedNotFound', feedId });
