import type { FastifyPluginCallback } from 'fastify';
import { readAudit } from '../../administration/audit/read-audit';
import { sendOutcome } from './admin-reply';
import type { AdminServices } from './admin-services';
import { decoded } from './invalid-request';
import { AuditQuery } from './queries';

type OfDirectory = { readonly Params: { readonly id: string } };

export const auditRoutes =
  ({ rollcall }: AdminServices): FastifyPluginCallback =>
  (scope, _options, done) => {
    scope.get<OfDirectory>('/directories/:id/audit', ({ params, query }, reply) => {
      const { limit, before, ...filter } = decoded(AuditQuery, query);
      const page = readAudit(rollcall, params.id, { filter, limit, before });
      return sendOutcome(reply, page, ({ entries, next }) => ({ entries, before: next ?? null }));
    });
    done();
  };
