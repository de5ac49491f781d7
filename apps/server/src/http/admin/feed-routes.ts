import type { FastifyPluginCallback } from 'fastify';
import { addFeed, moveFeed, removeFeed } from '../../administration/feeds/feeds';
import { type ListedFeed, listFeeds } from '../../administration/feeds/listed-feed';
import { baseUrlOf } from '../base-url';
import { sendOutcome } from './admin-reply';
import type { AdminServices } from './admin-services';
import { administrator } from './administrator';
import { FeedBody, FeedPositionBody } from './feed-bodies';
import { decoded } from './invalid-request';

type OfDirectory = { readonly Params: { readonly id: string } };
type OfFeed = { readonly Params: { readonly id: string; readonly feedId: string } };

export const feedAdminRoutes =
  ({ rollcall, publicUrl }: AdminServices): FastifyPluginCallback =>
  (scope, _options, done) => {
    scope.get<OfDirectory>('/directories/:id/feeds', ({ params, admitted }, reply) => {
      const present = admitted?.identity.role === 'admin' ? presentFeed : withoutPath;
      return sendOutcome(reply, listFeeds(rollcall, params.id), (feeds) => ({ feeds: feeds.map(present) }));
    });

    scope.post<OfDirectory>('/directories/:id/feeds', (request, reply) => {
      const wish = decoded(FeedBody, request.body);
      const base = baseUrlOf(publicUrl, request);
      const added = addFeed(rollcall, administrator(request), request.params.id, wish, base);
      return sendOutcome(
        reply,
        added,
        ({ secret, ...feed }) => ({ ...presentFeed(feed), ...(secret !== undefined && { secret }) }),
        201,
      );
    });

    scope.put<OfFeed>('/directories/:id/feeds/:feedId/position', (request, reply) => {
      const { id, feedId } = request.params;
      const { after } = decoded(FeedPositionBody, request.body);
      const moved = moveFeed(rollcall, administrator(request), id, feedId, after);
      return sendOutcome(reply, moved, presentFeed);
    });

    scope.delete<OfFeed>('/directories/:id/feeds/:feedId', (request, reply) => {
      const { id, feedId } = request.params;
      const removed = removeFeed(rollcall, administrator(request), id, feedId);
      return sendOutcome(reply, removed, () => ({ id: feedId, status: 'removed' }));
    });
    done();
  };

/** As whoever only looks sees it: the path and the query of some receivers are all that lets one in there. */
const withoutPath = (feed: ListedFeed) => {
  const { target } = feed;
  return presentFeed(
    'url' in target ? { ...feed, target: { ...target, url: `${new URL(target.url).origin}/…` } } : feed,
  );
};

/** As programs and the command line see it; never with a secret. */
export const presentFeed = ({
  directory,
  id,
  createdAt,
  target,
  position,
  behind,
  deliveredAt,
  failing,
}: ListedFeed) => ({
  id,
  ...target,
  ...(target.method === 'poll' && { pollUrl: `${target.issuer}/feeds/${directory}/${id}/poll` }),
  createdAt,
  position: position < 0n ? 'start' : position,
  behind,
  deliveredAt: deliveredAt ?? null,
  failing: failing ?? null,
});
