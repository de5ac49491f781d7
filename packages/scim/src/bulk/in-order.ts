import * as E from 'fp-ts/lib/Either.js';
import { scimError } from '../protocol/error';
import { shortened } from '../protocol/shortened';
import { type BulkOperation, createdBy } from './bulk-operation';

/**
 * The order in which operations are performed: that of the request, but for one that refers to a resource
 * created further on. It waits for that, and what is aimed at the same resource waits behind it. Operations
 * whose references go round in a circle come last, as conflicts (RFC 7644 section 3.7.1).
 */
export const inOrder = (operations: ReadonlyArray<BulkOperation>): ReadonlyArray<BulkOperation> => {
  const ordered: BulkOperation[] = [];
  const waiting: Waiting = new Map(operations.map((operation) => [operation, new Set(operation.needs)]));
  for (;;) {
    const next = firstReady(waiting);
    if (next === undefined) return [...ordered, ...Array.from(waiting.keys(), circular)];
    ordered.push(next);
    waiting.delete(next);
    const created = createdBy(next);
    if (created !== undefined) for (const open of waiting.values()) open.delete(created);
  }
};

/** Operations with the bulkIds that are still to be created for each. */
type Waiting = Map<BulkOperation, Set<string>>;

const firstReady = (waiting: Waiting): BulkOperation | undefined => {
  const held = new Set<string>();
  for (const [operation, { size }] of waiting) {
    const { location } = operation;
    if (size === 0 && (location === undefined || !held.has(location))) return operation;
    if (location !== undefined) held.add(location);
  }
  return undefined;
};

const circular = (operation: BulkOperation): BulkOperation => ({
  ...operation,
  needs: new Set(),
  change: E.left(
    scimError(
      409,
      `The references of this operation go round in a circle, by way of ${[...operation.needs]
        .map((bulkId) => `bulkId:${shortened(bulkId)}`)
        .slice(0, 5)
        .join(', ')}. Create the resources without them, then add them with a PATCH. Nothing was changed.`,
    ),
  ),
});
