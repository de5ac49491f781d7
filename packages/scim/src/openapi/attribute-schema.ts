import type { JsonObject } from '@rollcall/domain';
import type { Attribute } from '../schema/attribute';
import type { ResourceType } from '../schema/resource-type';

/**
 * A resource type as JSON Schema (draft 2020-12), from the attributes that requests are held to. `sent`: as a client
 * gives it, without what is read-only, which is taken and ignored. `answered`: as the service shows it, where only
 * what is always returned is sure to be there.
 */
export const resourceSchema = (type: ResourceType, as: Direction): JsonObject => ({
  title: `${type.name}, ${as === 'sent' ? 'as it is sent' : 'as it is answered'}`,
  ...objectOf(type.attributes, as),
});

export type Direction = 'sent' | 'answered';

const objectOf = (attributes: ReadonlyArray<Attribute>, as: Direction): JsonObject => {
  const part = attributes.filter(isPart[as]);
  const required = part.filter(isSure[as]).map(({ name }) => name);
  return {
    type: 'object',
    properties: Object.fromEntries(part.map((one) => [one.name, attributeSchema(one, as)])),
    ...(required.length === 0 ? {} : { required }),
  };
};

/** `schemas` is ours to say, yet a body must list the core schema. */
const isPart = {
  sent: ({ name, mutability }: Attribute): boolean => mutability !== 'readOnly' || name === 'schemas',
  answered: ({ returned }: Attribute): boolean => returned !== 'never',
};

const isSure = {
  sent: ({ required }: Attribute): boolean => required,
  answered: ({ required, lasting, returned }: Attribute): boolean =>
    returned === 'always' && (required || lasting),
};

const attributeSchema = (attribute: Attribute, as: Direction): JsonObject => ({
  description: attribute.description,
  ...(attribute.multiValued
    ? { type: 'array', items: valueSchema(attribute, as) }
    : valueSchema(attribute, as)),
});

/** Canonical values are examples where they are suggestions. */
const valueSchema = (attribute: Attribute, as: Direction): JsonObject => {
  const { canonicalValues, closed } = attribute;
  return {
    ...simpleSchema(attribute, as),
    ...(canonicalValues === undefined ? {} : { [closed ? 'enum' : 'examples']: canonicalValues }),
  };
};

const simpleSchema = (attribute: Attribute, as: Direction): JsonObject => {
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
      return objectOf(attribute.subAttributes, as);
  }
};
