import { randomUUID } from 'node:crypto';
import {
  badRequest,
  errorResponse,
  interpret,
  MAX_BULK_PAYLOAD_SIZE,
  missingOrInvalidKey,
  noTerms,
  overloaded,
  type ScimError,
  type ScimRequest,
  type ScimResponse,
} from '@rollcall/scim';
import type { FastifyPluginCallback, FastifyReply, FastifyRequest } from 'fastify';
import * as E from 'fp-ts/lib/Either.js';
import type { Role } from '../../configuration/role';
import { toldEvents } from '../../feeds/told-events';
import { withoutPeople } from '../../requests/without-people';
import type { Rollcall } from '../../runtime/rollcall';
import { baseUrlOf } from '../base-url';
import type { ScimLimits } from '../rate-limit/scim-limits';
import { requestSource } from '../request-source';
import { admitCaller } from './admit-caller';
import { GROUP_BODY_LIMIT, USER_BODY_LIMIT } from './body-limits';
import { cursorSeal } from './cursor-seal';
import { InFlight } from './in-flight';
import { notedRequest } from './note-request';
import { type Performed, perform } from './perform';
import { PinnedViews } from './pinned-views';
import { noText, readText } from './read-text';
import { resolverRefusal } from './resolver-refusal';
import type { ScimExchange } from './scim-exchange';
import { SCIM_PREFIX, type ScimTarget, scimTargetOf } from './scim-path';
import { sendScim, sendScimError } from './scim-reply';
import { thrownError } from './thrown-error';

export type ScimServices = {
  readonly rollcall: Rollcall;
  readonly role: Role;
  readonly limits: ScimLimits;
  readonly publicUrl: string | undefined;
};

/** Public answers have no pages. */
const NO_KEY = { secretHash: '' };

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];

/**
 * SCIM over HTTP, below `SCIM_PREFIX`. The adapter finds the caller and hands the request over as it came;
 * what it means is decided in `@rollcall/scim`. Every answer is SCIM JSON, whatever went wrong.
 */
export const scimRoutes =
  ({ rollcall, role, limits, publicUrl }: ScimServices): FastifyPluginCallback =>
  (scope, _options, done) => {
    const services = { rollcall, pinned: new PinnedViews(rollcall) };
    const inFlight = new InFlight();
    /** Have places of their own: one who takes no answer must keep nobody out who has a key. */
    const strangersInFlight = new InFlight();

    const admitStranger = (reply: FastifyReply): FastifyReply | undefined =>
      strangersInFlight.enter(reply.raw) ? undefined : sendScimError(reply, overloaded());

    const identify = async (
      request: FastifyRequest,
      reply: FastifyReply,
    ): Promise<FastifyReply | undefined> => {
      const exchange: ScimExchange = { target: scimTargetOf(request.raw.url ?? '') };
      request.scim = exchange;
      const { authorization } = request.headers;
      const open = isPublic(request.method, exchange.target);
      if (open && authorization === undefined) return admitStranger(reply);
      if (!inFlight.enter(reply.raw)) return sendScimError(reply, overloaded());
      const caller = await admitCaller(rollcall, limits, {
        authorization,
        address: request.ip,
        requestId: request.id,
      });
      if (E.isRight(caller)) {
        exchange.caller = caller.right;
        return undefined;
      }
      inFlight.leave(reply.raw);
      if (open) return admitStranger(reply);
      exchange.failure = caller.left;
      return sendScimError(reply, caller.left.error);
    };

    const serve = (request: FastifyRequest, reply: FastifyReply): Promise<void> | undefined => {
      const answer = (response: ScimResponse): undefined => void sendScim(reply, response);
      const refuse = (error: ScimError): undefined => answer(errorResponse(error));
      const exchange = request.scim;
      if (exchange?.target === undefined) return refuse(unreadableUrl());
      if (Buffer.isBuffer(request.body)) return refuse(noText(request.headers['content-encoding']));
      const { caller } = exchange;
      const context = {
        baseUrl: `${baseUrlOf(publicUrl, request)}${SCIM_PREFIX}`,
        newId: randomUUID,
        cursors: cursorSeal(caller?.key ?? NO_KEY, rollcall.clock),
        terms: caller === undefined ? noTerms : rollcall.projector.directory(caller.directoryId),
        toldEvents: () => (caller === undefined ? [] : toldEvents(rollcall.feeds, caller.directoryId)),
      };
      const operation = interpret(scimRequest(request, exchange.target), context);
      if (operation._tag === 'Answer') return answer(operation.response);
      if (caller === undefined) return refuse(missingOrInvalidKey());
      if (role === 'resolver' && operation._tag !== 'Query') return refuse(resolverRefusal());
      if (operation._tag !== 'Query') exchange.ignored = operation.ignored;
      const settle = ({ response, failure, revisions }: Performed): undefined => {
        if (revisions !== undefined) exchange.revisions = revisions;
        if (failure !== undefined) exchange.failure = failure;
        return answer(response);
      };
      const origin = { requestId: request.id, source: requestSource(request) };
      const performed = perform(services, caller, origin, operation);
      return performed instanceof Promise ? performed.then(settle) : settle(performed);
    };

    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body: Buffer, parsed) =>
      parsed(null, readText(body) ?? body),
    );
    scope.addHook('onRequest', identify);
    scope.addHook('onResponse', (request, reply, next) => {
      if (request.scim !== null) {
        const noted = notedRequest(request, reply, request.scim, rollcall);
        const settings = noted.directory && rollcall.projector.directory(noted.directory).settings;
        const { body, url } = request;
        rollcall.requests.note(
          settings?.erasable === true
            ? withoutPeople(noted, { body: typeof body === 'string' ? body : '', url })
            : noted,
        );
      }
      next();
    });
    scope.setErrorHandler((failure, request, reply) => {
      const error = thrownError(failure, request.scim?.target?.path[0], request.id);
      if (error.status >= 500) scope.log.error({ err: failure, requestId: request.id }, 'request failed');
      return sendScimError(reply, error);
    });
    scope.setNotFoundHandler(serve);
    for (const url of ['/Users', '/Users/*']) {
      scope.route({ method: METHODS, url, bodyLimit: USER_BODY_LIMIT, handler: serve });
    }
    scope.route({ method: METHODS, url: '/Bulk', bodyLimit: MAX_BULK_PAYLOAD_SIZE, handler: serve });
    scope.route({ method: METHODS, url: '/*', bodyLimit: GROUP_BODY_LIMIT, handler: serve });
    done();
  };

const unreadableUrl = () =>
  badRequest('invalidSyntax', 'The URL cannot be read: a percent sign in it does not begin an octet.');

/** RFC 7643 section 5: how to authenticate should be readable by those who cannot yet. They bring no body. */
const publicEndpoints = new Set(['ServiceProviderConfig', 'openapi.json']);

const isPublic = (method: string, target: ScimTarget | undefined): boolean =>
  (method === 'GET' || method === 'HEAD') &&
  target?.path.length === 1 &&
  publicEndpoints.has(target.path[0] ?? '');

const scimRequest = (
  { method, headers, body }: FastifyRequest,
  { path, query }: ScimTarget,
): ScimRequest => ({
  method,
  path,
  query,
  headers: {
    accept: headers.accept,
    'content-type': headers['content-type'],
    'if-match': headers['if-match'],
    'if-none-match': headers['if-none-match'],
  },
  body: typeof body === 'string' ? body : '',
});
