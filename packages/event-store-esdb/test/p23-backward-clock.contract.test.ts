import { NO_EVENTS, revision } from '@rollcall/domain';
import { takeEvents } from './following';
import { appended, batchOf, freshStream, revisionsOf, rightOf } from './proposed';
import { storeOnDouble } from './store-on-double';

describe('P23: a server whose clock goes backwards', () => {
  const subject = storeOnDouble();

  it('gives events by revision all the same', async () => {
    const { double, store } = subject();
    const stream = freshStream();
    let clock = 1_700_000_000_000;
    double.storage.now = () => {
      clock -= 60_000;
      return clock;
    };
    for (let index = -1; index < 4; index += 1) {
      await appended(store, stream, index < 0 ? NO_EVENTS : revision(index), batchOf(1));
    }
    const inOrder = [0n, 1n, 2n, 3n, 4n];
    expect(revisionsOf(rightOf(await store.readForwards(stream, revision(0), 10)()))).toEqual(inOrder);
    expect(revisionsOf(await takeEvents(store.subscribe({ _tag: 'All', streamPrefix: stream }), 5))).toEqual(
      inOrder,
    );
  });
});
