import type { FastifyPluginCallback } from 'fastify';
import { closedObject } from '../../../validation/closed-object';
import { expecting } from '../../../validation/expecting';
import { sendOutcome } from '../../admin/admin-reply';
import type { AdminServices } from '../../admin/admin-services';
import { decoded } from '../../admin/invalid-request';
import { POLICY_BODY_LIMIT } from '../../admin/policy-body-limit';
import { failedNames } from './failed-names';
import { groupSync } from './group-sync';
import { reviewDraft } from './review-draft';

type OfDirectory = { readonly Params: { readonly id: string } };

const DraftBody = closedObject(
  { text: expecting('the text of a policy', (u) => (typeof u === 'string' ? u : undefined)) },
  {},
);

/** What the policy editor asks beside the policy itself. */
export const policyConsoleRoutes =
  ({ rollcall }: AdminServices): FastifyPluginCallback =>
  (scope, _options, done) => {
    const bodyLimit = POLICY_BODY_LIMIT;
    scope.post<OfDirectory>('/directories/:id/policy/draft', { bodyLimit }, ({ params, body }, reply) =>
      sendOutcome(reply, reviewDraft(rollcall, params.id, decoded(DraftBody, body).text), (review) => review),
    );

    scope.get<OfDirectory>('/directories/:id/policy/failed-names', ({ params }, reply) =>
      sendOutcome(reply, failedNames(rollcall, params.id), (names) => ({ names })),
    );

    scope.get<OfDirectory>('/directories/:id/group-sync', ({ params }, reply) =>
      sendOutcome(reply, groupSync(rollcall, params.id), (groups) => ({ groups })),
    );
    done();
  };
