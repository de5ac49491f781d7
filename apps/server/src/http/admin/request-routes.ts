import type { FastifyPluginCallback } from 'fastify';
import { readRequests } from '../../administration/audit/read-requests';
import { sendOutcome } from './admin-reply';
import type { AdminServices } from './admin-services';
import { decoded } from './invalid-request';
import { RequestsQuery } from './queries';

type OfDirectory = { readonly Params: { readonly id: string } };

export const requestRoutes =
  ({ rollcall }: AdminServices): FastifyPluginCallback =>
  (scope, _options, done) => {
    scope.get<OfDirectory>('/directories/:id/requests', ({ params, query }, reply) => {
      const { limit, before, ...filter } = decoded(RequestsQuery, query);
      const page = readRequests(rollcall, params.id, { filter, limit, before });
      return sendOutcome(reply, page, ({ requests, next }) => ({ requests, before: next ?? null }));
    });
    done();
  };
