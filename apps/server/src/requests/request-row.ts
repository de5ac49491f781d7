import type { BodyShape } from './body-shape';
import type { NotedRequest } from './request-record';

/** A request as it goes to the thread that writes: what is looked up by, and the rest as text. */
export type RequestRow = {
  /** Milliseconds since 1970. */
  readonly time: number;
  readonly directory: string | null;
  readonly key: string | null;
  readonly status: number;
  readonly request: string;
  /** JSON of a stored request. */
  readonly record: string;
};

export const requestRow = (request: NotedRequest): RequestRow => ({
  time: Date.parse(request.time),
  directory: request.directory ?? null,
  key: request.key ?? null,
  status: request.status,
  request: request.requestId,
  record: recordText(request, request.body()),
});

/** JSON leaves functions out, so most requests need no copy without theirs. */
const recordText = (request: NotedRequest, body: BodyShape | undefined): string =>
  JSON.stringify(
    body === undefined && request.revisions.length === 0
      ? request
      : { ...request, body, revisions: request.revisions.map(String) },
  );
