import type { JsonObject } from '@rollcall/domain';
import { scimError } from '../protocol/error';
import { errorResponse } from '../protocol/error-response';
import { jsonResponse } from '../protocol/json-response';
import type { ScimResponse } from '../protocol/request';
import { shortened } from '../protocol/shortened';
import type { ResourceType } from '../schema/resource-type';
import { resourceTypeDocument } from './resource-type-document';
import { schemaDocument } from './schema-document';
import { serviceProviderConfig } from './service-provider-config';

const LIST_RESPONSE = 'urn:ietf:params:scim:api:messages:2.0:ListResponse';

export type DiscoveryEndpoint = 'ServiceProviderConfig' | 'ResourceTypes' | 'Schemas';

/** Answers a GET of a discovery endpoint (RFC 7644 section 4); paging and sorting are ignored there. */
export const discover = (
  endpoint: DiscoveryEndpoint,
  id: string | undefined,
  query: URLSearchParams,
  baseUrl: string,
  resourceTypes: ReadonlyArray<ResourceType>,
): ScimResponse => {
  if (query.has('filter')) {
    return errorResponse(scimError(403, `/${endpoint} cannot be filtered; leave the filter out.`));
  }
  switch (endpoint) {
    case 'ServiceProviderConfig':
      return jsonResponse(200, serviceProviderConfig(baseUrl));
    case 'ResourceTypes':
      return id === undefined
        ? list(resourceTypes.map((type) => resourceTypeDocument(type, baseUrl)))
        : single(
            resourceTypes.find((type) => type.name === id),
            (type) => resourceTypeDocument(type, baseUrl),
            id,
          );
    case 'Schemas': {
      const schemas = resourceTypes.flatMap((type) => [type.schema, ...type.extensions]);
      return id === undefined
        ? list(schemas.map((schema) => schemaDocument(schema, baseUrl)))
        : single(
            schemas.find((schema) => schema.id.toLowerCase() === id.toLowerCase()),
            (schema) => schemaDocument(schema, baseUrl),
            id,
          );
    }
  }
};

const list = (resources: ReadonlyArray<JsonObject>): ScimResponse =>
  jsonResponse(200, {
    schemas: [LIST_RESPONSE],
    totalResults: resources.length,
    startIndex: 1,
    itemsPerPage: resources.length,
    Resources: resources,
  });

const single = <A>(found: A | undefined, document: (found: A) => JsonObject, id: string): ScimResponse =>
  found === undefined
    ? errorResponse(scimError(404, `There is nothing with the id ${shortened(id)} here.`))
    : jsonResponse(200, document(found));
