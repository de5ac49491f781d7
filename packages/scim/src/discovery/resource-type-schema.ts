import type { Schema } from '../schema/schema';
import { complex, flag, reference, text } from './read-only';

/** RFC 7643 section 6. */
export const resourceTypeSchema: Schema = {
  id: 'urn:ietf:params:scim:schemas:core:2.0:ResourceType',
  name: 'ResourceType',
  description: 'A type of resources.',
  attributes: [
    text('id', 'The id of the type, which is its name.'),
    text('name', 'The name of the type.', { required: true }),
    text('description', 'What its resources are.'),
    reference('endpoint', 'The endpoint of its resources below the base URL.', {
      required: true,
      referenceTypes: ['uri'],
    }),
    reference('schema', 'The URN of its schema.', { required: true, referenceTypes: ['uri'] }),
    complex(
      'schemaExtensions',
      'The extensions of its schema.',
      [
        reference('schema', 'The URN of the extension.', { required: true, referenceTypes: ['uri'] }),
        flag('required', 'Whether each resource must have it.', { required: true }),
      ],
      { multiValued: true },
    ),
  ],
};
