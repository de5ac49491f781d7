import { NO_EVENTS } from '@rollcall/domain';
import type { SubscriptionStart } from '@rollcall/event-store';
import { eventually } from './eventually';
import { appended, batchOf, freshStream } from './proposed';
import { storeOnDouble } from './store-on-double';

describe('P4: leaving a subscription early', () => {
  const subject = storeOnDouble();
  const stream = freshStream();
  const starts: ReadonlyArray<readonly [string, SubscriptionStart]> = [
    ['a stream', { _tag: 'Stream', stream }],
    ['all streams', { _tag: 'All', streamPrefix: stream }],
  ];
  const ways: ReadonlyArray<readonly [string, (start: SubscriptionStart) => Promise<void>]> = [
    [
      'break',
      async (start) => {
        for await (const _ of subject().store.subscribe(start)) break;
      },
    ],
    [
      'throw',
      async (start) => {
        const failing = (async () => {
          for await (const _ of subject().store.subscribe(start)) throw new Error('mine');
        })();
        await expect(failing).rejects.toThrow('mine');
      },
    ],
    [
      'close',
      async (start) => {
        const subscription = subject().store.subscribe(start);
        for await (const _ of subscription) subscription.close();
      },
    ],
  ];

  it.each(starts.flatMap(([what, start]) => ways.map(([way, leave]) => [what, way, start, leave] as const)))(
    'to %s by %s, 20 times, cancels each call at the server',
    async (_, __, start, leave) => {
      const { double, store } = subject();
      await appended(store, stream, NO_EVENTS, batchOf(100));
      for (let index = 0; index < 20; index += 1) await leave(start);
      await eventually(() => double.calls.of('Read').cancelled === 20, '20 calls are cancelled');
      expect(double.calls.of('Read')).toMatchObject({ opened: 20, open: 0 });
    },
  );

  it('reads end by themselves and cancel nothing', async () => {
    const { double, store } = subject();
    await appended(store, stream, NO_EVENTS, batchOf(100));
    for (let index = 0; index < 20; index += 1) await store.readBackwards(stream, 'end', 1)();
    expect(double.calls.of('Read')).toMatchObject({ opened: 20, open: 0, cancelled: 0 });
  });
});
