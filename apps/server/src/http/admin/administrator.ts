import { requestId } from '@rollcall/domain';
import type { RequestContext } from '@rollcall/writer';
import type { FastifyRequest } from 'fastify';
import { requestSource } from '../request-source';

/** Whoever was let in with this request, for the audit trail. */
export const administrator = (request: FastifyRequest): RequestContext => {
  if (request.admitted === null) throw new Error('nobody was let in with this request');
  const { identity, origin } = request.admitted;
  return { requestId: requestId(request.id), actor: identity.actor, origin, source: requestSource(request) };
};
