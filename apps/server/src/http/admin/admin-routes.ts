import type { FastifyPluginCallback } from 'fastify';
import { consoleRoutes } from '../console/console-routes';
import { admit } from '../console/session/admission';
import { refusalOf, sendRefusal } from '../console/session/refusal';
import { accessRoutes } from './access-routes';
import { sendFault } from './admin-reply';
import type { AdminServices } from './admin-services';
import { alertRoutes } from './alert-routes';
import { auditRoutes } from './audit-routes';
import { checkpointRoutes } from './checkpoint-routes';
import { directoryRoutes } from './directory-routes';
import { adminFault } from './failure';
import { feedAdminRoutes } from './feed-routes';
import { inventoryRoutes } from './inventory-routes';
import { keyRoutes } from './key-routes';
import { permissionRefusal, requireDeclaredRoles } from './permission';
import { policyQuestionRoutes } from './policy-question-routes';
import { policyRoutes } from './policy-routes';
import { requestRoutes } from './request-routes';
import { resourceRoutes } from './resource-routes';
import { roleRefusal } from './role-refusal';
import { schemaRoutes } from './schema-routes';
import { verificationRoutes } from './verification-routes';

/** Where the admin API is mounted. */
export const ADMIN_PREFIX = '/api';

/**
 * The admin API, for whoever holds the admin token or signed in, as far as their role goes. Nothing it answers
 * may be kept by a cache.
 */
export const adminRoutes =
  (services: AdminServices): FastifyPluginCallback =>
  (scope, _options, done) => {
    requireDeclaredRoles(scope);
    scope.decorateRequest('admitted', null);
    scope.addHook('onRequest', (request, reply, next) => {
      void reply.header('cache-control', 'no-store');
      const admission = admit(services, request);
      if (admission._tag === 'Admitted') {
        request.admitted = admission;
        return next();
      }
      const refusal = refusalOf(admission);
      if (admission._tag === 'WrongToken') services.signIns.failed(request, refusal.fault);
      if (refusal.status === 401) void reply.header('www-authenticate', 'Bearer realm="admin"');
      return sendRefusal(reply, refusal);
    });
    scope.addHook('onRequest', ({ method, routeOptions: { url }, admitted }, reply, next) => {
      if (url === undefined || admitted === null) return next();
      const refusal =
        permissionRefusal(admitted.identity.role, method, url) ?? roleRefusal(services.role, method, url);
      return refusal === undefined ? next() : sendFault(reply, 403, refusal);
    });
    scope.setErrorHandler((failure, request, reply) => {
      const { status, fault } = adminFault(failure, request.id);
      if (status >= 500) scope.log.error({ err: failure, requestId: request.id }, 'request failed');
      return sendFault(reply, status, fault);
    });
    scope.setNotFoundHandler((request, reply) =>
      sendFault(reply, 404, {
        code: 'no-such-endpoint',
        message: `There is no endpoint ${request.method} ${request.url.split('?', 1)[0]}.`,
      }),
    );
    for (const routes of [
      directoryRoutes,
      schemaRoutes,
      keyRoutes,
      resourceRoutes,
      policyRoutes,
      policyQuestionRoutes,
      inventoryRoutes,
      accessRoutes,
      alertRoutes,
      auditRoutes,
      checkpointRoutes,
      feedAdminRoutes,
      requestRoutes,
      verificationRoutes,
      ...consoleRoutes,
    ]) {
      void scope.register(routes(services));
    }
    done();
  };
