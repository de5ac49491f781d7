import type { FastifyPluginCallback } from 'fastify';
import { addFeed, type ListedFeed, listFeeds, moveFeed, removeFeed } from '../../administration/feeds/feeds';
import { baseUrlOf } from '../base-url';
import { sendOutcome } from './admin-reply';
import type { AdminServices } from './admin-services';
import { FeedBody, FeedPositionBody } from './feed-bodies';
import { decoded } from './invalid-request';

type OfDirectory = { readonly Params: { readonly id: string } };
type OfFeed = { readonly Params: { readonly id: string; readonly feedId: string } };

export const feedAdminRoutes =
  ({ rollcall, publicUrl }: AdminServices): FastifyPluginCallback =>
  (scope, _options, done) => {
    scope.get<OfDirectory>('/directories/:id/feeds', ({ params }, reply) =>
      sendOutcome(reply, listFeeds(rollcall, params.id), (feeds) => ({ feeds: feeds.map(presentFeed) })),
    );

    scope.post<OfDirectory>('/directories/:id/feeds', (request, reply) => {
      const wish = decoded(FeedBody, request.body);
      const added = addFeed(rollcall, request.params.id, wish, baseUrlOf(publicUrl, request));
      return sendOutcome(
        reply,
        added,
        ({ secret, ...feed }) => ({ ...presentFeed(feed), ...(secret !== undefined && { secret }) }),
        201,
      );
    });

    scope.put<OfFeed>('/directories/:id/feeds/:feedId/position', ({ params, body }, reply) => {
      const { after } = decoded(FeedPositionBody, body);
      return sendOutcome(reply, moveFeed(rollcall, params.id, params.feedId, after), presentFeed);
    });

    scope.delete<OfFeed>('/directories/:id/feeds/:feedId', ({ params }, reply) =>
      sendOutcome(reply, removeFeed(rollcall, params.id, params.feedId), () => ({
        id: params.feedId,
        status: 'removed',
      })),
    );
    done();
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
