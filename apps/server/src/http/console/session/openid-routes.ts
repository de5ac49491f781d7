import type { FastifyPluginCallback, FastifyReply, FastifyRequest } from 'fastify';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { randomNonce, randomPKCECodeVerifier, randomState } from 'openid-client';
import { identityInClaims } from '../../../openid/identity-in-claims';
import type { OpenIdSignIn } from '../../../openid/openid-sign-in';
import { CALLBACK_PATH } from '../../../openid/provider';
import { describeSignInFault, type SignInFault } from '../../../openid/sign-in-fault';
import { isSecure } from './admission';
import { consolePage } from './console-page';
import { attemptCookie, cookieIn, endedCookie, sessionCookie } from './cookies';
import type { SessionServices } from './session-services';

/** Where signing in with the OpenID provider begins; `?page=` names the page to come back to. */
export const BEGIN_PATH = '/sign-in/openid';

/** To the OpenID provider and back. Whatever comes of it, the browser ends at a page of the console. */
export const openIdRoutes =
  ({ provider, seal, settings }: OpenIdSignIn, services: SessionServices): FastifyPluginCallback =>
  (scope, _options, done) => {
    const { sessions, publicUrl, clock, signIns } = services;

    const failed = (request: FastifyRequest, reply: FastifyReply, page: string, fault: SignInFault) => {
      const failure = describeSignInFault(fault);
      signIns.failed(request, failure);
      const kept = attemptCookie(seal.sealFailure(failure), isSecure(publicUrl, request));
      return reply.header('set-cookie', kept).redirect(page, 303);
    };

    scope.get<{ Querystring: { page?: unknown } }>(BEGIN_PATH, async (request, reply) => {
      const page = consolePage(request.query.page);
      const attempt = {
        state: randomState(),
        nonce: randomNonce(),
        codeVerifier: randomPKCECodeVerifier(),
        page,
        begunAt: clock().getTime(),
      };
      const begun = await provider.begin(attempt)();
      if (E.isLeft(begun)) return failed(request, reply, page, begun.left);
      void reply.header('set-cookie', attemptCookie(seal.sealAttempt(attempt), isSecure(publicUrl, request)));
      return reply.redirect(begun.right.href, 303);
    });

    scope.get(CALLBACK_PATH, async (request, reply) => {
      const secure = isSecure(publicUrl, request);
      const [, query = ''] = request.url.split('?', 2);
      const kept = cookieIn('attempt', request.headers.cookie, secure);
      const attempt = kept === undefined ? undefined : seal.attemptIn(kept, clock());
      if (attempt === undefined || new URLSearchParams(query).get('state') !== attempt.state) {
        return failed(request, reply, attempt?.page ?? '/', { _tag: 'NotBegun' });
      }
      const vouched = await pipe(
        provider.finish(query, attempt),
        TE.bindTo('vouched'),
        TE.bind('identity', ({ vouched: { claims } }) => TE.fromEither(identityInClaims(claims, settings))),
      )();
      if (E.isLeft(vouched)) return failed(request, reply, attempt.page, vouched.left);
      const {
        identity,
        vouched: { idToken },
      } = vouched.right;
      const before = cookieIn('session', request.headers.cookie, secure);
      if (before !== undefined) sessions.end(before);
      const { id } = sessions.begin(identity, idToken);
      signIns.succeeded(request, identity);
      void reply.header('set-cookie', [sessionCookie(id, secure), endedCookie('attempt', secure)]);
      return reply.redirect(attempt.page, 303);
    });
    done();
  };
