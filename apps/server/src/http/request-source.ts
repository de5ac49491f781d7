import type { Source } from '@rollcall/domain';
import type { FastifyRequest } from 'fastify';

/** Enough to recognise a client by; a longer one is cut. */
const MAX_USER_AGENT = 256;

export const requestSource = (request: Pick<FastifyRequest, 'headers' | 'ip'>): Source => {
  const userAgent = request.headers['user-agent'];
  return userAgent === undefined
    ? { address: request.ip }
    : { address: request.ip, userAgent: userAgent.slice(0, MAX_USER_AGENT) };
};
