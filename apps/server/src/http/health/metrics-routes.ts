import type { FastifyPluginCallback } from 'fastify';
import type { Metrics } from '../../metrics/metrics';

/** For Prometheus; open to all who reach the port, and silent about people. */
export const metricsRoutes =
  (metrics: Metrics): FastifyPluginCallback =>
  (scope, _options, done) => {
    scope.get('/metrics', async (_request, reply) =>
      reply.header('content-type', metrics.contentType).send(await metrics.text()),
    );
    done();
  };
