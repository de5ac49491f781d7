import {
  comparePositions,
  DIRECTORY_STREAM_PREFIX,
  type EventStore,
  type Position,
  type ReadError,
  type RecordedEvent,
  type Subscription,
} from '@rollcall/event-store';
import * as E from 'fp-ts/lib/Either.js';
import type { ProjectorStatus } from './projector';

/** What a follower tells and asks of its owner. */
export type Following = {
  /** Called first, and again until it succeeds: the place to follow from, the very beginning when it has none. */
  readonly begin: () => Promise<E.Either<ReadError, Position | undefined>>;
  /** Resolves when the events are folded, or with why they are not; nothing more is read before. */
  readonly handle: (events: ReadonlyArray<RecordedEvent>) => Promise<ReadError | undefined>;
  readonly tell: (status: ProjectorStatus) => void;
};

export type Follower = {
  /**
   * Of what an append put between the two positions, and is folded: whether it need not be handled. `false`
   * while anything before it is not handled yet; then it is read and handled like the rest.
   */
  passOver(from: Position, to: Position): boolean;
  stop(): Promise<void>;
};

const FIRST_DELAY_MS = 50;
const LONGEST_DELAY_MS = 5_000;

/** Nobody will mend these by waiting. */
const isFinal = (error: ReadError): boolean =>
  error._tag === 'AccessDenied' || error._tag === 'StreamDeleted';

/**
 * Follows all directories of a store, for ever: a subscription that ends is taken up again after the last
 * event handled, after a growing, jittered pause.
 */
export const follow = (store: EventStore, { begin, handle, tell }: Following): Follower => {
  const stopping = new AbortController();
  let subscription: Subscription | undefined;
  let after: Position | undefined;
  let begun = false;
  let attempt = 0;

  const once = async (): Promise<ReadError | undefined> => {
    tell({ _tag: 'CatchingUp' });
    if (!begun) {
      const from = await begin();
      if (E.isLeft(from)) return from.left;
      begun = true;
      after = from.right;
    }
    if (stopping.signal.aborted) return undefined;
    subscription = store.subscribe({
      _tag: 'All',
      streamPrefix: DIRECTORY_STREAM_PREFIX,
      ...(after === undefined ? {} : { after }),
    });
    for await (const message of subscription) {
      switch (message._tag) {
        case 'Events': {
          const error = await handle(message.events);
          if (error !== undefined) {
            subscription.close();
            return error;
          }
          after = message.events.at(-1)?.position ?? after;
          break;
        }
        case 'CaughtUp':
          attempt = 0;
          tell({ _tag: 'Live' });
          break;
        case 'Checkpoint':
          after = message.position;
          break;
        case 'Dropped':
          return message.error;
      }
    }
    return undefined;
  };

  const run = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      const error = await once();
      if (stopping.signal.aborted) break;
      const reason = describe(error);
      if (error !== undefined && isFinal(error)) return tell({ _tag: 'Stopped', reason });
      attempt += 1;
      tell({ _tag: 'Retrying', reason, attempt });
      await pause(backoff(attempt), stopping.signal);
    }
    tell({ _tag: 'Stopped' });
  };

  const running = run();
  return {
    passOver: (from, to) => {
      const isHere = after !== undefined && comparePositions(after, from) === 0;
      if (!isHere || subscription?.passOver?.(from, to) !== true) return false;
      after = to;
      return true;
    },
    stop: async () => {
      stopping.abort();
      subscription?.close();
      await running;
    },
  };
};

const describe = (error: ReadError | undefined): string => {
  if (error === undefined) return 'the subscription ended';
  return error._tag === 'StreamDeleted' ? `stream ${error.stream} was deleted` : error.reason;
};

const backoff = (attempt: number): number =>
  Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** (attempt - 1)) * (0.5 + Math.random() / 2);

const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal.addEventListener('abort', done);
  });
