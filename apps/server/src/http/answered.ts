import type { FastifyRequest, onResponseHookHandler } from 'fastify';
import type { Logger } from 'pino';
import type { Metrics } from '../metrics/metrics';
import type { ScimExchange } from './scim/scim-exchange';
import { scimPathClass } from './scim/scim-path';

/** One line and one count for each request, once it is answered. */
export const answered =
  (logger: Logger, metrics: Metrics): onResponseHookHandler =>
  (request, reply, done) => {
    const { id: requestId, method, scim } = request;
    const { statusCode: status, elapsedTime } = reply;
    const route = routeClass(request);
    const level = levelOf(route, status, scim);
    metrics.served(route, method, status, elapsedTime / 1_000);
    if (logger.isLevelEnabled(level)) {
      const milliseconds = Math.round(elapsedTime * 10) / 10;
      const who = scim === null ? administration(request) : provisioning(scim);
      logger[level]({ requestId, method, route, status, milliseconds, ...who }, 'request');
    }
    done();
  };

/** Whose key it was, and what the answer did not say; nothing of people, keys or queries. */
const provisioning = (scim: ScimExchange) => {
  const { caller, ignored, failure } = scim;
  return {
    directory: caller?.directoryId ?? failure?.denied?.directoryId,
    keyId: caller?.key.id ?? failure?.denied?.keyId,
    standing: failure?.denied?.standing,
    ignored: ignored?.length === 0 ? undefined : ignored,
    cause: failure?.cause,
  };
};

/** Who administered; by their id, which the line of their sign-in joins to a name. */
const administration = ({ admitted }: FastifyRequest) => {
  if (admitted === null || admitted === undefined) return {};
  const { actor, role } = admitted.identity;
  return { administrator: actor.id, role };
};

const probes = new Set(['/livez', '/readyz', '/metrics']);

const levelOf = (route: string, status: number, scim: ScimExchange | null) => {
  if (probes.has(route)) return 'debug';
  if (status >= 500) return 'error';
  return scim?.failure?.denied === undefined ? 'info' : 'warn';
};

/** The kind of path: one of few, without ids. */
const routeClass = (request: FastifyRequest): string =>
  request.scim === null
    ? (request.routeOptions.url ?? 'unknown')
    : scimPathClass(request.scim.target?.path ?? []);
