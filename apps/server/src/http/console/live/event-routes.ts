import { Readable } from 'node:stream';
import type { FastifyPluginCallback } from 'fastify';
import * as E from 'fp-ts/lib/Either.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { type Observable, Subject, takeUntil } from 'rxjs';
import { knownDirectory } from '../../../administration/known-directory';
import { sendOutcome } from '../../admin/admin-reply';
import type { AdminServices } from '../../admin/admin-services';
import { admit } from '../session/admission';
import { directoryEvents } from './directory-events';

type OfDirectory = { readonly Params: { readonly id: string } };

/** `GET /directories/:id/events`: tells a page when to look again. */
export const eventRoutes =
  ({ rollcall, ...gate }: AdminServices): FastifyPluginCallback =>
  (scope, _options, done) => {
    const closing$ = new Subject<void>();
    scope.addHook('preClose', (closed) => {
      closing$.next();
      closed();
    });

    scope.get<OfDirectory>('/directories/:id/events', { exposeHeadRoute: false }, async (request, reply) => {
      const known = await knownDirectory(rollcall, request.params.id)();
      if (E.isLeft(known)) return sendOutcome(reply, TE.left(known.left), () => undefined);
      const welcome = () => admit(gate, request)._tag === 'Admitted';
      const events$ = directoryEvents(rollcall, known.right.id, welcome);
      return reply
        .header('content-type', 'text/event-stream; charset=utf-8')
        .header('x-accel-buffering', 'no')
        .send(streamOf(events$.pipe(takeUntil(closing$))));
    });
    done();
  };

const streamOf = (texts$: Observable<string>): Readable => {
  const stream = new Readable({
    read: () => undefined,
    destroy: (cause, destroyed) => {
      subscription.unsubscribe();
      destroyed(cause);
    },
  });
  const subscription = texts$.subscribe({
    next: (text) => stream.push(text),
    complete: () => stream.push(null),
  });
  return stream;
};
