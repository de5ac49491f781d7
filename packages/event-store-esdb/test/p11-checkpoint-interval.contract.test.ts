import { NO_EVENTS, revision } from '@rollcall/domain';
import { tagsOf, takeMessages } from './following';
import { appended, batchOf, freshStream } from './proposed';
import { storeOnDouble } from './store-on-double';

describe('P11: checkpoints', () => {
  const subject = storeOnDouble();

  it('come about every 1,024 records, not every 32', async () => {
    const { store } = subject();
    const stream = freshStream();
    for (let index = 0; index < 20; index += 1) {
      await appended(store, stream, index === 0 ? NO_EVENTS : revision(index * 500 - 1), batchOf(500));
    }
    const messages = await takeMessages(
      store.subscribe({ _tag: 'All', streamPrefix: 'nobody-' }),
      (soFar) => soFar.at(-1)?._tag === 'CaughtUp',
    );
    const checkpoints = tagsOf(messages).filter((tag) => tag === 'Checkpoint');
    expect(checkpoints.length).toBeGreaterThan(0);
    expect(checkpoints.length).toBeLessThanOrEqual(11);
  });
});
