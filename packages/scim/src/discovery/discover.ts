import type { JsonObject } from '@rollcall/domain';
import { scimError } from '../protocol/error';
import { errorResponse } from '../protocol/error-response';
import { jsonResponse } from '../protocol/json-response';
import type { ScimResponse } from '../protocol/request';
import type { Service } from '../protocol/service';
import { shortened } from '../protocol/shortened';
import { discoverySchemas } from './discovery-schemas';
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
  { baseUrl, registry: { types }, toldEvents }: Service,
): ScimResponse => {
  switch (endpoint) {
    case 'ServiceProviderConfig':
      return jsonResponse(200, serviceProviderConfig(baseUrl, toldEvents()));
    case 'ResourceTypes':
      return id === undefined
        ? list(endpoint, query, types, (type) => resourceTypeDocument(type, baseUrl))
        : single(
            types.find((type) => type.name === id),
            (type) => resourceTypeDocument(type, baseUrl),
            id,
          );
    case 'Schemas': {
      const schemas = [...types.flatMap((type) => [type.schema, ...type.extensions]), ...discoverySchemas];
      return id === undefined
        ? list(endpoint, query, schemas, (schema) => schemaDocument(schema, baseUrl))
        : single(
            schemas.find((schema) => schema.id.toLowerCase() === id.toLowerCase()),
            (schema) => schemaDocument(schema, baseUrl),
            id,
          );
    }
  }
};

/** A filter is refused, so that nobody takes the answer for filtered; a single document has nothing to filter. */
const list = <A>(
  endpoint: DiscoveryEndpoint,
  query: URLSearchParams,
  all: ReadonlyArray<A>,
  document: (one: A) => JsonObject,
): ScimResponse =>
  query.has('filter')
    ? errorResponse(scimError(403, `/${endpoint} cannot be filtered; leave the filter out.`))
    : jsonResponse(200, {
        schemas: [LIST_RESPONSE],
        totalResults: all.length,
        startIndex: 1,
        itemsPerPage: all.length,
        Resources: all.map(document),
      });

const single = <A>(found: A | undefined, document: (found: A) => JsonObject, id: string): ScimResponse =>
  found === undefined
    ? errorResponse(scimError(404, `There is nothing with the id ${shortened(id)} here.`))
    : jsonResponse(200, document(found));
