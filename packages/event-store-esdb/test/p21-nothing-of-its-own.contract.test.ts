import { NO_EVENTS } from '@rollcall/domain';
import { takeMessages } from './following';
import { appended, batchOf, freshStream } from './proposed';
import { storeOnDouble } from './store-on-double';

describe('P21: following', () => {
  const subject = storeOnDouble();

  it('writes nothing to the store, so it does not feed itself', async () => {
    const { double, store } = subject();
    for (let index = 0; index < 5; index += 1) await appended(store, freshStream(), NO_EVENTS, batchOf(500));
    const messages = await takeMessages(
      store.subscribe({ _tag: 'All', streamPrefix: 'esdb' }),
      (soFar) => soFar.at(-1)?._tag === 'CaughtUp',
    );
    expect(messages.some((message) => message._tag === 'Checkpoint')).toBe(true);
    expect(double.storage.log).toHaveLength(2_500);
  });
});
