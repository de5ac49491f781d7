import { requestId } from '@rollcall/domain';
import type { RequestContext } from '@rollcall/writer';
import type { FastifyRequest } from 'fastify';
import { requestSource } from '../request-source';

/** Whoever holds the admin token or signed in with it, for the audit trail. */
export const administrator = (request: FastifyRequest): RequestContext => ({
  requestId: requestId(request.id),
  actor: { type: 'administrator', name: request.session?.name ?? 'admin token' },
  origin: request.session === null ? 'API' : 'CONSOLE',
  source: requestSource(request),
});
