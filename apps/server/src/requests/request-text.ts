import type { NotedRequest } from './request-record';

/**
 * A request as it goes to the thread that writes, and as it is kept: JSON of a stored request. JSON leaves
 * functions out, so most requests need no copy without theirs.
 */
export const requestText = (request: NotedRequest): string => {
  const body = request.body();
  return JSON.stringify(
    body === undefined && request.revisions.length === 0
      ? request
      : { ...request, body, revisions: request.revisions.map(String) },
  );
};
