import type { JsonObject } from '@rollcall/domain';
import * as E from 'fp-ts/lib/Either.js';
import { scimError } from '../protocol/error';
import { errorResponse } from '../protocol/error-response';
import { jsonResponse } from '../protocol/json-response';
import type { BulkStep } from '../protocol/operation';
import type { ScimResponse } from '../protocol/request';
import { shortened } from '../protocol/shortened';
import { type BulkOperation, createdBy } from './bulk-operation';
import { bulkResult } from './bulk-result';

const BULK_RESPONSE = 'urn:ietf:params:scim:api:messages:2.0:BulkResponse';

/** How far a bulk request has come. */
type Progress = {
  readonly settled: ReadonlyArray<{ readonly place: number; readonly result: JsonObject }>;
  readonly failures: number;
  /** bulkIds of resources that could not be created. */
  readonly missing: ReadonlySet<string>;
  /** The store could not be reached: nothing more is tried. */
  readonly storeAway: boolean;
};

/** Performs the operations one by one, until all are done or too many have failed. */
export const perform = (
  operations: ReadonlyArray<BulkOperation>,
  failOnErrors: number,
  progress: Progress = { settled: [], failures: 0, missing: new Set(), storeAway: false },
): BulkStep => {
  let now = progress;
  for (;;) {
    const operation = operations[now.settled.length];
    if (operation === undefined || now.failures >= failOnErrors) {
      return { _tag: 'Finished', response: answer(now) };
    }
    const fault = hindrance(operation, now);
    if (fault !== undefined) {
      now = after(now, operation, fault);
    } else if (E.isLeft(operation.change)) {
      now = after(now, operation, errorResponse(operation.change.left));
    } else {
      const before = now;
      return {
        _tag: 'Perform',
        change: operation.change.right,
        settle: (response) => perform(operations, failOnErrors, after(before, operation, response)),
      };
    }
  }
};

/** What went before that keeps an operation from being tried. */
const hindrance = (operation: BulkOperation, { missing, storeAway }: Progress): ScimResponse | undefined => {
  if (storeAway) {
    return errorResponse(
      scimError(
        503,
        'This operation was not tried, as the store failed at one before. Nothing was changed by it; send it again.',
      ),
    );
  }
  const lost = [...operation.needs].find((bulkId) => missing.has(bulkId));
  return lost === undefined
    ? undefined
    : errorResponse(
        scimError(
          409,
          `bulkId:${shortened(lost)} was not created, so what refers to it cannot be done. Nothing was changed.`,
        ),
      );
};

const after = (progress: Progress, operation: BulkOperation, response: ScimResponse): Progress => {
  const failed = response.status >= 400;
  const lost = failed ? createdBy(operation) : undefined;
  return {
    settled: [...progress.settled, { place: operation.place, result: bulkResult(operation, response) }],
    failures: progress.failures + Number(failed),
    missing: lost === undefined ? progress.missing : new Set([...progress.missing, lost]),
    storeAway: progress.storeAway || response.status === 503,
  };
};

/** RFC 7644 section 3.7.3, in the order of the request. */
const answer = ({ settled }: Progress): ScimResponse =>
  jsonResponse(200, {
    schemas: [BULK_RESPONSE],
    Operations: settled.toSorted((a, b) => a.place - b.place).map(({ result }) => result),
  });
