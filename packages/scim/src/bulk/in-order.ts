import { type BulkOperation, createdBy } from './bulk-operation';

/**
 * The order in which operations are performed: that of the request, but for one that refers to a resource
 * created further on. It waits for that, and what is aimed at the same resource waits behind it. Where
 * references go round in a circle, the first operation of the circle goes first: every id is known from the
 * start, so it may name one that is created after it (RFC 7644 section 3.7.1).
 */
export const inOrder = (operations: ReadonlyArray<BulkOperation>): ReadonlyArray<BulkOperation> => {
  const ordered: BulkOperation[] = [];
  const waiting: Waiting = new Map(operations.map((operation) => [operation, new Set(operation.needs)]));
  for (;;) {
    const next = firstReady(waiting) ?? firstInCircle(waiting);
    if (next === undefined) return ordered;
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

/** One that others wait for; none is ready, so every way from one waiting to what it waits for comes round. */
const firstInCircle = (waiting: Waiting): BulkOperation | undefined => {
  const creators = new Map<string, BulkOperation>();
  for (const operation of waiting.keys()) {
    const created = createdBy(operation);
    if (created !== undefined) creators.set(created, operation);
  }
  const passed = new Set<BulkOperation>();
  let at = waiting.keys().next().value;
  while (at !== undefined && !passed.has(at)) {
    passed.add(at);
    const [needed] = waiting.get(at) ?? [];
    at = needed === undefined ? undefined : creators.get(needed);
  }
  return at ?? waiting.keys().next().value;
};
