import { NO_EVENTS, revision } from '@rollcall/domain';
import { failures } from '@rollcall/testing/eventstoredb-double';
import { followThroughDrops, takeMessages } from './following';
import { appended, appendedThroughLosses, batchOf, freshStream, idsOf } from './proposed';
import { storeOnDouble } from './store-on-double';

describe('P9: a server that is restarted', () => {
  const subject = storeOnDouble();

  it('is appended to, read and followed again without a new store', async () => {
    const { double, store } = subject();
    const stream = freshStream();
    const [before, after] = [batchOf(3), batchOf(3)];
    await appended(store, stream, NO_EVENTS, before);
    const following = followThroughDrops(store, { _tag: 'Stream', stream }, 6);
    await double.restart();
    await appendedThroughLosses(store, stream, revision(2), after);
    const { events, drops } = await following;
    expect(idsOf(events)).toEqual(idsOf([...before, ...after]));
    expect(drops).toBeGreaterThan(0);
  });

  it.each([
    ['denies access', failures.accessDenied],
    ['does not know the user', failures.unauthenticated],
  ])('and now %s drops the subscription as a matter for people', async (_, failure) => {
    const { double, store } = subject();
    double.faults.next('Read', { _tag: 'Status', failure });
    const stream = freshStream();
    const messages = await takeMessages(store.subscribe({ _tag: 'Stream', stream }), () => false);
    expect(messages).toMatchObject([{ _tag: 'Dropped', error: { _tag: 'AccessDenied' } }]);
  });

  it('and whose stream was deleted for ever drops the subscription as such', async () => {
    const { double, store } = subject();
    const stream = freshStream();
    await appended(store, stream, NO_EVENTS, batchOf(1));
    const messages = await takeMessages(store.subscribe({ _tag: 'Stream', stream }), (soFar) => {
      if (soFar.at(-1)?._tag === 'CaughtUp') double.storage.tombstone(stream, { _tag: 'Any' });
      return false;
    });
    expect(messages.at(-1)).toMatchObject({ _tag: 'Dropped', error: { _tag: 'StreamDeleted', stream } });
  });
});
