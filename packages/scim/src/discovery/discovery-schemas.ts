import type { Schema } from '../schema/schema';
import { resourceTypeSchema } from './resource-type-schema';
import { schemaSchema } from './schema-schema';
import { serviceProviderConfigSchema } from './service-provider-config-schema';

/** Of the documents of discovery themselves, the same for every directory (RFC 7643 section 8.7.2). */
export const discoverySchemas: ReadonlyArray<Schema> = [
  serviceProviderConfigSchema,
  resourceTypeSchema,
  schemaSchema,
];
