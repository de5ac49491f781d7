import type { JsonObject } from '@rollcall/domain';
import type { Attribute } from './attribute';

export const SCHEMA = 'urn:ietf:params:scim:schemas:core:2.0:Schema';

/** An attribute as a Schema document has it (RFC 7643 section 7), with all its characteristics. */
export const attributeDocument = (attribute: Attribute): JsonObject => ({
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
