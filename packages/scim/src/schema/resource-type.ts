import { type Attribute, type AttributeIndex, indexByName } from './attribute';
import { commonAttributes } from './common-attributes';
import { extensionContainer, type Schema } from './schema';

/** A resource type of RFC 7643 section 6, and all that its resources may hold. */
export type ResourceType = {
  readonly name: 'User' | 'Group';
  readonly endpoint: 'Users' | 'Groups';
  readonly schema: Schema;
  readonly extensions: ReadonlyArray<Schema>;
  /** Common and core attributes, and each extension as one complex attribute named by its URN. */
  readonly attributes: ReadonlyArray<Attribute>;
  readonly index: AttributeIndex;
};

export const resourceType = (
  name: ResourceType['name'],
  endpoint: ResourceType['endpoint'],
  schema: Schema,
  extensions: ReadonlyArray<Schema>,
): ResourceType => {
  const attributes = [...commonAttributes, ...schema.attributes, ...extensions.map(extensionContainer)];
  return { name, endpoint, schema, extensions, attributes, index: indexByName(attributes) };
};
