import type { JsonObject } from '@rollcall/domain';
import * as E from 'fp-ts/lib/Either.js';
import { groupEndpoints, type ItemEndpoints, userEndpoints } from '../operations/endpoints';
import { badRequest, type ScimError } from '../protocol/error';
import { shortened } from '../protocol/shortened';
import type { ResourceType } from '../schema/resource-type';
import { textMember } from './text-member';

type Collection = {
  readonly name: 'user' | 'group';
  readonly endpoint: ResourceType['endpoint'];
  readonly endpoints: ItemEndpoints;
};

/** What an operation is aimed at: a collection for a POST, one resource of it for all else. */
export type BulkTarget = Collection &
  (
    | { readonly method: 'POST'; readonly bulkId: string }
    /** The id as the client wrote it, maybe a reference. */
    | { readonly method: 'PUT' | 'PATCH' | 'DELETE'; readonly id: string }
  );

const collections = new Map<string, Collection>([
  ['Users', { name: 'user', endpoint: 'Users', endpoints: userEndpoints }],
  ['Groups', { name: 'group', endpoint: 'Groups', endpoints: groupEndpoints }],
]);

const refused = (scimType: 'invalidSyntax' | 'invalidValue', what: string): E.Either<ScimError, never> =>
  E.left(badRequest(scimType, `${what} Nothing was changed.`));

/** Reads `method`, `path` and, of a POST, `bulkId` of an operation. */
export const bulkTargetOf = (operation: JsonObject): E.Either<ScimError, BulkTarget> => {
  const method = textMember(operation, 'method')?.toUpperCase();
  if (method !== 'POST' && method !== 'PUT' && method !== 'PATCH' && method !== 'DELETE') {
    return refused('invalidSyntax', 'The "method" of a bulk operation must be POST, PUT, PATCH or DELETE.');
  }
  const path = textMember(operation, 'path');
  if (path === undefined) return refused('invalidSyntax', 'The bulk operation has no "path".');
  const [endpoint = '', id, ...deeper] = segmentsOf(path);
  const collection = deeper.length === 0 ? collections.get(endpoint) : undefined;
  if (method === 'POST') {
    const bulkId = textMember(operation, 'bulkId');
    if (bulkId === undefined) return refused('invalidSyntax', 'A POST in a bulk request needs a "bulkId".');
    if (collection !== undefined && id === undefined) return E.right({ ...collection, method, bulkId });
  } else if (collection !== undefined && id !== undefined) {
    return E.right({ ...collection, method, id });
  }
  const places = method === 'POST' ? '/Users or /Groups' : '/Users/{id} or /Groups/{id}';
  return refused(
    'invalidValue',
    `The path "${shortened(path)}" is not one for ${method} in a bulk request; that is ${places}.`,
  );
};

const segmentsOf = (path: string): ReadonlyArray<string> => {
  try {
    return path
      .split('/')
      .filter((segment) => segment !== '')
      .map((segment) => decodeURIComponent(segment));
  } catch {
    return [];
  }
};
