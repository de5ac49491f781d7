import type { FastifyPluginCallback } from 'fastify';
import { reviewPolicyText } from '../../../administration/policy';
import { closedObject } from '../../../validation/closed-object';
import { expecting } from '../../../validation/expecting';
import { sendOutcome } from '../../admin/admin-reply';
import type { AdminServices } from '../../admin/admin-services';
import { decoded } from '../../admin/invalid-request';
import { failedNames } from './failed-names';
import { groupSync } from './group-sync';

type OfDirectory = { readonly Params: { readonly id: string } };

const CheckBody = closedObject(
  { text: expecting('the text of a policy', (u) => (typeof u === 'string' ? u : undefined)) },
  {},
);

/** What the policy editor asks beside the policy itself. */
export const policyConsoleRoutes =
  ({ rollcall }: AdminServices): FastifyPluginCallback =>
  (scope, _options, done) => {
    scope.post<OfDirectory>('/directories/:id/policy/check', ({ params, body }, reply) =>
      sendOutcome(
        reply,
        reviewPolicyText(rollcall, params.id, decoded(CheckBody, body).text),
        ({ accepted, diagnostics, tests }) => ({ accepted, diagnostics, tests }),
      ),
    );

    scope.get<OfDirectory>('/directories/:id/policy/failed-names', ({ params }, reply) =>
      sendOutcome(reply, failedNames(rollcall, params.id), (names) => ({ names })),
    );

    scope.get<OfDirectory>('/directories/:id/group-sync', ({ params }, reply) =>
      sendOutcome(reply, groupSync(rollcall, params.id), (groups) => ({ groups })),
    );
    done();
  };
