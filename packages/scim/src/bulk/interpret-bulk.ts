import type { JsonObject } from '@rollcall/domain';
import * as E from 'fp-ts/lib/Either.js';
import type { ScimError } from '../protocol/error';
import { ignoredNames } from '../protocol/ignored-names';
import type { Bulk } from '../protocol/operation';
import type { Service } from '../protocol/service';
import { bulkOperationOf } from './bulk-operation';
import { bulkRequestOf } from './bulk-request';
import { bulkTargetOf } from './bulk-target';
import { inOrder } from './in-order';
import { perform } from './perform';

/**
 * What a bulk request means (RFC 7644 section 3.7). Each resource to be created has its id from the start,
 * so every reference is resolved before the first operation is performed.
 */
export const interpretBulk = (body: JsonObject, service: Service): E.Either<ScimError, Bulk> => {
  const request = bulkRequestOf(body);
  if (E.isLeft(request)) return request;
  const { operations: sent, failOnErrors } = request.right;
  const ids = new Map<string, string>();
  for (const operation of sent) {
    const target = bulkTargetOf(operation);
    if (E.isRight(target) && target.right.method === 'POST') ids.set(target.right.bulkId, service.newId());
  }
  const operations = sent.map((operation, place) => bulkOperationOf(operation, place, ids, service));
  const ignored = operations.flatMap(({ change }) => (E.isRight(change) ? change.right.ignored : []));
  return E.right({
    _tag: 'Bulk',
    first: perform(inOrder(operations), failOnErrors),
    ignored: ignoredNames(ignored),
  });
};
