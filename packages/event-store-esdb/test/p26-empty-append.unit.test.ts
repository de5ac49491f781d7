import { NO_EVENTS } from '@rollcall/domain';
import type { EventStore } from '@rollcall/event-store';
import { freshStream } from './proposed';

describe('P26: an append of nothing', () => {
  it('does not compile', () => {
    const nothing = (store: EventStore) =>
      // @ts-expect-error a batch holds at least one event
      store.append(freshStream(), NO_EVENTS, []);
    expect(nothing).toBeDefined();
  });
});
