import type { FastifyPluginCallback } from 'fastify';
import { readRequests, readTraffic } from '../../administration/audit/read-requests';
import { unresolvedFailures } from '../../administration/failures/unresolved-failures';
import { sendOutcome } from './admin-reply';
import type { AdminServices } from './admin-services';
import { decoded } from './invalid-request';
import { RequestsQuery, TrafficQuery } from './queries';

type OfDirectory = { readonly Params: { readonly id: string } };

export const requestRoutes =
  ({ rollcall }: AdminServices): FastifyPluginCallback =>
  (scope, _options, done) => {
    scope.get<OfDirectory>('/directories/:id/requests', ({ params, query }, reply) => {
      const { limit, before, method, ...wish } = decoded(RequestsQuery, query);
      const filter = { ...wish, ...(method !== undefined && { methods: [method.toUpperCase()] }) };
      const page = readRequests(rollcall, params.id, { filter, limit, before });
      return sendOutcome(reply, page, ({ requests, next }) => ({ requests, before: next ?? null }));
    });

    scope.get<OfDirectory>('/directories/:id/requests/traffic', ({ params, query }, reply) => {
      const traffic = readTraffic(rollcall, params.id, decoded(TrafficQuery, query).since);
      return sendOutcome(reply, traffic, (hours) => ({ hours }));
    });

    scope.get<OfDirectory>('/directories/:id/requests/failures', ({ params }, reply) =>
      sendOutcome(reply, unresolvedFailures(rollcall, params.id), (failures) => ({ failures })),
    );
    done();
  };
