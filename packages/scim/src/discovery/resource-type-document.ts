import type { JsonObject } from '@rollcall/domain';
import type { ResourceType } from '../schema/resource-type';

const RESOURCE_TYPE = 'urn:ietf:params:scim:schemas:core:2.0:ResourceType';

/** A resource type as `/ResourceTypes` publishes it (RFC 7643 section 6). */
export const resourceTypeDocument = (type: ResourceType, baseUrl: string): JsonObject => ({
  schemas: [RESOURCE_TYPE],
  id: type.name,
  name: type.name,
  description: type.schema.description,
  endpoint: `/${type.endpoint}`,
  schema: type.schema.id,
  schemaExtensions: type.extensions.map(({ id }) => ({ schema: id, required: false })),
  meta: { resourceType: 'ResourceType', location: `${baseUrl}/ResourceTypes/${type.name}` },
});
