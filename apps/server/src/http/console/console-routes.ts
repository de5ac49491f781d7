import type { FastifyPluginCallback } from 'fastify';
import type { AdminServices } from '../admin/admin-services';
import { eventRoutes } from './live/event-routes';
import { peopleRoutes } from './people/people-routes';
import { policyConsoleRoutes } from './policy/policy-routes';
import { presentSessionRoutes } from './session/present-session-routes';

/** What the console asks of the admin API beside what programs ask of it. */
export const consoleRoutes: ReadonlyArray<(services: AdminServices) => FastifyPluginCallback> = [
  eventRoutes,
  peopleRoutes,
  policyConsoleRoutes,
  presentSessionRoutes,
];
