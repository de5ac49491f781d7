import { attributeTypes, mutabilities, returneds, uniquenesses } from '../schema/attribute';
import type { Schema } from '../schema/schema';
import { complex, flag, text } from './read-only';

const characteristics = [
  text('name', 'The name.', { required: true, caseExact: true }),
  text('type', 'The type of its values.', {
    required: true,
    canonicalValues: attributeTypes,
  }),
  flag('multiValued', 'Whether it is a list.', { required: true }),
  text('description', 'What it is.'),
  flag('required', 'Whether it must have a value.'),
  text('canonicalValues', 'Values that are usual.', { multiValued: true, caseExact: true }),
  flag('caseExact', 'Whether case matters in comparisons.'),
  text('mutability', 'When it may be written.', {
    caseExact: true,
    canonicalValues: mutabilities,
  }),
  text('returned', 'When it is in an answer.', {
    caseExact: true,
    canonicalValues: returneds,
  }),
  text('uniqueness', 'Among which resources a value is unique.', {
    caseExact: true,
    canonicalValues: uniquenesses,
  }),
  text('referenceTypes', 'What a reference may point to.', { multiValued: true, caseExact: true }),
];

/** RFC 7643 section 7. */
export const schemaSchema: Schema = {
  id: 'urn:ietf:params:scim:schemas:core:2.0:Schema',
  name: 'Schema',
  description: 'The attributes of resources.',
  attributes: [
    text('id', 'The URN of the schema.', { required: true, returned: 'always' }),
    text('name', 'The name of the schema.', { required: true }),
    text('description', 'What the schema is for.'),
    complex(
      'attributes',
      'Its attributes.',
      [
        ...characteristics,
        complex('subAttributes', 'The parts of a complex attribute.', characteristics, { multiValued: true }),
      ],
      { multiValued: true, required: true },
    ),
  ],
};
