import { expect, it } from '@jest/globals';
import { NO_EVENTS, revision } from '@rollcall/domain';
import type { EventStore } from '../event-store';
import type { RecordedEvent } from '../events';
import type { SubscriptionMessage } from '../subscription';
import { takeEvents, takeUntilCaughtUp } from './following';
import { append, filledStream, freshStream, idsOf, sampleBatch } from './samples';

/** How a subscription begins, keeps to the pace of its consumer, and ends. */
export const subscriptionLifetimeContract = (store: () => EventStore): void => {
  it('a slow consumer gets every event in bounded batches, also those appended meanwhile', async () => {
    const stream = freshStream();
    const written = [...(await filledStream(store(), stream, 2_500))];
    const seen: RecordedEvent[] = [];
    for await (const message of store().subscribe({ _tag: 'Stream', stream })) {
      if (message._tag !== 'Events') continue;
      expect(message.events.length).toBeGreaterThan(0);
      expect(message.events.length).toBeLessThanOrEqual(1_000);
      if (seen.length === 0) {
        const late = sampleBatch(200);
        await append(store(), stream, revision(2_499), late);
        written.push(...late);
      }
      seen.push(...message.events);
      await new Promise((resolve) => setTimeout(resolve, 2));
      if (seen.length === 2_700) break;
    }
    expect(idsOf(seen)).toEqual(idsOf(written));
  });

  it('who catches up leaves others their turn', async () => {
    const stream = freshStream();
    await filledStream(store(), stream, 3_000);
    let turns = 0;
    let live = false;
    const turn = () => {
      if (live) return;
      turns += 1;
      setImmediate(turn);
    };
    setImmediate(turn);
    await takeUntilCaughtUp(store().subscribe({ _tag: 'All', streamPrefix: 'nobody-' }));
    live = true;
    expect(turns).toBeGreaterThan(0);
  });

  it('who leaves the loop early leaves nothing that hinders the others or the closing', async () => {
    const stream = freshStream();
    await filledStream(store(), stream, 300);
    for (let index = 0; index < 50; index += 1) {
      await takeEvents(store().subscribe({ _tag: 'Stream', stream }), 1);
    }
    const appended = await append(store(), stream, revision(299), sampleBatch(1));
    expect(appended.revision).toBe(300n);
    await store().close();
  });

  it('closing ends an iteration that waits', async () => {
    const subscription = store().subscribe({ _tag: 'Stream', stream: freshStream() });
    const messages: SubscriptionMessage[] = [];
    for await (const message of subscription) {
      messages.push(message);
      setImmediate(() => subscription.close());
    }
    expect(messages).toEqual([{ _tag: 'CaughtUp' }]);
  });

  it('closing inside the loop ends it before the next batch, and may be repeated', async () => {
    const stream = freshStream();
    await filledStream(store(), stream, 2_500);
    const subscription = store().subscribe({ _tag: 'Stream', stream });
    let batches = 0;
    for await (const message of subscription) {
      expect(message._tag).toBe('Events');
      batches += 1;
      subscription.close();
      subscription.close();
    }
    expect(batches).toBe(1);
  });

  it('a subscription closed before it is iterated delivers nothing', async () => {
    const stream = freshStream();
    await append(store(), stream, NO_EVENTS, sampleBatch(3));
    const subscription = store().subscribe({ _tag: 'Stream', stream });
    subscription.close();
    const messages: SubscriptionMessage[] = [];
    for await (const message of subscription) messages.push(message);
    expect(messages).toEqual([]);
  });

  it('closing one subscription leaves the others alone', async () => {
    const stream = freshStream();
    const [one, other] = [1, 2].map(() => store().subscribe({ _tag: 'Stream', stream }));
    const seen = other === undefined ? [] : takeEvents(other, 2);
    one?.close();
    await append(store(), stream, NO_EVENTS, sampleBatch(2));
    expect(await seen).toHaveLength(2);
  });
};
