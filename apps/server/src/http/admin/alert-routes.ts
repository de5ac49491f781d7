import type { FastifyPluginCallback } from 'fastify';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { knownDirectory } from '../../administration/known-directory';
import { sendOutcome } from './admin-reply';
import type { AdminServices } from './admin-services';

type OfDirectory = { readonly Params: { readonly id: string } };

export const alertRoutes =
  ({ rollcall, alerts }: AdminServices): FastifyPluginCallback =>
  (scope, _options, done) => {
    scope.get<OfDirectory>('/directories/:id/alerts', ({ params }, reply) => {
      const open = pipe(
        knownDirectory(rollcall, params.id),
        TE.chainW((view) => alerts.of(view.id)),
      );
      return sendOutcome(reply, open, (list) => ({ alerts: list }));
    });
    done();
  };
