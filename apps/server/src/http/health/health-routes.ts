import type { FastifyPluginCallback } from 'fastify';
import { sendJson } from '../json-reply';
import type { Readiness } from './readiness';

export type HealthServices = { readonly readiness: () => Promise<Readiness> };

/** For orchestrators; open to all who reach the port, and silent about people. */
export const healthRoutes =
  ({ readiness }: HealthServices): FastifyPluginCallback =>
  (scope, _options, done) => {
    scope.get('/livez', (_request, reply) => sendJson(reply, 200, { status: 'alive' }));

    scope.get('/readyz', async (_request, reply) => {
      const { reasons, ...figures } = await readiness();
      return reasons.length === 0
        ? sendJson(reply, 200, { status: 'ready', ...figures })
        : sendJson(reply, 503, { status: 'not ready', reasons, ...figures });
    });
    done();
  };
