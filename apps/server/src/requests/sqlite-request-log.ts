import * as E from 'fp-ts/lib/Either.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { defaultRetention, type RequestLog, type RequestLogFault, type Retention } from './request-log';
import type { NotedRequest } from './request-record';
import { RequestTable } from './request-table';

export type SqliteRequestLogOptions = {
  /** Opened, and made when it is missing, at the first use. */
  readonly path: string;
  readonly retention?: Retention;
  /** Told of requests that could not be written, which happens again and again while the cause lasts. */
  readonly onFault?: (fault: RequestLogFault) => void;
};

const QUIET_MS = 250;
/** More in one transaction would hold up those who wait for an answer. */
const MOST_AT_ONCE = 200;
const PRUNE_EVERY_MS = 10 * 60 * 1_000;
/** While they cannot be written, older ones are lost. */
const MOST_WAITING = 10_000;

/** A table in a file of its own, written a few times a second. */
export const createSqliteRequestLog = ({
  path,
  retention = defaultRetention,
  onFault = () => undefined,
}: SqliteRequestLogOptions): RequestLog => {
  let waiting: NotedRequest[] = [];
  let opened: RequestTable | undefined;
  let timer: NodeJS.Timeout | undefined;
  let prunedAt = Number.NEGATIVE_INFINITY;

  const attempt = <A>(work: (table: RequestTable) => A): E.Either<RequestLogFault, A> =>
    E.tryCatch(
      () => {
        opened ??= new RequestTable(path);
        return work(opened);
      },
      (error) => ({ _tag: 'RequestLogFault', reason: `${path}: ${E.toError(error).message}` }),
    );

  const later = (milliseconds: number): void => {
    timer ??= setTimeout(() => write(), milliseconds).unref();
  };

  const write = (most = MOST_AT_ONCE): E.Either<RequestLogFault, void> => {
    clearTimeout(timer);
    timer = undefined;
    if (waiting.length === 0) return E.right(undefined);
    const written = attempt((table) => {
      table.add(waiting.slice(0, most));
      waiting = waiting.slice(most);
      const now = Date.now();
      if (now - prunedAt < PRUNE_EVERY_MS) return;
      prunedAt = now;
      table.prune(retention, now);
    });
    if (E.isLeft(written)) {
      waiting = waiting.slice(-MOST_WAITING).map(withoutText);
      onFault(written.left);
    }
    if (waiting.length > 0) later(E.isLeft(written) ? QUIET_MS : 0);
    return written;
  };

  return {
    note: (request) => {
      waiting.push(request);
      later(QUIET_MS);
    },
    query: (directory, query) =>
      TE.fromIOEither(() => {
        write(waiting.length);
        return E.map((found: ReturnType<RequestTable['find']>) => {
          const requests = found.slice(0, query.limit);
          return { requests, next: found.length > query.limit ? requests.at(-1)?.place : undefined };
        })(attempt((table) => table.find(directory, query)));
      }),
    traffic: (directory, since) =>
      TE.fromIOEither(() => {
        write(waiting.length);
        return attempt((table) => table.traffic(directory, since));
      }),
    close: async () => {
      write(waiting.length);
      clearTimeout(timer);
      opened?.close();
      opened = undefined;
    },
  };
};

/** Looks at the body now, so that its text is not held any longer. */
const withoutText = (request: NotedRequest): NotedRequest => {
  const body = request.body();
  return { ...request, body: () => body };
};
