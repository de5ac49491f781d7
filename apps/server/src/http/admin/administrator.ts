import { requestId } from '@rollcall/domain';
import type { RequestContext } from '@rollcall/writer';
import type { FastifyRequest } from 'fastify';
import { requestSource } from '../request-source';

/** Whoever holds the admin token, for the audit trail. */
export const administrator = (request: FastifyRequest): RequestContext => ({
  requestId: requestId(request.id),
  actor: { type: 'administrator', name: 'admin token' },
  origin: 'API',
  source: requestSource(request),
});
