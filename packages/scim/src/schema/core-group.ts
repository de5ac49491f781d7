import { complex, reference, text } from './define';
import type { Schema } from './schema';

/**
 * RFC 7643 section 4.2, with three corrections to the sample of section 8.7.1: `displayName` is required,
 * `members.value` is case-exact as ids are, and `members.display` exists. All of a member but its id is
 * computed from the user.
 */
export const coreGroupSchema: Schema = {
  id: 'urn:ietf:params:scim:schemas:core:2.0:Group',
  name: 'Group',
  description: 'Group',
  attributes: [
    text('displayName', 'The name of the group; access rules refer to it.', {
      required: true,
      uniqueness: 'server',
    }),
    complex(
      'members',
      'The users in the group. Members are added and removed, not edited.',
      [
        text('value', 'The id of the user.', { required: true, caseExact: true, mutability: 'immutable' }),
        reference('$ref', 'The URI of the user.', { mutability: 'immutable', referenceTypes: ['User'] }),
        text('type', 'The type of the member.', { mutability: 'immutable', canonicalValues: ['User'] }),
        text('display', 'The display name of the user, or else the userName.', { mutability: 'readOnly' }),
      ],
      { multiValued: true },
    ),
  ],
};
