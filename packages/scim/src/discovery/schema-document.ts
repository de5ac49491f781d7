import type { JsonObject } from '@rollcall/domain';
import { attributeDocument, SCHEMA } from '../schema/attribute-document';
import type { Schema } from '../schema/schema';

/** A schema as `/Schemas` publishes it (RFC 7643 section 7): the very attributes that requests are held to. */
export const schemaDocument = (schema: Schema, baseUrl: string): JsonObject => ({
  schemas: [SCHEMA],
  id: schema.id,
  name: schema.name,
  description: schema.description,
  attributes: schema.attributes.map(attributeDocument),
  meta: { resourceType: 'Schema', location: `${baseUrl}/Schemas/${schema.id}` },
});
