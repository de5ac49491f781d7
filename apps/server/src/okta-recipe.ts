import { ADMIN_PREFIX } from './http/admin/admin-routes';
import { SCIM_PREFIX } from './http/scim/scim-path';

/** How to connect Okta to a fresh server, in three lines. */
export const oktaRecipe = (publicUrl: string): ReadonlyArray<string> => [
  `Open a directory: curl -X POST ${publicUrl}${ADMIN_PREFIX}/directories -H "Authorization: Bearer $TOKEN" -H "Content-Type: application/json" -d '{"id":"example","domains":["example.com"],"idpProfile":"okta"}'`,
  `Enable provisioning, which issues the API key: curl -X POST ${publicUrl}${ADMIN_PREFIX}/directories/example/provisioning/enable -H "Authorization: Bearer $TOKEN"`,
  `In Okta, under Provisioning > Integration, enter the base URL ${publicUrl}${SCIM_PREFIX} and that key, set "Application username format" to Email, and test the connection.`,
];
