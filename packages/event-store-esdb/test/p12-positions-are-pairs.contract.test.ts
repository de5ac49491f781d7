import { NO_EVENTS } from '@rollcall/domain';
import { takeEvents } from './following';
import { appended, batchOf, freshStream, idsOf } from './proposed';
import { storeOnDouble } from './store-on-double';

describe('P12: events of one append share their commit position', () => {
  const subject = storeOnDouble();

  it('so who stops at any of them and resumes there gets each of the others once', async () => {
    const { store } = subject();
    const stream = freshStream();
    const batch = batchOf(6);
    await appended(store, stream, NO_EVENTS, batch);
    const all = await takeEvents(store.subscribe({ _tag: 'All', streamPrefix: stream }), 6);
    expect(new Set(all.map(({ position }) => position.commit)).size).toBe(1);
    expect(new Set(all.map(({ position }) => position.prepare)).size).toBe(6);
    for (const [index, { position }] of all.slice(0, -1).entries()) {
      const start = { _tag: 'All', streamPrefix: stream, after: position } as const;
      const rest = await takeEvents(store.subscribe(start), 5 - index);
      expect(idsOf(rest)).toEqual(idsOf(batch.slice(index + 1)));
    }
  });
});
