import Fastify, { type FastifyInstance } from 'fastify';
import type { Metrics } from '../../metrics/metrics';
import { securityHeaders } from '../security-headers';
import { metricsRoutes } from './metrics-routes';

/** The metrics alone, for a port that only the monitoring reaches. Not listening yet. */
export const buildMetricsServer = (metrics: Metrics): FastifyInstance => {
  const server = Fastify({ forceCloseConnections: true });
  server.addHook('onRequest', (_request, reply, done) => {
    void reply.headers(securityHeaders(undefined));
    done();
  });
  void server.register(metricsRoutes(metrics));
  return server;
};
