import type { Decision } from '@rollcall/acl';
import type { FastifyPluginCallback } from 'fastify';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { queryOf } from '../../administration/access-query';
import { checkAccess } from '../../administration/check-access';
import { sendOutcome } from './admin-reply';
import type { AdminServices } from './admin-services';
import { AccessCheckBody } from './bodies';
import { decoded, InvalidRequest } from './invalid-request';

type OfDirectory = { readonly Params: { readonly id: string } };

export const accessRoutes =
  ({ rollcall, metrics }: AdminServices): FastifyPluginCallback =>
  (scope, _options, done) => {
    scope.post<OfDirectory>('/directories/:id/access/check', ({ params, body }, reply) => {
      const query = queryOf(decoded(AccessCheckBody, body));
      if (query === undefined) throw new InvalidRequest('src or dst is empty: nobody can be asked about.');
      const decision = pipe(
        checkAccess(rollcall, params.id, query),
        TE.map((taken: Decision) => {
          metrics.decided(params.id, taken.code);
          return taken;
        }),
      );
      return sendOutcome(reply, decision, (taken) => taken);
    });
    done();
  };
