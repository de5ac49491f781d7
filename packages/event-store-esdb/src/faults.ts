import {
  AccessDeniedError,
  MaxAppendSizeExceededError,
  NotLeaderError,
  StreamDeletedError,
} from '@eventstore/db-client';
import type { AppendError, Conflict, ReadError, Unavailable } from '@rollcall/event-store';

/** gRPC status codes that the client leaves without a kind of its own. */
const PERMISSION_DENIED = 7;
const UNAUTHENTICATED = 16;

export const unavailable = (reason: string): Unavailable => ({ _tag: 'Unavailable', reason });

/** The answer to everything after `close`. */
export const closed: Unavailable = unavailable('the event store is closed');

export const noAnswerIn = (ms: number): string => `EventStoreDB gave no answer within ${ms} ms`;

const codeOf = (error: unknown): unknown =>
  typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;

const reasonOf = (error: unknown): string =>
  error instanceof Error && error.message !== '' ? error.message : `EventStoreDB failed: ${String(error)}`;

const isAccessDenied = (error: unknown): boolean =>
  error instanceof AccessDeniedError ||
  codeOf(error) === PERMISSION_DENIED ||
  codeOf(error) === UNAUTHENTICATED;

/** No node was found, so nothing was sent; the client knows no kind for it. */
const isDiscoveryFailure = (error: unknown): boolean =>
  error instanceof Error && error.message.startsWith('Failed to discover');

/** A failed read or subscription, by the kind or the gRPC code of the client's error. */
export const readError = (error: unknown): ReadError => {
  if (error instanceof StreamDeletedError) return { _tag: 'StreamDeleted', stream: error.streamName };
  if (isAccessDenied(error)) return { _tag: 'AccessDenied', reason: reasonOf(error) };
  return unavailable(reasonOf(error));
};

/** A failed append of `bytes` that was no conflict. What is not known to be refused may have been written. */
export const appendError = (error: unknown, bytes: number): Exclude<AppendError, Conflict> => {
  if (error instanceof MaxAppendSizeExceededError) {
    return { _tag: 'AppendTooLarge', bytes, maxBytes: error.maxAppendSize };
  }
  if (error instanceof StreamDeletedError || isAccessDenied(error)) return readError(error);
  if (error instanceof NotLeaderError || isDiscoveryFailure(error)) return unavailable(reasonOf(error));
  return { _tag: 'OutcomeUnknown', reason: reasonOf(error) };
};
