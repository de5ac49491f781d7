import { setTimeout as pause } from 'node:timers/promises';
import { NO_EVENTS, revision } from '@rollcall/domain';
import { appended, batchOf, freshStream } from './proposed';
import { storeOnDouble } from './store-on-double';

const TOTAL = 10_000;
/** Two buffers of the client with 256 each, and what the windows of HTTP/2 hold. */
const MOST_AHEAD = 3_000;

describe('P22: a slow consumer', () => {
  const subject = storeOnDouble();

  it.each(['Stream', 'All'] as const)(
    'holds up the server, gets bounded batches in order, one at a time (%s)',
    async (kind) => {
      const { double, store } = subject();
      const stream = freshStream();
      for (let index = 0; index < TOTAL; index += 500) {
        await appended(store, stream, index === 0 ? NO_EVENTS : revision(index - 1), batchOf(500));
      }
      let handled = 0;
      let handling = 0;
      const start =
        kind === 'Stream'
          ? ({ _tag: kind, stream } as const)
          : ({ _tag: kind, streamPrefix: stream } as const);
      for await (const message of store.subscribe(start)) {
        if (message._tag !== 'Events') continue;
        handling += 1;
        expect(handling).toBe(1);
        expect(message.events.length).toBeLessThanOrEqual(256);
        if (handled === 0) await pause(300);
        expect(double.calls.eventsSent - handled).toBeLessThan(MOST_AHEAD);
        expect(message.events.map((event) => event.revision)).toEqual(
          message.events.map((_, index) => BigInt(handled + index)),
        );
        handled += message.events.length;
        await pause(1);
        handling -= 1;
        if (handled === TOTAL) break;
      }
    },
  );
});
