import type { FastifyRequest } from 'fastify';

const host = /^(\[[0-9a-f:.]+\]|[a-z0-9.-]+)(:[0-9]{1,5})?$/i;

/** Where clients reach the server: as configured, else as this request did. Without a slash at the end. */
export const baseUrlOf = (publicUrl: string | undefined, request: FastifyRequest): string => {
  if (publicUrl !== undefined) return publicUrl;
  const named = request.host;
  if (host.test(named)) return `${request.protocol}://${named}`;
  const { localAddress = 'localhost', localPort } = request.socket;
  return `${request.protocol}://${localAddress.includes(':') ? `[${localAddress}]` : localAddress}:${localPort}`;
};
