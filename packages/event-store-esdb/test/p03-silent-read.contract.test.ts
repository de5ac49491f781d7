import { setTimeout as pause } from 'node:timers/promises';
import { NO_EVENTS, revision } from '@rollcall/domain';
import { streamName } from '@rollcall/event-store';
import { eventually } from './eventually';
import { takeMessages } from './following';
import { appendedThroughLosses, batchOf, freshStream, leftOf } from './proposed';
import { SHORT_TIMEOUT_MS, storeOnDouble } from './store-on-double';

describe('P3: a server that does not answer a read', () => {
  const subject = storeOnDouble({}, { timeoutMs: SHORT_TIMEOUT_MS });
  const stream = streamName('any');
  // The time limit is that of an answer, not of the way to a server never spoken to.
  beforeEach(async () => {
    await appendedThroughLosses(subject().store, freshStream(), NO_EVENTS, batchOf(1));
  });

  it.each([
    ['forwards', () => subject().store.readForwards(stream, revision(0), 10)()],
    ['backwards', () => subject().store.readBackwards(stream, 'end', 10)()],
    ['for the head', () => subject().store.head(stream)()],
  ])('%s is unavailable, and the call is cancelled', async (_, read) => {
    const { double } = subject();
    double.faults.next('Read', { _tag: 'Silent' });
    expect(leftOf(await read())).toMatchObject({
      _tag: 'Unavailable',
      reason: expect.stringContaining('no answer within'),
    });
    await eventually(() => double.calls.of('Read').cancelled === 1, 'the call is cancelled');
  });

  it('in the middle is unavailable, not a shorter answer', async () => {
    const { double, store } = subject();
    const long = freshStream();
    await appendedThroughLosses(store, long, NO_EVENTS, batchOf(5));
    double.faults.next('Read', { _tag: 'Slow', ms: 400 });
    expect(leftOf(await store.readForwards(long, revision(0), 5)())._tag).toBe('Unavailable');
  });

  it.each([
    ['a stream', { _tag: 'Stream', stream }],
    ['all streams', { _tag: 'All', streamPrefix: 'any-' }],
  ] as const)('at the start of a subscription to %s drops it', async (_, start) => {
    subject().double.faults.next('Read', { _tag: 'Silent' });
    const messages = await takeMessages(subject().store.subscribe(start), () => false);
    expect(messages).toMatchObject([{ _tag: 'Dropped', error: { _tag: 'Unavailable' } }]);
  });
});

describe('P3: a server that has nothing to say to a live subscription', () => {
  const subject = storeOnDouble({}, { timeoutMs: 1_500 });

  it('is quiet, which is no fault', async () => {
    const { store } = subject();
    const quiet = freshStream();
    await appendedThroughLosses(store, freshStream(), NO_EVENTS, batchOf(1));
    const appendLater = async () => {
      await pause(2_000);
      return appendedThroughLosses(store, quiet, NO_EVENTS, batchOf(1));
    };
    let appending: Promise<unknown> | undefined;
    for await (const message of store.subscribe({ _tag: 'Stream', stream: quiet })) {
      if (message._tag === 'CaughtUp') {
        appending ??= appendLater();
        continue;
      }
      expect(message._tag).toBe('Events');
      break;
    }
    await appending;
  });
});
