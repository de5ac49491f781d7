import type { FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import type { Identity } from '../../../identity/identity';
import { requestSource } from '../../request-source';

/** Tells the log who came in and who did not, since no event of any directory does. */
export type SignIns = {
  readonly succeeded: (request: FastifyRequest, identity: Identity) => void;
  readonly failed: (
    request: FastifyRequest,
    why: { readonly code: string; readonly message: string },
  ) => void;
  readonly ended: (request: FastifyRequest, identity: Identity) => void;
};

export const logSignIns = (logger: Logger): SignIns => {
  const about = (request: FastifyRequest) => ({ requestId: request.id, ...requestSource(request) });
  const who = ({ actor: { id, name, email, issuer }, role }: Identity) => ({
    administrator: id,
    name,
    email,
    issuer,
    role,
  });
  return {
    succeeded: (request, identity) => logger.info({ ...about(request), ...who(identity) }, 'signed in'),
    failed: (request, { code, message }) =>
      logger.warn({ ...about(request), code, reason: message }, 'sign-in failed'),
    ended: (request, identity) => logger.info({ ...about(request), ...who(identity) }, 'signed out'),
  };
};
