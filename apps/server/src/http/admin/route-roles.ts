import type { AdminRole } from '../../identity/admin-role';

/**
 * The least role that each route of the admin API asks for. Whoever reads or asks is a viewer; an operator
 * changes what can be changed back; an admin decides which directories there are, whether anything is
 * provisioned, and what bounds the policy.
 */
export const routeRoles: { readonly [route: string]: AdminRole } = {
  'GET /api/directories': 'viewer',
  'POST /api/directories': 'admin',
  'GET /api/directories/:id': 'viewer',
  'POST /api/directories/:id/provisioning/enable': 'admin',
  'POST /api/directories/:id/provisioning/disable': 'admin',
  'GET /api/directories/:id/schema-extensions': 'viewer',
  'POST /api/directories/:id/schema-extensions': 'admin',
  'DELETE /api/directories/:id/schema-extensions/:urn': 'admin',
  'GET /api/directories/:id/idp-profile': 'viewer',
  'PUT /api/directories/:id/idp-profile': 'admin',
  'GET /api/directories/:id/events': 'viewer',
  'GET /api/directories/:id/alerts': 'viewer',
  'GET /api/directories/:id/requests': 'viewer',
  'GET /api/directories/:id/requests/failures': 'viewer',
  'GET /api/directories/:id/requests/traffic': 'viewer',

  'GET /api/directories/:id/keys': 'viewer',
  'POST /api/directories/:id/keys': 'operator',
  'DELETE /api/directories/:id/keys/:keyId': 'operator',

  'GET /api/directories/:id/users': 'viewer',
  'POST /api/directories/:id/users/:userId/erase': 'admin',
  'GET /api/directories/:id/groups': 'viewer',
  'GET /api/directories/:id/groups/:groupId/members': 'viewer',
  'GET /api/directories/:id/people': 'viewer',
  'GET /api/directories/:id/people/:userId': 'viewer',
  'GET /api/directories/:id/group-sync': 'viewer',

  'GET /api/directories/:id/policy': 'viewer',
  'PUT /api/directories/:id/policy': 'operator',
  'POST /api/directories/:id/policy/check': 'viewer',
  'POST /api/directories/:id/policy/preview': 'viewer',
  'POST /api/directories/:id/policy/draft': 'viewer',
  'GET /api/directories/:id/policy/failed-names': 'viewer',
  'GET /api/directories/:id/policy/lock': 'viewer',
  'PUT /api/directories/:id/policy/lock': 'admin',
  'POST /api/directories/:id/policy/lock': 'admin',
  'GET /api/directories/:id/inventory': 'viewer',
  'PUT /api/directories/:id/inventory': 'admin',

  'POST /api/directories/:id/access/check': 'viewer',
  'POST /api/directories/:id/access/explain': 'viewer',
  'POST /api/directories/:id/access/who-can': 'viewer',
  'POST /api/directories/:id/access/what-can': 'viewer',
  'POST /api/directories/:id/access/preview': 'viewer',
  'GET /api/directories/:id/access/diff': 'viewer',

  'GET /api/directories/:id/feeds': 'viewer',
  'POST /api/directories/:id/feeds': 'admin',
  'PUT /api/directories/:id/feeds/:feedId/position': 'admin',
  'DELETE /api/directories/:id/feeds/:feedId': 'admin',

  'GET /api/sessions': 'admin',
  'DELETE /api/sessions': 'admin',

  'GET /api/directories/:id/checkpoint': 'viewer',
  'GET /api/directories/:id/audit': 'viewer',
  'GET /api/directories/:id/audit/:revision': 'viewer',
  'GET /api/directories/:id/audit/users/:userId': 'viewer',
  'GET /api/directories/:id/audit/export': 'viewer',
  'GET /api/directories/:id/audit/verification': 'viewer',
  'POST /api/directories/:id/audit/verify': 'viewer',
  'POST /api/directories/:id/audit/drift': 'viewer',
};
