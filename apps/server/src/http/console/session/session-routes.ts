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
import { admit, isSecure } from './admission';
import { cookieIn, endedCookie, sessionCookie } from './cookies';
import { refusalOf, sendRefusal, tooManyFailures } from './refusal';
import { endOf, type Session } from './session';
import type { SessionServices } from './session-services';

const SignInBody = closedObject(
  { token: expecting('the admin token', (u) => (typeof u === 'string' ? u : undefined)) },
  {},
);

/** A stranger sends it, and it is read before it is known who that is. */
const SIGN_IN_BYTES = 4 * 1024;

/** Signing in to the console with the admin token, out of it whichever way one came in, and whether one is in. */
export const sessionRoutes =
  ({ signIns, openId, ...gate }: SessionServices): FastifyPluginCallback =>
  (scope, _options, done) => {
    const { adminToken, sessions, limit, publicUrl } = gate;

    const present = (session: Session, request: FastifyRequest) => ({
      name: session.identity.actor.name,
      email: session.identity.actor.email ?? null,
      role: session.identity.role,
      csrfToken: session.csrfToken,
      endsAt: endOf(session).toISOString(),
      scimBaseUrl: `${baseUrlOf(publicUrl, request)}${SCIM_PREFIX}`,
    });

    /** The other way in, and why it did not lead in when it was last tried. */
    const openIdFor = ({ headers }: FastifyRequest, secure: boolean) => {
      if (openId === undefined) return null;
      const kept = cookieIn('attempt', headers.cookie, secure);
      return {
        name: openId.settings.name,
        failure: (kept === undefined ? undefined : openId.seal.failureIn(kept)) ?? null,
      };
    };

    scope.addHook('onRequest', (_request, reply, next) => {
      void reply.header('cache-control', 'no-store');
      next();
    });
    scope.setErrorHandler((failure, request, reply) => {
      const { status, fault } = adminFault(failure, request.id);
      if (status >= 500) scope.log.error({ err: failure, requestId: request.id }, 'request failed');
      return sendFault(reply, status, fault);
    });

    const onRequest = async (request: FastifyRequest, reply: FastifyReply) => {
      const wait = limit.waitFor(request.ip);
      return wait > 0 ? sendRefusal(reply, tooManyFailures(wait)) : undefined;
    };
    scope.post('/session', { bodyLimit: SIGN_IN_BYTES, onRequest }, (request, reply) => {
      if (!adminToken.matches(decoded(SignInBody, request.body).token)) {
        limit.failed(request.ip);
        signIns.failed(request, wrongToken);
        return sendFault(reply, 401, wrongToken);
      }
      limit.succeeded(request.ip);
      const identity = holderOf(adminToken);
      const secure = isSecure(publicUrl, request);
      const before = cookieIn('session', request.headers.cookie, secure);
      if (before !== undefined) sessions.end(before);
      const { id, session } = sessions.begin(identity);
      signIns.succeeded(request, identity);
      void reply.header('set-cookie', [sessionCookie(id, secure), endedCookie('attempt', secure)]);
      return sendJson(reply, 201, { session: present(session, request) });
    });

    scope.get('/session', (request, reply) => {
      const secure = isSecure(publicUrl, request);
      const id = cookieIn('session', request.headers.cookie, secure);
      const session = id === undefined ? undefined : sessions.find(id);
      return sendJson(reply, 200, {
        session: session === undefined ? null : present(session, request),
        openId: openIdFor(request, secure),
      });
    });

    scope.delete('/session', (request, reply) => {
      const admission = admit(gate, request);
      if (admission._tag === 'Forged') return sendRefusal(reply, refusalOf(admission));
      const secure = isSecure(publicUrl, request);
      const id = cookieIn('session', request.headers.cookie, secure);
      const session = id === undefined ? undefined : sessions.end(id);
      if (session !== undefined) signIns.ended(request, session.identity);
      void reply.header('set-cookie', endedCookie('session', secure));
      const elsewhere = openId?.provider.endSessionUrl(session?.idToken);
      return sendJson(reply, 200, { continueAt: elsewhere?.href ?? null });
    });
    done();
  };

const wrongToken = {
  code: 'wrong-token',
  message: 'This is not the admin token. It was shown when the server first started.',
};
