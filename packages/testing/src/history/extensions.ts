import type { SchemaExtension } from '@rollcall/domain';

export const BADGE = 'urn:example:params:scim:schemas:extension:badge:1.0:User';

/** An extension of users with one attribute, `number`. */
export const badgeExtension = (
  characteristics: { readonly uniqueness?: string; readonly returned?: string } = {},
): SchemaExtension => ({
  resourceType: 'User',
  schema: {
    id: BADGE,
    name: 'Badge',
    description: 'What the door system knows of a person.',
    attributes: [
      {
        name: 'number',
        type: 'string',
        multiValued: false,
        description: 'The number on the badge.',
        required: false,
        caseExact: false,
        mutability: 'readWrite',
        returned: 'default',
        uniqueness: 'none',
        ...characteristics,
      },
    ],
  },
});
