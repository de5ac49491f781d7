import type { FastifyInstance } from 'fastify';
import { type AdminRole, suffices } from '../../identity/admin-role';
import type { AdminFault } from './admin-reply';
import { routeRoles } from './route-roles';

const roleFor = (method: string, route: string): AdminRole | undefined =>
  routeRoles[`${method === 'HEAD' ? 'GET' : method} ${route}`];

/** Keeps the server from starting with a route, here or below, that has no role. To be called before any is added. */
export const requireDeclaredRoles = (scope: FastifyInstance): void => {
  const undeclared: string[] = [];
  scope.addHook('onRoute', ({ method, url }) => {
    for (const one of [method].flat()) {
      if (roleFor(one, url) === undefined) undeclared.push(`${one} ${url}`);
    }
  });
  scope.addHook('onReady', (ready) =>
    ready(
      undeclared.length === 0
        ? undefined
        : new Error(`http/admin/route-roles.ts declares no role for ${undeclared.join(', ')}`),
    ),
  );
};

/** Why an administrator of a role may not use a route; `undefined` where they may. */
export const permissionRefusal = (role: AdminRole, method: string, route: string): AdminFault | undefined => {
  const needed = roleFor(method, route) ?? 'admin';
  return suffices(role, needed)
    ? undefined
    : {
        code: 'role-insufficient',
        message: `Your role is ${role}; this takes the role ${needed}. Nothing was changed.`,
      };
};
