import { isJsonObject, type Json, type JsonObject } from '@rollcall/domain';
import * as E from 'fp-ts/lib/Either.js';
import { badRequest, type ScimError } from '../protocol/error';
import { listsSchema, messageMember } from '../protocol/message-member';
import { shortened } from '../protocol/shortened';
import { tooManyBulkOperations } from '../protocol/transport-errors';
import { MAX_BULK_OPERATIONS } from './limits';

const BULK_REQUEST = 'urn:ietf:params:scim:api:messages:2.0:BulkRequest';

export type BulkRequest = {
  readonly operations: ReadonlyArray<JsonObject>;
  /** Failures after which nothing more is tried. */
  readonly failOnErrors: number;
};

const syntaxError = (what: string): E.Either<ScimError, never> =>
  E.left(badRequest('invalidSyntax', `${what} Nothing was changed.`));

/** Reads what holds of a bulk request as a whole (RFC 7644 section 3.7); 413 for too many operations. */
export const bulkRequestOf = (body: JsonObject): E.Either<ScimError, BulkRequest> => {
  if (!listsSchema(body, BULK_REQUEST)) {
    return syntaxError(`The "schemas" of a bulk request must list ${BULK_REQUEST}.`);
  }
  const operations = messageMember(body, 'Operations');
  if (!Array.isArray(operations) || operations.length === 0) {
    return syntaxError('A bulk request needs "Operations", a list with at least one operation.');
  }
  if (operations.length > MAX_BULK_OPERATIONS) {
    return E.left(tooManyBulkOperations(operations.length, MAX_BULK_OPERATIONS));
  }
  if (!operations.every(isJsonObject)) {
    return syntaxError('Each operation of a bulk request must be a JSON object.');
  }
  const twice = firstTwice(operations.map((operation) => messageMember(operation, 'bulkId')));
  if (twice !== undefined) return syntaxError(`The bulkId "${shortened(twice)}" is given to two operations.`);
  const failOnErrors = messageMember(body, 'failOnErrors') ?? Number.POSITIVE_INFINITY;
  return typeof failOnErrors === 'number' && failOnErrors >= 1
    ? E.right({ operations, failOnErrors })
    : syntaxError('failOnErrors must be an integer of 1 or more.');
};

const firstTwice = (bulkIds: ReadonlyArray<Json | undefined>): string | undefined => {
  const seen = new Set<string>();
  for (const bulkId of bulkIds) {
    if (typeof bulkId !== 'string') continue;
    if (seen.has(bulkId)) return bulkId;
    seen.add(bulkId);
  }
  return undefined;
};
