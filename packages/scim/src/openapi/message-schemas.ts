import type { Json, JsonObject } from '@rollcall/domain';
import { MAX_BULK_OPERATIONS } from '../bulk/limits';

const text: JsonObject = { type: 'string' };
const integer: JsonObject = { type: 'integer' };
const texts: JsonObject = { type: 'array', items: text };

/** A message of RFC 7644, which names itself in `schemas`. */
const message = (
  name: string,
  properties: { readonly [name: string]: Json },
  required: ReadonlyArray<string> = [],
): JsonObject => ({
  title: name,
  type: 'object',
  properties: {
    schemas: { ...texts, contains: { const: `urn:ietf:params:scim:api:messages:2.0:${name}` } },
    ...properties,
  },
  required: ['schemas', ...required],
});

/** The messages of RFC 7644 section 8.2 and RFC 9865 as JSON Schema, by name. */
export const messageSchemas: { readonly [name: string]: JsonObject } = {
  ListResponse: message(
    'ListResponse',
    {
      totalResults: integer,
      itemsPerPage: integer,
      startIndex: { ...integer, description: 'From 1; absent when paged by cursor.' },
      nextCursor: { ...text, description: 'For the next page, when paged by cursor and there is one.' },
      Resources: { type: 'array', items: { type: 'object' } },
    },
    ['totalResults', 'Resources'],
  ),
  SearchRequest: message('SearchRequest', {
    filter: text,
    sortBy: text,
    sortOrder: { enum: ['ascending', 'descending'] },
    startIndex: integer,
    count: integer,
    cursor: text,
    attributes: texts,
    excludedAttributes: texts,
  }),
  PatchOp: message(
    'PatchOp',
    {
      Operations: {
        type: 'array',
        minItems: 1,
        items: {
          type: 'object',
          properties: { op: { enum: ['add', 'remove', 'replace'] }, path: text, value: {} },
          required: ['op'],
        },
      },
    },
    ['Operations'],
  ),
  BulkRequest: message(
    'BulkRequest',
    {
      failOnErrors: { ...integer, minimum: 1 },
      Operations: {
        type: 'array',
        minItems: 1,
        maxItems: MAX_BULK_OPERATIONS,
        items: {
          type: 'object',
          properties: {
            method: { enum: ['POST', 'PUT', 'PATCH', 'DELETE'] },
            path: text,
            bulkId: { ...text, description: 'Required of a POST.' },
            version: text,
            data: { type: 'object' },
          },
          required: ['method', 'path'],
        },
      },
    },
    ['Operations'],
  ),
  BulkResponse: message(
    'BulkResponse',
    {
      Operations: {
        type: 'array',
        items: {
          type: 'object',
          properties: {
            location: text,
            method: text,
            bulkId: text,
            version: text,
            status: text,
            response: { $ref: '#/components/schemas/Error' },
          },
          required: ['status'],
        },
      },
    },
    ['Operations'],
  ),
  Error: message('Error', { status: text, scimType: text, detail: text }, ['status']),
};
