import type { JsonObject } from '@rollcall/domain';
import type { Registry } from '../schema/registry';
import type { ResourceType } from '../schema/resource-type';
import { resourceSchema } from './attribute-schema';
import { messageSchemas } from './message-schemas';
import { collectionOperations, discoveryOperations, inputOf, rootOperations } from './operation';

type Methods = { readonly [method: string]: JsonObject };

const lowerCase = (methods: Methods): JsonObject =>
  Object.fromEntries(Object.entries(methods).map(([method, operation]) => [method.toLowerCase(), operation]));

const collectionPaths = (type: ResourceType): ReadonlyArray<readonly [string, Methods]> => {
  const { all, search, item } = collectionOperations(type);
  const path = `/${type.endpoint}`;
  return [
    [path, all],
    [`${path}/.search`, search],
    [`${path}/{id}`, item],
  ];
};

const bothSchemas = (type: ResourceType): ReadonlyArray<readonly [string, JsonObject]> => [
  [type.name, resourceSchema(type, 'answered')],
  [inputOf(type.name), resourceSchema(type, 'sent')],
];

const otherPaths: ReadonlyArray<readonly [string, Methods]> = [
  ['/', rootOperations.query],
  ['/.search', rootOperations.search],
  ['/Bulk', rootOperations.bulk],
  ['/ServiceProviderConfig', discoveryOperations.config],
  ['/ResourceTypes', discoveryOperations.list('ResourceTypes')],
  ['/ResourceTypes/{id}', discoveryOperations.single('ResourceTypes')],
  ['/Schemas', discoveryOperations.list('Schemas')],
  ['/Schemas/{id}', discoveryOperations.single('Schemas')],
];

/** The whole service as OpenAPI 3.1, with the very attributes that requests are held to. */
export const openApiDocument = (baseUrl: string, { types }: Registry): JsonObject => ({
  openapi: '3.1.0',
  info: {
    title: 'Rollcall SCIM 2.0',
    version: '2.0',
    description: 'RFC 7643, RFC 7644 and RFC 9865. The API key says which directory is meant.',
    license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
  },
  servers: [{ url: baseUrl }],
  security: [{ apiKey: [] }],
  paths: Object.fromEntries(
    [...types.flatMap(collectionPaths), ...otherPaths].map(([path, methods]) => [path, lowerCase(methods)]),
  ),
  components: {
    securitySchemes: { apiKey: { type: 'http', scheme: 'bearer' } },
    schemas: {
      ...Object.fromEntries(types.flatMap(bothSchemas)),
      Discovered: { type: 'object', required: ['schemas'] },
      ...messageSchemas,
    },
  },
});
