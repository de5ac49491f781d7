import type { JsonObject } from '@rollcall/domain';
import { MEDIA_TYPE } from '../protocol/media-type';
import type { ResourceType } from '../schema/resource-type';

const parameter = (name: string, description: string, type = 'string', place = 'query'): JsonObject => ({
  name,
  in: place,
  description,
  schema: { type },
});

const showing = [
  parameter('attributes', 'Attributes to show, with commas between them.'),
  parameter('excludedAttributes', 'Attributes to leave out, with commas between them.'),
];
const listing = [
  parameter('filter', 'RFC 7644 section 3.4.2.2.'),
  parameter('sortBy', 'The attribute to sort by.'),
  parameter('sortOrder', '"ascending", or "descending".'),
  parameter('startIndex', 'The first resource of the page, from 1.', 'integer'),
  parameter('count', 'The most resources of a page.', 'integer'),
  parameter(
    'cursor',
    'Empty for the first page of a walk, then the nextCursor of the page before (RFC 9865).',
  ),
  ...showing,
];
const ifMatch = parameter(
  'If-Match',
  'The versions that are meant; any other: 412. What is read-only in the resource is of no account.',
  'string',
  'header',
);
const ifNoneMatch = (description: string) => parameter('If-None-Match', description, 'string', 'header');
const onlyIf = [ifMatch, ifNoneMatch('The versions that are not meant; one of them: 412.')];
const idInPath = { ...parameter('id', 'The id of the resource.', 'string', 'path'), required: true };

const content = (schema: string): JsonObject => ({
  [MEDIA_TYPE]: { schema: { $ref: `#/components/schemas/${schema}` } },
});

type Described = {
  readonly id: string;
  readonly summary: string;
  readonly tag: string;
  readonly parameters?: ReadonlyArray<JsonObject>;
  /** Names of schemas. */
  readonly takes?: string;
  readonly gives?: string;
  readonly status?: number;
  /** Other statuses of success, which come without a body. */
  readonly empty?: Readonly<Record<number, string>>;
  readonly open?: boolean;
};

const operation = ({
  id,
  summary,
  tag,
  parameters = [],
  takes,
  gives,
  status = 200,
  empty = {},
  open = false,
}: Described): JsonObject => ({
  operationId: id,
  summary,
  tags: [tag],
  ...(parameters.length === 0 ? {} : { parameters }),
  ...(takes === undefined ? {} : { requestBody: { required: true, content: content(takes) } }),
  responses: {
    [status]: { description: summary, ...(gives === undefined ? {} : { content: content(gives) }) },
    ...Object.fromEntries(Object.entries(empty).map(([code, description]) => [code, { description }])),
    '4XX': { description: 'The request was refused.', content: content('Error') },
    '5XX': { description: 'The request could not be served.', content: content('Error') },
  },
  ...(open ? { security: [] } : {}),
});

/** The schema of resources as they are sent; that of those answered has the name of the type. */
export const inputOf = (type: ResourceType['name']): string => `${type}Input`;

/** The operations on a collection of resources, and on each of them, by method. */
export const collectionOperations = ({ name, endpoint }: ResourceType) => ({
  all: {
    GET: operation({
      id: `list${endpoint}`,
      summary: `Lists ${endpoint.toLowerCase()}.`,
      tag: endpoint,
      parameters: listing,
      gives: 'ListResponse',
    }),
    POST: operation({
      id: `create${name}`,
      summary: `Creates a ${name.toLowerCase()}.`,
      tag: endpoint,
      parameters: showing,
      takes: inputOf(name),
      gives: name,
      status: 201,
    }),
  },
  search: {
    POST: operation({
      id: `search${endpoint}`,
      summary: `Lists ${endpoint.toLowerCase()}, the question in the body.`,
      tag: endpoint,
      takes: 'SearchRequest',
      gives: 'ListResponse',
    }),
  },
  item: {
    GET: operation({
      id: `get${name}`,
      summary: `The ${name.toLowerCase()}.`,
      tag: endpoint,
      parameters: [idInPath, ...showing, ifMatch, ifNoneMatch('The versions known; one of them: 304.')],
      gives: name,
      empty: { 304: 'The version is known.' },
    }),
    PUT: operation({
      id: `replace${name}`,
      summary: `Replaces the ${name.toLowerCase()}.`,
      tag: endpoint,
      parameters: [idInPath, ...showing, ...onlyIf],
      takes: inputOf(name),
      gives: name,
    }),
    PATCH: operation({
      id: `change${name}`,
      summary: `Changes parts of the ${name.toLowerCase()}.`,
      tag: endpoint,
      parameters: [idInPath, ...showing, ...onlyIf],
      takes: 'PatchOp',
      gives: name,
      ...(name === 'Group' && { empty: { 204: 'Changed; too large to be shown unasked.' } }),
    }),
    DELETE: operation({
      id: `delete${name}`,
      summary: `Deletes the ${name.toLowerCase()}.`,
      tag: endpoint,
      parameters: [idInPath, ...onlyIf],
      status: 204,
    }),
  },
});

/** The operations at the root. */
export const rootOperations = {
  query: {
    GET: operation({
      id: 'listAll',
      summary: 'Lists users and groups.',
      tag: 'All',
      parameters: listing,
      gives: 'ListResponse',
    }),
  },
  search: {
    POST: operation({
      id: 'searchAll',
      summary: 'Lists users and groups, the question in the body.',
      tag: 'All',
      takes: 'SearchRequest',
      gives: 'ListResponse',
    }),
  },
  bulk: {
    POST: operation({
      id: 'bulk',
      summary: 'Performs many changes, each whole or nothing by itself.',
      tag: 'All',
      takes: 'BulkRequest',
      gives: 'BulkResponse',
    }),
  },
};

/** The operations of discovery, which only read. */
export const discoveryOperations = {
  config: {
    GET: operation({
      id: 'getServiceProviderConfig',
      summary: 'What the service offers.',
      tag: 'Discovery',
      gives: 'Discovered',
      open: true,
    }),
  },
  list: (name: string): { readonly [method: string]: JsonObject } => ({
    GET: operation({ id: `list${name}`, summary: `Lists ${name}.`, tag: 'Discovery', gives: 'ListResponse' }),
  }),
  single: (name: string): { readonly [method: string]: JsonObject } => ({
    GET: operation({
      id: `get${name.slice(0, -1)}`,
      summary: `One of ${name}.`,
      tag: 'Discovery',
      parameters: [idInPath],
      gives: 'Discovered',
    }),
  }),
};
