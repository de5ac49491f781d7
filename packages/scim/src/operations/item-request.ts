import * as E from 'fp-ts/lib/Either.js';
import type { ScimError } from '../protocol/error';
import type { ScimRequest } from '../protocol/request';
import type { Service } from '../protocol/service';
import { attributeListsOf } from '../query/list-request';
import { projectionOf } from '../query/projection';
import type { Showing } from '../resource/resource-response';
import type { ResourceType } from '../schema/resource-type';
import type { ItemRequest } from './item';

export const showingOf = (
  type: ResourceType,
  { query }: ScimRequest,
  { baseUrl }: Service,
): E.Either<ScimError, Showing> => {
  const projection = projectionOf(type, attributeListsOf(query));
  return E.isLeft(projection) ? projection : E.right({ baseUrl, type, projection: projection.right });
};

export const itemRequestOf = (
  type: ResourceType,
  id: string,
  request: ScimRequest,
  service: Service,
): E.Either<ScimError, ItemRequest> => {
  const showing = showingOf(type, request, service);
  return E.isLeft(showing)
    ? showing
    : E.right({
        id,
        showing: showing.right,
        switches: service.switches,
        conditions: {
          ifMatch: request.headers['if-match'],
          ifNoneMatch: request.headers['if-none-match'],
        },
      });
};
