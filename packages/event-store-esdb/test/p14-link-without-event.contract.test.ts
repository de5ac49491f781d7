import { NO_EVENTS, revision } from '@rollcall/domain';
import type { RecordedEvent } from '@rollcall/event-store';
import { takeEvents } from './following';
import { appended, batchOf, freshStream, idsOf, rightOf } from './proposed';
import { storeOnDouble } from './store-on-double';

describe('P14: what the types of the client promise and nobody checks', () => {
  const subject = storeOnDouble();

  it('a link whose event is gone stands in its own place', async () => {
    const { double, store } = subject();
    const stream = freshStream();
    const batch = batchOf(3);
    await appended(store, stream, NO_EVENTS, batch);
    double.settings.brokenLinks.add(stream);
    const found = rightOf(await store.readForwards(stream, revision(0), 10)());
    expect(idsOf(found)).toEqual(idsOf(batch));
    expect(await takeEvents(store.subscribe({ _tag: 'Stream', stream }), 3)).toEqual(found);
  });

  it('content is unknown until it is decoded', () => {
    const use = (event: RecordedEvent) => {
      // @ts-expect-error data has no known shape
      return event.data.userName;
    };
    expect(use).toBeDefined();
  });
});
