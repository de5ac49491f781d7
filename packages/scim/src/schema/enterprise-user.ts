import { complex, reference, text } from './define';
import type { Schema } from './schema';

/** RFC 7643 section 4.3. */
export const enterpriseUserSchema: Schema = {
  id: 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User',
  name: 'EnterpriseUser',
  description: 'Enterprise User',
  attributes: [
    text('employeeNumber', 'The number or code of the employee.'),
    text('costCenter', 'The name of a cost center.'),
    text('organization', 'The name of an organization.'),
    text('division', 'The name of a division.'),
    text('department', 'The name of a department.'),
    complex('manager', "The user's manager.", [
      text('value', "The id of the manager's user.", { caseExact: true }),
      reference('$ref', "The URI of the manager's user.", { referenceTypes: ['User'] }),
      text('displayName', 'The display name of the manager, where the manager is a user here.', {
        mutability: 'readOnly',
      }),
    ]),
  ],
};
