import { NO_EVENTS, revision } from '@rollcall/domain';
import type { SubscriptionStart } from '@rollcall/event-store';
import type { Fault } from '@rollcall/testing/eventstoredb-double';
import { followThroughDrops, tagsOf, takeMessages } from './following';
import { appended, appendedThroughLosses, batchOf, freshStream, idsOf } from './proposed';
import { storeOnDouble } from './store-on-double';

const faults: ReadonlyArray<readonly [string, Fault]> = [
  ['at its confirmation', { _tag: 'End', afterMessages: 0 }],
  ['gracefully in the middle', { _tag: 'End', afterMessages: 5 }],
  ['by a broken connection in the middle', { _tag: 'Drop', afterMessages: 5 }],
  ['by a broken connection at once', { _tag: 'Drop' }],
];
const kinds = ['Stream', 'All'] as const;

describe('P8: a subscription that the server ends', () => {
  const subject = storeOnDouble();

  it.each(faults.flatMap(([how, fault]) => kinds.map((kind) => [how, kind, fault] as const)))(
    '%s is dropped (%s), and every event is handled once',
    async (_, kind, fault) => {
      const { double, store } = subject();
      const stream = freshStream();
      const start: SubscriptionStart =
        kind === 'Stream' ? { _tag: 'Stream', stream } : { _tag: 'All', streamPrefix: stream };
      const batches = [batchOf(20), batchOf(20)] as const;
      await appended(store, stream, NO_EVENTS, batches[0]);
      double.faults.next('Read', fault, 3);
      const following = followThroughDrops(store, start, 40);
      await appendedThroughLosses(store, stream, revision(19), batches[1]);
      const { events, drops } = await following;
      expect(idsOf(events)).toEqual(idsOf(batches.flat()));
      expect(drops).toBe(3);
    },
  );

  it('while it is live says so as its last message', async () => {
    const { double, store } = subject();
    const messages = await takeMessages(
      store.subscribe({ _tag: 'Stream', stream: freshStream() }),
      (soFar) => {
        if (soFar.at(-1)?._tag === 'CaughtUp') double.cutConnections();
        return false;
      },
    );
    expect(tagsOf(messages)).toEqual(['CaughtUp', 'Dropped']);
  });
});
