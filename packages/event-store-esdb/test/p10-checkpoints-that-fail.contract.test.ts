import { NO_EVENTS } from '@rollcall/domain';
import { streamName } from '@rollcall/event-store';
import { appended, batchOf, freshStream } from './proposed';
import { storeOnDouble } from './store-on-double';

describe('P10: a consumer that fails to keep checkpoints', () => {
  const subject = storeOnDouble();

  it('gets every event all the same', async () => {
    const { store } = subject();
    const prefix = freshStream();
    for (let index = 0; index < 6; index += 1) {
      await appended(store, freshStream(), NO_EVENTS, batchOf(500));
      await appended(store, streamName(`${prefix}${index}`), NO_EVENTS, batchOf(1));
    }
    const keep = async () => Promise.reject(new Error('the disk is full'));
    let [events, failures] = [0, 0];
    for await (const message of store.subscribe({ _tag: 'All', streamPrefix: prefix })) {
      if (message._tag === 'Checkpoint') await keep().catch(() => (failures += 1));
      if (message._tag === 'Events') events += message.events.length;
      if (message._tag === 'CaughtUp') break;
    }
    expect(events).toBe(6);
    expect(failures).toBeGreaterThan(1);
  });
});
