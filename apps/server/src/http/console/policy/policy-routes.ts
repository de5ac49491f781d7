import type { FastifyPluginCallback } from 'fastify';
import { sendOutcome } from '../../admin/admin-reply';
import type { AdminServices } from '../../admin/admin-services';
import { failedNames } from './failed-names';
import { groupSync } from './group-sync';

type OfDirectory = { readonly Params: { readonly id: string } };

/** What the policy editor asks beside the policy itself. */
export const policyConsoleRoutes =
  ({ rollcall }: AdminServices): FastifyPluginCallback =>
  (scope, _options, done) => {
    scope.get<OfDirectory>('/directories/:id/policy/failed-names', ({ params }, reply) =>
      sendOutcome(reply, failedNames(rollcall, params.id), (names) => ({ names })),
    );

    scope.get<OfDirectory>('/directories/:id/group-sync', ({ params }, reply) =>
      sendOutcome(reply, groupSync(rollcall, params.id), (groups) => ({ groups })),
    );
    done();
  };
