import { type DirectoryId, NO_EVENTS, type Revision } from '@rollcall/domain';
import type { AppendError, EventStore, ReadError, StreamName } from '@rollcall/event-store';
import * as E from 'fp-ts/lib/Either.js';
import { countRequests, findRequests } from './find-requests';
import { newestFirst } from './newest-first';
import { RecentRequests } from './recent-requests';
import { defaultRetention, type RequestLog, type RequestLogFault, type Retention } from './request-log';
import type { NotedRequest, RequestRecord } from './request-record';
import { appendRequests, limitRequests, requestEvents, requestStream } from './request-stream';
import { Strangers } from './strangers';

export type StreamRequestLogOptions = {
  /** Stays open. */
  readonly store: EventStore;
  readonly retention?: Retention;
  /** Told of requests that could not be written, which happens again and again while the cause lasts. */
  readonly onFault?: (fault: RequestLogFault) => void;
};

type OfDirectory = RequestRecord & { readonly directory: DirectoryId };

const QUIET_MS = 500;
const MOST_AT_ONCE = 200;
/** While they cannot be written, older ones are lost. */
const MOST_WAITING = 10_000;
const AFTER_FAULT_MS = 5_000;
/** Of so many directories the newest requests are in memory: those last asked for. */
const MOST_RECENT_DIRECTORIES = 4;

/**
 * A stream for each directory in the store of the events, written twice a second. The server drops what is too
 * old or too much, so `retention.strangers` is how many a day this process takes for a directory.
 */
export const createStreamRequestLog = ({
  store,
  retention = defaultRetention,
  onFault = () => undefined,
}: StreamRequestLogOptions): RequestLog => {
  let noted: NotedRequest[] = [];
  let waiting: OfDirectory[] = [];
  let writing: Promise<void> | undefined;
  let timer: NodeJS.Timeout | undefined;
  let lost = 0;
  /** Where the streams end, of those whose limits are set. */
  const ends = new Map<StreamName, Revision>();
  const strangers = new Strangers(retention.strangers);
  const recents = new Map<StreamName, RecentRequests>();

  const recentOf = (stream: StreamName): RecentRequests => {
    const recent = recents.get(stream) ?? new RecentRequests(store, stream);
    recents.delete(stream);
    recents.set(stream, recent);
    const [longestUnused] = recents.keys();
    if (recents.size > MOST_RECENT_DIRECTORIES && longestUnused !== undefined) recents.delete(longestUnused);
    return recent;
  };

  /** Looks at the bodies now, so that their text is not held while the store is slow. */
  const gather = (): void => {
    for (const { body, directory, ...request } of noted) {
      if (
        directory === undefined ||
        (request.key === undefined && strangers.areTooMany(directory, Date.now()))
      )
        continue;
      const shape = body();
      waiting.push({ ...request, directory, ...(shape && { body: shape }) });
    }
    noted = [];
    lost += Math.max(0, waiting.length - MOST_WAITING);
    waiting = waiting.slice(-MOST_WAITING);
  };

  const write = async ([first, ...others]: readonly [OfDirectory, ...OfDirectory[]]) => {
    const stream = requestStream(first.directory);
    if (!ends.has(stream)) {
      const limited = await limitRequests(store, stream, retention);
      if (E.isLeft(limited)) return limited;
    }
    const ofSame = others.filter(({ directory }) => directory === first.directory);
    const events = requestEvents([first, ...ofSame.slice(0, MOST_AT_ONCE - 1)]);
    const appended = await appendRequests(store, stream, ends.get(stream) ?? NO_EVENTS, events);
    // What may have been written is not written again: better lost than doubled.
    if (E.isRight(appended) || appended.left._tag === 'OutcomeUnknown') {
      const done = new Set([first, ...ofSame].slice(0, events.length));
      waiting = waiting.filter((request) => !done.has(request));
    }
    if (E.isRight(appended)) ends.set(stream, appended.right);
    recents.get(stream)?.outdate();
    return appended;
  };

  const writeAll = async (): Promise<void> => {
    for (gather(); ; gather()) {
      const [first, ...others] = waiting;
      if (first === undefined) return;
      const written = await write([first, ...others]);
      if (E.isRight(written)) continue;
      onFault(faultOf(written.left));
      return later(AFTER_FAULT_MS);
    }
  };

  /** One after the other: a second call waits for the first and for what came since. */
  const flush = (): Promise<void> => {
    const next = (writing ?? Promise.resolve()).then(writeAll).finally(() => {
      if (writing === next) writing = undefined;
    });
    writing = next;
    return next;
  };

  const later = (milliseconds: number): void => {
    timer ??= setTimeout(() => {
      timer = undefined;
      if (writing === undefined) void flush();
      else gather();
    }, milliseconds).unref();
  };

  return {
    note: (request) => {
      noted.push(request);
      later(QUIET_MS);
    },
    query: (directory, query) => async () => {
      await flush();
      const stream = requestStream(directory);
      const requests = newestFirst(store, stream, recentOf(stream), query.before);
      return E.mapLeft(faultOf)(await findRequests(requests, query));
    },
    traffic: (directory, since) => async () => {
      await flush();
      const stream = requestStream(directory);
      const requests = newestFirst(store, stream, recentOf(stream));
      return E.mapLeft(faultOf)(await countRequests(requests, since));
    },
    lost: () => lost,
    close: async () => {
      await flush();
      clearTimeout(timer);
    },
  };
};

const faultOf = (error: AppendError | ReadError): RequestLogFault => ({
  _tag: 'RequestLogFault',
  reason: 'reason' in error ? error.reason : `the stream of requests: ${error._tag}`,
});
