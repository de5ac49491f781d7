import type { FastifyRequest, onResponseHookHandler } from 'fastify';
import type { Logger } from 'pino';
import type { Metrics } from '../metrics/metrics';
import { scimPathClass } from './scim/scim-path';

/** One line and one count for each request, once it is answered. */
export const answered =
  (logger: Logger, metrics: Metrics): onResponseHookHandler =>
  (request, reply, done) => {
    const route = routeClass(request);
    const milliseconds = reply.elapsedTime;
    metrics.served(route, request.method, reply.statusCode, milliseconds / 1_000);
    const line = {
      requestId: request.id,
      method: request.method,
      route,
      status: reply.statusCode,
      milliseconds: Math.round(milliseconds * 10) / 10,
    };
    const { caller, ignored, cause } = request.scim ?? {};
    if (caller !== undefined) {
      const attributes = ignored === undefined || ignored.length === 0 ? {} : { ignored };
      const ours = { ...line, directory: caller.directoryId, keyId: caller.key.id, ...attributes };
      if (cause === undefined) logger.info(ours, 'provisioning request');
      else logger.error({ ...ours, cause }, 'provisioning request failed');
    } else if (cause !== undefined) {
      logger.error({ ...line, cause }, 'request failed');
    } else if (probes.has(route)) {
      logger.debug(line, 'request');
    } else {
      logger.info(line, 'request');
    }
    done();
  };

const probes = new Set(['/livez', '/readyz', '/metrics']);

/** The kind of path: one of few, without ids. */
const routeClass = (request: FastifyRequest): string =>
  request.scim === null
    ? (request.routeOptions.url ?? 'unknown')
    : scimPathClass(request.scim.target?.path ?? []);
