import type { FastifyPluginCallback } from 'fastify';
import type { Metrics } from '../../metrics/metrics';
import { sendJson } from '../json-reply';
import type { Readiness } from './readiness';

export type HealthServices = {
  readonly readiness: () => Promise<Readiness>;
  readonly metrics: Metrics;
};

/** For orchestrators and Prometheus; open to all who reach the port, and silent about people. */
export const healthRoutes =
  ({ readiness, metrics }: HealthServices): FastifyPluginCallback =>
  (scope, _options, done) => {
    scope.get('/livez', (_request, reply) => sendJson(reply, 200, { status: 'alive' }));

    scope.get('/readyz', async (_request, reply) => {
      const { reasons } = await readiness();
      return reasons.length === 0
        ? sendJson(reply, 200, { status: 'ready' })
        : sendJson(reply, 503, { status: 'not ready', reasons });
    });

    scope.get('/metrics', async (_request, reply) =>
      reply.header('content-type', metrics.contentType).send(await metrics.text()),
    );
    done();
  };
