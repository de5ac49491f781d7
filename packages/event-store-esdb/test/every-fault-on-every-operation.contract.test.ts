import { NO_EVENTS, revision } from '@rollcall/domain';
import type { EventStore, StreamName } from '@rollcall/event-store';
import {
  type EventStoreDbDouble,
  type Fault,
  failures,
  type Method,
} from '@rollcall/testing/eventstoredb-double';
import type * as E from 'fp-ts/lib/Either.js';
import * as O from 'fp-ts/lib/Option.js';
import { eventually } from './eventually';
import { followThroughDrops } from './following';
import { appendedThroughLosses, type Batch, batchOf, freshStream, idsOf } from './proposed';
import { SHORT_TIMEOUT_MS, storeOnDouble } from './store-on-double';

/** Puts the fault in the way of the next calls of the method. */
type Strike = (double: EventStoreDbDouble, method: Method) => void;

const planned =
  (fault: Fault, times = 1): Strike =>
  (double, method) =>
    double.faults.next(method, fault, times);

const status = (name: keyof typeof failures) => {
  const failure = failures[name];
  if (typeof failure === 'function') throw new Error(`${name} needs arguments`);
  return planned({ _tag: 'Status', failure });
};

const faults: ReadonlyArray<readonly [string, Strike]> = [
  ['silence', planned({ _tag: 'Silent' })],
  ['silence, twice', planned({ _tag: 'Silent' }, 2)],
  ['an answer late but in time', planned({ _tag: 'Late', ms: 50 })],
  ['an answer too late', planned({ _tag: 'Late', ms: SHORT_TIMEOUT_MS + 150 })],
  ['a connection that breaks before the work', planned({ _tag: 'Drop' })],
  ['a connection that breaks before the work, three times', planned({ _tag: 'Drop' }, 3)],
  ['a connection that breaks after the work', planned({ _tag: 'WriteThenDrop' })],
  ['a connection that breaks in the middle', planned({ _tag: 'Drop', afterMessages: 2 })],
  ['an end before the first message', planned({ _tag: 'End', afterMessages: 0 })],
  ['an end in the middle', planned({ _tag: 'End', afterMessages: 2 })],
  ['a slow server', planned({ _tag: 'Slow', ms: 10 })],
  ['INTERNAL', status('internal')],
  ['UNAVAILABLE', status('notReady')],
  ['ABORTED', status('serverTimeout')],
  ['access denied', status('accessDenied')],
  ['an unknown user', status('unauthenticated')],
  [
    'a node that says it does not lead',
    (double, method) => {
      const { host, port } = double.endpoint;
      double.faults.next(method, { _tag: 'Status', failure: failures.notLeader(host, port) });
    },
  ],
  ['a restart', (double) => void double.restart()],
  [
    'a refusal for a while',
    (double) => void double.stop().then(() => setTimeout(() => void double.start(), 200)),
  ],
];

type Operation = {
  readonly method: Method;
  /** Runs to the end as its caller would, with retries; fails if an event is lost or doubled. */
  readonly run: (store: EventStore, stream: StreamName, batch: Batch) => Promise<void>;
};

const TYPED = new Set(['Unavailable', 'AccessDenied']);

/** Asks again after a typed error; a shorter answer is none. */
const readUntil = async <A>(
  read: () => Promise<E.Either<{ readonly _tag: string }, A>>,
  isWhole: (answer: A) => boolean,
): Promise<A> => {
  for (let attempt = 0; attempt < 200; attempt += 1) {
    const answer = await read();
    if (answer._tag === 'Left') {
      expect(TYPED).toContain(answer.left._tag);
      await new Promise((resolve) => setTimeout(resolve, 10));
    } else if (isWhole(answer.right)) return answer.right;
  }
  throw new Error('the answer was never whole');
};

const operations: ReadonlyArray<readonly [string, Operation]> = [
  [
    'append',
    {
      method: 'Append',
      run: async (store, stream) => {
        const more = batchOf(3);
        const { revision: last } = await appendedThroughLosses(store, stream, revision(4), more);
        expect(last).toBe(7n);
      },
    },
  ],
  [
    'read forwards',
    {
      method: 'Read',
      run: async (store, stream, batch) => {
        const read = () => store.readForwards(stream, revision(0), 100)();
        const found = await readUntil(read, (events) => {
          expect(idsOf(events)).toEqual(idsOf(batch).slice(0, events.length));
          return events.length === batch.length;
        });
        expect(found).toHaveLength(5);
      },
    },
  ],
  [
    'read the last event',
    {
      method: 'Read',
      run: async (store, stream, batch) => {
        const last = await readUntil(
          () => store.readBackwards(stream, 'end', 1)(),
          (events) => events.length === 1,
        );
        expect(idsOf(last)).toEqual(idsOf(batch.slice(-1)));
      },
    },
  ],
  [
    'head',
    {
      method: 'Read',
      run: async (store, stream) => {
        // Never none: a caller would take that for a stream without events.
        expect(
          await readUntil(
            () => store.head(stream)(),
            () => true,
          ),
        ).toEqual(O.some(4n));
      },
    },
  ],
  [
    'follow a stream',
    {
      method: 'Read',
      run: async (store, stream, batch) => {
        const { events } = await followThroughDrops(store, { _tag: 'Stream', stream }, 5);
        expect(idsOf(events)).toEqual(idsOf(batch));
      },
    },
  ],
  [
    'follow all',
    {
      method: 'Read',
      run: async (store, stream, batch) => {
        const { events } = await followThroughDrops(store, { _tag: 'All', streamPrefix: stream }, 5);
        expect(idsOf(events)).toEqual(idsOf(batch));
      },
    },
  ],
];

describe.each(operations)('%s', (_, { method, run }) => {
  const subject = storeOnDouble({}, { timeoutMs: SHORT_TIMEOUT_MS });

  it.each(faults)('comes through %s', async (_name, strike) => {
    const { double, store } = subject();
    const stream = freshStream();
    const batch = batchOf(5);
    await appendedThroughLosses(store, stream, NO_EVENTS, batch);
    strike(double, method);
    await run(store, stream, batch);
    double.faults.clear();
    const content = await readUntil(
      () => store.readForwards(stream, revision(0), 100)(),
      (events) => events.length >= 5,
    );
    expect(new Set(idsOf(content)).size).toBe(content.length);
    expect(content.map((event) => event.revision)).toEqual(content.map((_event, index) => BigInt(index)));
    const head = await readUntil(
      () => store.head(stream)(),
      () => true,
    );
    expect(head).toEqual(O.some(BigInt(content.length - 1)));
    await eventually(() => double.calls.open === 0, 'no call is left open');
  });
});
