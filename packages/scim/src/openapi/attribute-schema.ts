import type { JsonObject } from '@rollcall/domain';
import type { Attribute } from '../schema/attribute';
import type { ResourceType } from '../schema/resource-type';

/** A resource type as JSON Schema (draft 2020-12), from the attributes that requests are held to. */
export const resourceSchema = (type: ResourceType): JsonObject => ({
  title: type.name,
  ...objectOf(type.attributes),
});

/** What the service itself fills in is required of no one. */
const objectOf = (attributes: ReadonlyArray<Attribute>): JsonObject => {
  const required = attributes.filter(isRequired).map(({ name }) => name);
  return {
    type: 'object',
    properties: Object.fromEntries(attributes.map((one) => [one.name, attributeSchema(one)])),
    ...(required.length === 0 ? {} : { required }),
  };
};

/** `schemas` is ours to say, yet a body must list the core schema. */
const isRequired = ({ name, required, mutability }: Attribute): boolean =>
  required && (mutability !== 'readOnly' || name === 'schemas');

const attributeSchema = (attribute: Attribute): JsonObject => ({
  description: attribute.description,
  ...(attribute.multiValued ? { type: 'array', items: valueSchema(attribute) } : valueSchema(attribute)),
  ...(attribute.mutability === 'readOnly' && attribute.name !== 'schemas' ? { readOnly: true } : {}),
  ...(attribute.mutability === 'writeOnly' ? { writeOnly: true } : {}),
});

/** Canonical values are examples where they are suggestions. */
const valueSchema = (attribute: Attribute): JsonObject => {
  const { canonicalValues, closed } = attribute;
  return {
    ...simpleSchema(attribute),
    ...(canonicalValues === undefined ? {} : { [closed ? 'enum' : 'examples']: canonicalValues }),
  };
};

const simpleSchema = (attribute: Attribute): JsonObject => {
  switch (attribute.type) {
    case 'string':
    case 'reference':
      return { type: 'string' };
    case 'binary':
      return { type: 'string', contentEncoding: 'base64' };
    case 'dateTime':
      return { type: 'string', format: 'date-time' };
    case 'boolean':
      return { type: 'boolean' };
    case 'decimal':
      return { type: 'number' };
    case 'integer':
      return { type: 'integer' };
    case 'complex':
      return objectOf(attribute.subAttributes);
  }
};
