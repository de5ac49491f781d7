import type { Json, JsonObject } from '@rollcall/domain';
import type { Attribute } from '../schema/attribute';
import type { Schema } from '../schema/schema';

const SCHEMA = 'urn:ietf:params:scim:schemas:core:2.0:Schema';

/** A schema as `/Schemas` publishes it (RFC 7643 section 7): the very attributes that requests are held to. */
export const schemaDocument = (schema: Schema, baseUrl: string): JsonObject => ({
  schemas: [SCHEMA],
  id: schema.id,
  name: schema.name,
  description: schema.description,
  attributes: schema.attributes.map(attributeDocument),
  meta: { resourceType: 'Schema', location: `${baseUrl}/Schemas/${schema.id}` },
});

const attributeDocument = (attribute: Attribute): Json => ({
  name: attribute.name,
  type: attribute.type,
  multiValued: attribute.multiValued,
  description: attribute.description,
  required: attribute.required,
  ...(attribute.type === 'complex' ? {} : { caseExact: attribute.caseExact }),
  mutability: attribute.mutability,
  returned: attribute.returned,
  uniqueness: attribute.uniqueness,
  ...(attribute.canonicalValues === undefined ? {} : { canonicalValues: attribute.canonicalValues }),
  ...(attribute.referenceTypes === undefined ? {} : { referenceTypes: attribute.referenceTypes }),
  ...(attribute.type === 'complex' ? { subAttributes: attribute.subAttributes.map(attributeDocument) } : {}),
});
