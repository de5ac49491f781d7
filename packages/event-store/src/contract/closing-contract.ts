import { expect, it } from '@jest/globals';
import { NO_EVENTS, revision } from '@rollcall/domain';
import type { EventStore } from '../event-store';
import type { SubscriptionMessage } from '../subscription';
import { append, freshPrefix, freshStream, left, sampleBatch } from './samples';

export const closingContract = (store: () => EventStore): void => {
  it('closing the store ends the subscriptions that wait', async () => {
    const endings = [
      store().subscribe({ _tag: 'Stream', stream: freshStream() }),
      store().subscribe({ _tag: 'All', streamPrefix: freshPrefix() }),
    ].map(async (subscription) => {
      const tags: string[] = [];
      for await (const message of subscription) {
        tags.push(message._tag);
        if (message._tag === 'CaughtUp') void store().close();
      }
      return tags;
    });
    for (const tags of await Promise.all(endings)) expect(tags).not.toContain('Dropped');
  });

  it('closing may be repeated, also while it is under way', async () => {
    await Promise.all([store().close(), store().close()]);
    await expect(store().close()).resolves.toBeUndefined();
  });

  it('a closed store answers everything as unavailable', async () => {
    const stream = freshStream();
    await append(store(), stream, NO_EVENTS, sampleBatch(1));
    await store().close();
    const answers = [
      await store().append(stream, revision(0), sampleBatch(1))(),
      await store().readForwards(stream, revision(0), 1)(),
      await store().readBackwards(stream, 'end', 1)(),
      await store().head(stream)(),
    ];
    for (const answer of answers) expect(left<{ readonly _tag: string }>(answer)._tag).toBe('Unavailable');
  });

  it('a subscription to a closed store is dropped as unavailable', async () => {
    await store().close();
    const messages: SubscriptionMessage[] = [];
    for await (const message of store().subscribe({ _tag: 'Stream', stream: freshStream() })) {
      messages.push(message);
    }
    expect(messages).toMatchObject([{ _tag: 'Dropped', error: { _tag: 'Unavailable' } }]);
  });
};
