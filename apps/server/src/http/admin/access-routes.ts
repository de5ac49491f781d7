import type { Decision, Query } from '@rollcall/acl';
import type { FastifyPluginCallback } from 'fastify';
import * as TE from 'fp-ts/lib/TaskEither.js';
import type * as t from 'io-ts';
import { checkAccess } from '../../administration/check-access';
import { sendOutcome } from './admin-reply';
import type { AdminServices } from './admin-routes';
import { AccessCheckBody } from './bodies';
import { decoded } from './invalid-request';

type OfDirectory = { readonly Params: { readonly id: string } };

export const accessRoutes =
  ({ rollcall, metrics }: AdminServices): FastifyPluginCallback =>
  (scope, _options, done) => {
    scope.post<OfDirectory>('/directories/:id/access/check', ({ params, body }, reply) => {
      const query = queryOf(decoded(AccessCheckBody, body));
      const decision = TE.map((taken: Decision) => {
        metrics.decided(params.id, taken.code);
        return taken;
      })(checkAccess(rollcall, params.id, query));
      return sendOutcome(reply, decision, (taken) => taken);
    });
    done();
  };

const queryOf = ({ src, dst, port, proto, minRevision }: t.TypeOf<typeof AccessCheckBody>): Query => ({
  src,
  dst,
  port,
  ...(proto === undefined ? {} : { proto }),
  ...(minRevision === undefined ? {} : { minRevision }),
});
