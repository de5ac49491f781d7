import * as E from 'fp-ts/lib/Either.js';
import type * as TE from 'fp-ts/lib/TaskEither.js';
import { defaultRetention, type RequestLog, type RequestLogFault, type Retention } from './request-log';
import { RequestQuestions } from './request-questions';
import { requestText } from './request-text';
import { RequestWriter } from './request-writer';

export type SqliteRequestLogOptions = {
  /** Opened, and made when it is missing, at the first use. */
  readonly path: string;
  readonly retention?: Retention;
  /** Told of requests that could not be written, which happens again and again while the cause lasts. */
  readonly onFault?: (fault: RequestLogFault) => void;
};

const QUIET_MS = 250;
/** So many go at once, before the garbage collector moves them about. */
const BATCH = 512;
/** While others are written, or cannot be, the oldest of more are lost. */
const MOST_WAITING = 10_000;

/** A table in a file of its own, written a few times a second by a thread of its own; read by this one. */
export const createSqliteRequestLog = ({
  path,
  retention = defaultRetention,
  onFault = () => undefined,
}: SqliteRequestLogOptions): RequestLog => {
  const writer = new RequestWriter({ path, retention });
  let waiting: string[] = [];
  let writing = Promise.resolve();
  let questions: RequestQuestions | undefined;
  let timer: NodeJS.Timeout | undefined;
  let lost = 0;

  const faultOf = (reason: string): RequestLogFault => ({
    _tag: 'RequestLogFault',
    reason: `${path}: ${reason}`,
  });

  /** A few more than needed go at once, since each time moves all that stay. */
  const makeRoom = (): void => {
    if (waiting.length <= MOST_WAITING) return;
    lost += waiting.splice(0, waiting.length - 0.9 * MOST_WAITING).length;
  };

  const writeWaiting = async (): Promise<void> => {
    if (waiting.length === 0) return;
    const batch = waiting;
    waiting = [];
    const fault = await writer.write(batch);
    if (fault === undefined) return;
    waiting = [...batch, ...waiting];
    makeRoom();
    onFault(faultOf(fault));
    later();
  };

  /** What waits when it is its turn: one batch after the other. */
  const flush = (): Promise<void> => {
    writing = writing.then(writeWaiting);
    return writing;
  };

  /** In the thread as well: to bring a large file of an earlier version up takes seconds. What goes wrong is met again. */
  const prepareFile = (): Promise<void> => {
    writing = writing.then(async () => {
      await writer.write([]);
    });
    return writing;
  };

  const later = (): void => {
    timer ??= setTimeout(() => {
      timer = undefined;
      void flush();
    }, QUIET_MS).unref();
  };

  const answer =
    <A>(question: (questions: RequestQuestions) => A): TE.TaskEither<RequestLogFault, A> =>
    async () => {
      await flush();
      if (questions === undefined) await prepareFile();
      return E.tryCatch(
        () => {
          questions ??= new RequestQuestions(path);
          return question(questions);
        },
        (error) => faultOf(E.toError(error).message),
      );
    };

  return {
    note: (request) => {
      waiting.push(requestText(request));
      makeRoom();
      if (waiting.length === BATCH) void flush();
      else later();
    },
    query: (directory, query) =>
      answer((asked) => {
        const found = asked.find(directory, query);
        const requests = found.slice(0, query.limit);
        return { requests, next: found.length > query.limit ? requests.at(-1)?.place : undefined };
      }),
    traffic: (directory, since) => answer((asked) => asked.traffic(directory, since)),
    lost: () => lost,
    close: async () => {
      await flush();
      clearTimeout(timer);
      await writer.close();
      questions?.close();
      questions = undefined;
    },
  };
};
