import { NO_EVENTS, revision } from '@rollcall/domain';
import { failures, startEventStoreDbCluster } from '@rollcall/testing/eventstoredb-double';
import { connectedStore } from './connected-store';
import { followThroughDrops, takeMessages } from './following';
import { appendedThroughLosses, batchOf, freshStream, leftOf, rightOf } from './proposed';
import { storeOnDouble } from './store-on-double';

describe('a client that looks for another leader', () => {
  const subject = storeOnDouble();

  it('leaves no append without an answer, however many begin at that moment', async () => {
    const { double, store } = subject();
    double.faults.next('Append', { _tag: 'Status', failure: failures.notReady }, 40);
    const appends = Array.from({ length: 200 }, async () =>
      appendedThroughLosses(store, freshStream(), NO_EVENTS, batchOf(2)),
    );
    for (const { revision: last } of await Promise.all(appends)) expect(last).toBe(1n);
  });

  it('in vain, while an earlier call fails, rejects nothing that nobody hears', async () => {
    const { double } = subject();
    const search = 'discoveryInterval=60&maxDiscoverAttempts=3';
    const store = connectedStore(double.connectionString(search).replace('esdb://', 'esdb+discover://'));
    const append = () => store.append(freshStream(), NO_EVENTS, batchOf(1))();
    await append();
    double.faults.next('Append', { _tag: 'Status', failure: failures.notReady });
    double.faults.next('Append', { _tag: 'Status', failure: failures.notReady, afterMs: 60 });
    const [first, second] = [append(), append()];
    double.faults.always('Gossip', { _tag: 'Status', failure: failures.internal });
    expect(leftOf(await first)._tag).toBe('OutcomeUnknown');
    const third = append();
    expect(leftOf(await second)._tag).toBe('OutcomeUnknown');
    expect(leftOf(await third)._tag).toBe('Unavailable');
    double.faults.clear();
    expect(rightOf(await append()).revision).toBe(0n);
    await store.close();
  });
});

describe('a server that leaves out of a failure what belongs to its kind', () => {
  const subject = storeOnDouble();

  it.each([
    'not-leader',
    'stream-deleted',
    'maximum-append-size-exceeded',
    'missing-required-metadata-property',
  ])('of %s fails the call, and nothing else', async (exception) => {
    const { double, store } = subject();
    const failure = { code: 5, details: 'Cut short', trailers: { exception } };
    for (const method of ['Append', 'Read'] as const)
      double.faults.always(method, { _tag: 'Status', failure });
    const stream = freshStream();
    const appended = leftOf(await store.append(stream, NO_EVENTS, batchOf(1))());
    const read = leftOf(await store.head(stream)());
    const followed = await takeMessages(store.subscribe({ _tag: 'Stream', stream }), () => false);
    const reason = expect.stringContaining('Cut short');
    expect(appended).toEqual({ _tag: 'OutcomeUnknown', reason });
    expect(read).toEqual({ _tag: 'Unavailable', reason });
    expect(followed).toEqual([{ _tag: 'Dropped', error: { _tag: 'Unavailable', reason } }]);
  });
});

describe('a cluster that is gone for a while', () => {
  it('is found again by appends and subscriptions, and nothing rejects unheard', async () => {
    const cluster = await startEventStoreDbCluster(3);
    const store = connectedStore(cluster.connectionString('discoveryInterval=5&maxDiscoverAttempts=3'), {
      timeoutMs: 500,
    });
    const stream = freshStream();
    await appendedThroughLosses(store, stream, NO_EVENTS, batchOf(3));
    const following = Array.from({ length: 5 }, () =>
      followThroughDrops(store, { _tag: 'Stream', stream }, 6),
    );
    await Promise.all(cluster.nodes.map((node) => node.stop()));
    const appending = appendedThroughLosses(store, stream, revision(2), batchOf(3));
    await new Promise((resolve) => setTimeout(resolve, 200));
    await cluster.start();
    expect((await appending).revision).toBe(5n);
    for (const { events } of await Promise.all(following)) expect(events).toHaveLength(6);
    await store.close();
    await cluster.dispose();
  });
});
