import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import { interpretBulk } from '../bulk/interpret-bulk';
import { type DiscoveryEndpoint, discover } from '../discovery/discover';
import { openApiDocument } from '../openapi/openapi-document';
import { bodyOf } from '../protocol/body';
import type { ScimError } from '../protocol/error';
import { jsonResponse } from '../protocol/json-response';
import type { ScimOperation } from '../protocol/operation';
import type { ScimRequest } from '../protocol/request';
import type { Service } from '../protocol/service';
import { notOffered } from '../protocol/transport-errors';
import { listRequestOf, searchRequestOf } from '../query/list-request';
import { listAnswer } from '../query/list-response';
import type { Registry } from '../schema/registry';
import type { ResourceType } from '../schema/resource-type';
import { groupEndpoints, type ItemEndpoints, userEndpoints } from './endpoints';
import { itemRequestOf, showingOf } from './item-request';

/** What a method of an endpoint makes of a request; `id` is the last segment of its path. */
export type Handler = (
  request: ScimRequest,
  service: Service,
  id: string,
) => E.Either<ScimError, ScimOperation>;
export type Methods = ReadonlyMap<string, Handler>;

const methods = (handlers: { readonly [method: string]: Handler }): Methods =>
  new Map(Object.entries(handlers));

/** The methods of an endpoint; `undefined` where there is none. */
export const methodsAt = ([first, second, ...deeper]: ReadonlyArray<string>): Methods | undefined => {
  if (deeper.length > 0) return undefined;
  switch (first) {
    case undefined:
      return rootQuery;
    case '.search':
      return second === undefined ? rootSearch : undefined;
    case 'Users':
      return collection(users, second);
    case 'Groups':
      return collection(groups, second);
    case 'ServiceProviderConfig':
      return second === undefined ? discovery(first, undefined) : undefined;
    case 'ResourceTypes':
    case 'Schemas':
      return discovery(first, second);
    case 'openapi.json':
      return second === undefined ? description : undefined;
    case 'Me':
      return second === undefined ? me : undefined;
    case 'Bulk':
      return second === undefined ? bulk : undefined;
    default:
      return undefined;
  }
};

type TypesIn = (registry: Registry) => ReadonlyArray<ResourceType>;

const list =
  (typesIn: TypesIn): Handler =>
  (request, service) =>
    pipe(
      listRequestOf(request.query),
      E.chain((asked) => listAnswer(typesIn(service.registry), asked, service)),
    );

const search =
  (typesIn: TypesIn): Handler =>
  (request, service) =>
    pipe(
      bodyOf(request),
      E.chain(searchRequestOf),
      E.chain((asked) => listAnswer(typesIn(service.registry), asked, service)),
    );

const rootQuery = methods({ GET: list(({ types }) => types) });
const rootSearch = methods({ POST: search(({ types }) => types) });

type Collection = {
  readonly all: Methods;
  readonly search: Methods;
  readonly item: Methods;
};

const collectionOf = (name: 'user' | 'group', endpoints: ItemEndpoints): Collection => {
  const onItem =
    (handle: ItemEndpoints['get']): Handler =>
    (request, service, id) => {
      const item = itemRequestOf(service.registry[name], id, request, service);
      return E.isLeft(item) ? item : handle(item.right);
    };
  const withBody =
    (handle: ItemEndpoints['put']): Handler =>
    (request, service, id) => {
      const item = itemRequestOf(service.registry[name], id, request, service);
      if (E.isLeft(item)) return item;
      const body = bodyOf(request);
      return E.isLeft(body) ? body : handle(item.right, body.right);
    };
  return {
    all: methods({
      GET: list((registry) => [registry[name]]),
      POST: (request, service) => {
        const showing = showingOf(service.registry[name], request, service);
        if (E.isLeft(showing)) return showing;
        const body = bodyOf(request);
        return E.isLeft(body)
          ? body
          : endpoints.create(body.right, service.newId, showing.right, service.switches);
      },
    }),
    search: methods({ POST: search((registry) => [registry[name]]) }),
    item: methods({
      GET: onItem(endpoints.get),
      PUT: withBody(endpoints.put),
      PATCH: withBody(endpoints.patch),
      DELETE: onItem(endpoints.remove),
    }),
  };
};

const users = collectionOf('user', userEndpoints);
const groups = collectionOf('group', groupEndpoints);

const collection = ({ all, search: searching, item }: Collection, second: string | undefined): Methods => {
  if (second === undefined) return all;
  return second === '.search' ? searching : item;
};

const discovery = (endpoint: DiscoveryEndpoint, id: string | undefined): Methods =>
  methods({
    GET: ({ query }, service) =>
      E.right({ _tag: 'Answer', response: discover(endpoint, id, query, service) }),
  });

/** RFC 7644 section 3.11: no user stands behind a provisioning key. */
const noSelf: Handler = () =>
  E.left(notOffered('An API key stands for an organisation, not for a user: /Me is not offered.'));
const me = methods({ GET: noSelf, POST: noSelf, PUT: noSelf, PATCH: noSelf, DELETE: noSelf });

const bulk = methods({
  POST: (request, service) =>
    pipe(
      bodyOf(request),
      E.chain((body) => interpretBulk(body, service)),
    ),
});

const description = methods({
  GET: (_request, { baseUrl, registry }) =>
    E.right({
      _tag: 'Answer',
      response: jsonResponse(200, openApiDocument(baseUrl, registry), { 'content-type': 'application/json' }),
    }),
});
