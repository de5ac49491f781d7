import type { FastifyPluginCallback } from 'fastify';
import { groupLock, lockNamedGroups, putGroupLock } from '../../administration/policy/group-lock';
import { previewPolicy } from '../../administration/policy/preview-policy';
import { reviewPolicyText } from '../../administration/policy/review-policy-text';
import { PolicyBody } from './access-bodies';
import { sendOutcome } from './admin-reply';
import type { AdminServices } from './admin-services';
import { administrator } from './administrator';
import { decoded } from './invalid-request';
import { POLICY_BODY_LIMIT } from './policy-body-limit';

type OfDirectory = { readonly Params: { readonly id: string } };

/** In JSON a text may take twice the room. */
const bodyLimit = 2 * POLICY_BODY_LIMIT;

/** What is asked about a policy before it is put in force, and which groups its names are locked to. */
export const policyQuestionRoutes =
  ({ rollcall }: AdminServices): FastifyPluginCallback =>
  (scope, _options, done) => {
    scope.post<OfDirectory>('/directories/:id/policy/check', { bodyLimit }, ({ params, body }, reply) => {
      const { policy } = decoded(PolicyBody, body);
      const review = reviewPolicyText(rollcall, params.id, policy);
      return sendOutcome(reply, review, ({ accepted, diagnostics, tests }) => ({
        accepted,
        diagnostics,
        tests: tests ?? null,
      }));
    });

    scope.post<OfDirectory>('/directories/:id/policy/preview', { bodyLimit }, ({ params, body }, reply) => {
      const { policy } = decoded(PolicyBody, body);
      return sendOutcome(reply, previewPolicy(rollcall, params.id, policy), (report) => report);
    });

    scope.get<OfDirectory>('/directories/:id/policy/lock', ({ params }, reply) =>
      sendOutcome(reply, groupLock(rollcall, params.id), (groups) => ({ groups })),
    );

    scope.put<OfDirectory>('/directories/:id/policy/lock', (request, reply) => {
      const lock = putGroupLock(rollcall, administrator(request), request.params.id, request.body);
      return sendOutcome(reply, lock, (groups) => ({ groups }));
    });

    scope.post<OfDirectory>('/directories/:id/policy/lock', (request, reply) => {
      const lock = lockNamedGroups(rollcall, administrator(request), request.params.id);
      return sendOutcome(reply, lock, (groups) => ({ groups }));
    });
    done();
  };
