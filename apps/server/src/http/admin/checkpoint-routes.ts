import type { FastifyPluginCallback } from 'fastify';
import { recordedDirectory } from '../../administration/recorded-directory';
import { sendOutcome } from './admin-reply';
import type { AdminServices } from './admin-services';

type OfDirectory = { readonly Params: { readonly id: string } };

/** How far the log of a directory was verified and signed, and the checkpoint itself. */
export const checkpointRoutes =
  ({ rollcall, checkpoints }: AdminServices): FastifyPluginCallback =>
  (scope, _options, done) => {
    scope.get<OfDirectory>('/directories/:id/checkpoint', ({ params }, reply) =>
      sendOutcome(reply, recordedDirectory(rollcall, params.id), ({ view: { id } }) => {
        const { made, fault } = checkpoints?.of(id) ?? {};
        return {
          scheduled: checkpoints !== undefined,
          events: made?.events ?? null,
          verifiedAt: made?.verifiedAt ?? null,
          note: made?.note ?? null,
          publicKey: checkpoints?.publicKey ?? null,
          fault: fault === undefined ? null : { cause: fault.cause, reason: fault.reason },
        };
      }),
    );
    done();
  };
