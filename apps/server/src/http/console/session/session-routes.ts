import type { FastifyPluginCallback, FastifyReply, FastifyRequest } from 'fastify';
import { holderOf } from '../../../identity/identity';
import { closedObject } from '../../../validation/closed-object';
import { expecting } from '../../../validation/expecting';
import { sendFault } from '../../admin/admin-reply';
import { adminFault } from '../../admin/failure';
import { decoded } from '../../admin/invalid-request';
import { baseUrlOf } from '../../base-url';
import { sendJson } from '../../json-reply';
import { SCIM_PREFIX } from '../../scim/scim-path';
import { admit, type Gate, isSecure } from './admission';
import { refusalOf } from './refusal';
import { endOf, type Session } from './session';
import { endedCookie, sessionCookie, sessionIdIn } from './session-cookie';
import { SignInLimit } from './sign-in-limit';

const SignInBody = closedObject(
  { token: expecting('the admin token', (u) => (typeof u === 'string' ? u : undefined)) },
  {},
);

export type SessionServices = Gate & { readonly clock: () => Date };

/** Signing in to the console and out of it, and whether one is. */
export const sessionRoutes =
  ({ clock, ...gate }: SessionServices): FastifyPluginCallback =>
  (scope, _options, done) => {
    const { adminToken, sessions, publicUrl } = gate;
    const limit = new SignInLimit(clock);

    const present = (session: Session, request: FastifyRequest) => ({
      name: session.identity.actor.name,
      email: session.identity.actor.email ?? null,
      role: session.identity.role,
      csrfToken: session.csrfToken,
      endsAt: endOf(session).toISOString(),
      scimBaseUrl: `${baseUrlOf(publicUrl, request)}${SCIM_PREFIX}`,
    });

    scope.addHook('onRequest', (_request, reply, next) => {
      void reply.headers({ 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' });
      next();
    });
    scope.setErrorHandler((failure, request, reply) => {
      const { status, fault } = adminFault(failure, request.id);
      if (status >= 500) scope.log.error({ err: failure, requestId: request.id }, 'request failed');
      return sendFault(reply, status, fault);
    });

    scope.post('/session', (request, reply) => {
      const wait = limit.waitFor(request.ip);
      if (wait > 0) return tooManyFailures(reply, wait);
      if (!adminToken.matches(decoded(SignInBody, request.body).token)) {
        limit.failed(request.ip);
        return sendFault(reply, 401, {
          code: 'wrong-token',
          message: 'This is not the admin token. It was shown when the server first started.',
        });
      }
      limit.succeeded(request.ip);
      const { id, session } = sessions.begin(holderOf(adminToken));
      void reply.header('set-cookie', sessionCookie(id, isSecure(publicUrl, request)));
      return sendJson(reply, 201, { session: present(session, request) });
    });

    scope.get('/session', (request, reply) => {
      const id = sessionIdIn(request.headers.cookie, isSecure(publicUrl, request));
      const session = id === undefined ? undefined : sessions.find(id);
      return sendJson(reply, 200, { session: session === undefined ? null : present(session, request) });
    });

    scope.delete('/session', (request, reply) => {
      const admission = admit(gate, request);
      if (admission._tag === 'Forged') {
        const { status, fault } = refusalOf(admission);
        return sendFault(reply, status, fault);
      }
      const secure = isSecure(publicUrl, request);
      const id = sessionIdIn(request.headers.cookie, secure);
      if (id !== undefined) sessions.end(id);
      void reply.header('set-cookie', endedCookie(secure));
      return reply.code(204).send();
    });
    done();
  };

const tooManyFailures = (reply: FastifyReply, wait: number): FastifyReply => {
  void reply.header('retry-after', String(wait));
  return sendFault(reply, 429, {
    code: 'too-many-failures',
    message: `Too many wrong tokens from this address. Try again in ${Math.ceil(wait / 60)} min.`,
  });
};
