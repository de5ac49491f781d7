import type { DirectoryView } from '@rollcall/domain';
import type { RequestContext } from '@rollcall/writer';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { describeFeed } from '../../feeds/describe-feed';
import type { Rollcall } from '../../runtime/rollcall';
import type { AdministrationError } from '../administration-error';
import { knownDirectory } from '../known-directory';
import { recordedFirst } from '../recorded-first';
import {
  type FeedWish,
  feedRefused,
  type PlannedFeed,
  planFeed,
  positionText,
  positionWished,
} from './feed-wish';
import { feedCalled, type ListedFeed, listed } from './listed-feed';

export type AddedFeed = ListedFeed & {
  /** What verifies a webhook, or the token that polls: shown this once. */
  readonly secret: string | undefined;
};

type Outcome<A> = TE.TaskEither<AdministrationError, A>;

/** `base`: where this server is reached. */
export const addFeed = (
  rollcall: Rollcall,
  context: RequestContext,
  id: string,
  wish: FeedWish,
  base: string | undefined,
): Outcome<AddedFeed> =>
  inTurn(
    rollcall,
    id,
    pipe(
      knownDirectory(rollcall, id),
      TE.bindTo('view'),
      TE.bindW('planned', ({ view }) => TE.fromEither(planFeed(view, wish, base))),
      TE.chainFirstW(({ view }) => TE.fromEither(notTaken(rollcall, view, wish.id))),
      TE.chainW(({ view, planned }) => recordAndAdd(rollcall, context, view, wish.id, planned)),
    ),
  );

const takenAlready = (feedId: string): string => `there is a feed ${JSON.stringify(feedId)} already`;

/** Nothing is recorded of a feed that could not be kept. */
const notTaken = (
  { feeds }: Rollcall,
  view: DirectoryView,
  feedId: string,
): E.Either<AdministrationError, unknown> =>
  pipe(
    feeds.prepare(),
    E.chain(() => feeds.find(view.id, feedId)),
    E.chainW((found) => (found === undefined ? E.right(undefined) : feedRefused(takenAlready(feedId)))),
  );

const recordAndAdd = (
  rollcall: Rollcall,
  context: RequestContext,
  { id: directory }: DirectoryView,
  feedId: string,
  { target, position, secret, shown }: PlannedFeed,
): Outcome<AddedFeed> =>
  recordedFirst(rollcall, context, directory, {
    told: `the feed ${JSON.stringify(feedId)} was added`,
    command: (own) => ({
      _tag: 'AddFeed',
      feedId,
      feed: describeFeed(target),
      after: positionText(position ?? own),
    }),
    act: (own) => {
      const createdAt = rollcall.clock().toISOString();
      const feed = { directory, id: feedId, createdAt, target, position: position ?? own, moves: 0 };
      return pipe(
        TE.fromEither(rollcall.feeds.add(feed, secret, feed.position)),
        TE.filterOrElseW(
          (added) => added,
          () => ({ reason: takenAlready(feedId) }),
        ),
        TE.map(() => ({ ...listed(own, feed), secret: shown })),
      );
    },
  });

export const removeFeed = (
  rollcall: Rollcall,
  context: RequestContext,
  id: string,
  feedId: string,
): Outcome<void> =>
  inTurn(
    rollcall,
    id,
    pipe(
      feedCalled(rollcall, id, feedId),
      TE.chain(({ directory, target }) =>
        recordedFirst(rollcall, context, directory, {
          told: `the feed ${JSON.stringify(feedId)} was removed`,
          command: () => ({ _tag: 'RemoveFeed', feedId, feed: describeFeed(target) }),
          act: () => TE.fromEither(rollcall.feeds.remove(directory, feedId)),
        }),
      ),
      TE.map(() => undefined),
    ),
  );

/** Sets a feed to go on after another event: back, to be told again, or on, past what its receiver cannot take. */
export const moveFeed = (
  rollcall: Rollcall,
  context: RequestContext,
  id: string,
  feedId: string,
  after: string,
): Outcome<ListedFeed> =>
  inTurn(
    rollcall,
    id,
    pipe(
      knownDirectory(rollcall, id),
      TE.chainEitherKW((view) => positionWished(view, after)),
      TE.bindTo('to'),
      TE.bindW('feed', () => feedCalled(rollcall, id, feedId)),
      TE.chainW(({ to, feed }) =>
        recordedFirst(rollcall, context, feed.directory, {
          told: `the feed ${JSON.stringify(feedId)} was moved`,
          command: () => ({
            _tag: 'MoveFeed',
            feedId,
            from: positionText(feed.position),
            to: positionText(to),
          }),
          act: (own) =>
            pipe(
              TE.fromEither(rollcall.feeds.move(feed.directory, feedId, to)),
              TE.chainEitherK(() => rollcall.feeds.find(feed.directory, feedId)),
              TE.chainW((moved) =>
                moved === undefined
                  ? TE.left({ reason: 'somebody removed it meanwhile' })
                  : TE.right(listed(own, moved)),
              ),
            ),
        }),
      ),
    ),
  );

/** The feeds of a directory are changed one after the other. */
const inTurn =
  <A>({ turns }: Rollcall, id: string, change: Outcome<A>): Outcome<A> =>
  () =>
    turns.take(`feeds ${id}`, change);
