import type { Attribute } from './attribute';
import { complex, dateTime, reference, text } from './define';

/** The attributes of every resource (RFC 7643 section 3.1); no schema document lists them. */
export const commonAttributes: ReadonlyArray<Attribute> = [
  reference('schemas', 'The URNs of the schemas the resource has values of.', {
    multiValued: true,
    caseExact: false,
    required: true,
    mutability: 'readOnly',
    returned: 'always',
  }),
  text('id', 'Issued by the service; unique over all users and groups, and never reused.', {
    caseExact: true,
    required: true,
    mutability: 'readOnly',
    returned: 'always',
    uniqueness: 'server',
  }),
  text('externalId', "The client's own id for the resource.", { caseExact: true }),
  complex(
    'meta',
    'What the service knows of the resource.',
    [
      text('resourceType', 'The type of the resource.', { caseExact: true, mutability: 'readOnly' }),
      dateTime('created', 'When the resource was made.', { mutability: 'readOnly' }),
      dateTime('lastModified', 'When the resource last changed.', { mutability: 'readOnly' }),
      reference('location', 'The URI of the resource.', { mutability: 'readOnly' }),
      text('version', 'The entity tag of the resource.', { caseExact: true, mutability: 'readOnly' }),
    ],
    { mutability: 'readOnly' },
  ),
];
