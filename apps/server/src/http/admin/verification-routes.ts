import type { FastifyPluginCallback } from 'fastify';
import * as E from 'fp-ts/lib/Either.js';
import { type Verification, verifyLog } from '../../administration/audit/verify-log';
import { recordedDirectory } from '../../administration/recorded-directory';
import { sendOutcome } from './admin-reply';
import type { AdminServices } from './admin-services';

type OfDirectory = { readonly Params: { readonly id: string } };

type Verifying = ReturnType<ReturnType<typeof verifyLog>>;

/** Verifies the log of a directory on wish, once at a time, and tells what this process found last. */
export const verificationRoutes =
  ({ rollcall, checkpoints }: AdminServices): FastifyPluginCallback =>
  (scope, _options, done) => {
    const last = new Map<string, Verification>();
    const running = new Map<string, Verifying>();

    const verify = (id: string): Verifying => {
      const begun = running.get(id) ?? verifyLog(rollcall, id)();
      running.set(id, begun);
      return begun.finally(() => running.delete(id));
    };

    scope.post<OfDirectory>('/directories/:id/audit/verify', async ({ params: { id } }, reply) => {
      const outcome = await verify(id);
      if (E.isRight(outcome)) last.set(id, outcome.right);
      return sendOutcome(
        reply,
        () => Promise.resolve(outcome),
        (verification) => verification,
      );
    });

    scope.get<OfDirectory>('/directories/:id/audit/verification', ({ params }, reply) =>
      sendOutcome(reply, recordedDirectory(rollcall, params.id), ({ view: { id } }) => {
        const onWish = last.get(id);
        const signed = checkpoints?.of(id).made;
        const newest =
          signed === undefined || (onWish !== undefined && onWish.verifiedAt > signed.verifiedAt)
            ? onWish
            : { events: signed.events, verifiedAt: signed.verifiedAt };
        return { last: newest ?? null };
      }),
    );
    done();
  };
