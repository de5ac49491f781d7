import { randomUUID } from 'node:crypto';
import { type DirectoryId, eventId, type Json, NO_EVENTS, type Revision } from '@rollcall/domain';
import {
  type AppendError,
  type EventStore,
  type ProposedEvent,
  type ReadError,
  type StreamName,
  sizeOf,
  streamName,
} from '@rollcall/event-store';
import * as E from 'fp-ts/lib/Either.js';
import type { Retention } from './request-log';
import type { RequestRecord } from './request-record';
import { storedRequest } from './stored-request';

/** Of its own for each directory, outside the streams that directories are made from. */
export const requestStream = (id: DirectoryId): StreamName => streamName(`scimRequests-${id}`);

const MOST_BYTES = 256 * 1024;
/** A body that takes more is told by its size alone: thousands of requests are in memory. */
const MOST_BYTES_OF_ONE = 8 * 1024;
/** Other processes write to the same stream; each lost race tells where it ends. */
const MOST_ATTEMPTS = 10;
/** Each may take as long as the store waits for an answer. */
const MOST_UNKNOWN = 3;

type Events = readonly [ProposedEvent, ...ProposedEvent[]];

/** As many of the requests, from the first on, as one append shall hold. */
export const requestEvents = (requests: readonly [RequestRecord, ...RequestRecord[]]): Events => {
  const [first, ...others] = requests;
  const events: [ProposedEvent, ...ProposedEvent[]] = [requestEvent(first)];
  let bytes = sizeOf(events[0]);
  for (const request of others) {
    const event = requestEvent(request);
    bytes += sizeOf(event);
    if (bytes > MOST_BYTES) break;
    events.push(event);
  }
  return events;
};

const requestEvent = ({ body, ...request }: RequestRecord): ProposedEvent => {
  const whole = proposed('ScimRequestAnswered', storedRequest({ ...request, ...(body && { body }) }));
  return body === undefined || sizeOf(whole) <= MOST_BYTES_OF_ONE
    ? whole
    : proposed('ScimRequestAnswered', storedRequest({ ...request, body: { bytes: body.bytes } }));
};

const proposed = (type: string, data: Json): ProposedEvent => ({
  id: eventId(randomUUID()),
  type,
  data,
  metadata: {},
});

/** Appends after whatever the stream ends with; `end` is where it was seen to end. Answers where it ends then. */
export const appendRequests = async (
  store: EventStore,
  stream: StreamName,
  end: Revision,
  events: Events,
): Promise<E.Either<AppendError, Revision>> => {
  let expected = end;
  let unknown = 0;
  for (let attempt = 1; ; attempt += 1) {
    const appended = await store.append(stream, expected, events)();
    if (E.isRight(appended)) return E.right(appended.right.revision);
    if (attempt === MOST_ATTEMPTS) return appended;
    if (appended.left._tag === 'Conflict') expected = appended.left.actual;
    else if (appended.left._tag !== 'OutcomeUnknown' || ++unknown === MOST_UNKNOWN) return appended;
  }
};

/**
 * Tells the server by the metadata of the stream how long and how many requests to keep. What is set there
 * already stays: an operator may want it otherwise.
 */
export const limitRequests = async (
  store: EventStore,
  stream: StreamName,
  { milliseconds, requests }: Retention,
): Promise<E.Either<AppendError | ReadError, unknown>> => {
  const metadataStream = streamName(`$$${stream}`);
  const last = await store.readBackwards(metadataStream, 'end', 1)();
  if (E.isLeft(last)) return last;
  const [set] = last.right;
  const found = typeof set?.data === 'object' && set.data !== null ? set.data : {};
  if ('$maxAge' in found || '$maxCount' in found) return E.right(undefined);
  const limits = { $maxAge: Math.ceil(milliseconds / 1_000), $maxCount: requests };
  const appended = await store.append(metadataStream, set?.revision ?? NO_EVENTS, [
    proposed('$metadata', JSON.parse(JSON.stringify({ ...found, ...limits }))),
  ])();
  // Another process was first, with the same.
  return E.isLeft(appended) && appended.left._tag === 'Conflict' ? E.right(undefined) : appended;
};
