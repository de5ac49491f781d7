import { NO_EVENTS, revision } from '@rollcall/domain';
import { failures, startEventStoreDbCluster } from '@rollcall/testing/eventstoredb-double';
import { connectedStore } from './connected-store';
import { followThroughDrops } from './following';
import { appendedThroughLosses, batchOf, freshStream } from './proposed';
import { storeOnDouble } from './store-on-double';

describe('a client that gives up its channel', () => {
  const subject = storeOnDouble();

  it('leaves no append without an answer, however many begin at that moment', async () => {
    const { double, store } = subject();
    double.faults.next('Append', { _tag: 'Status', failure: failures.notReady }, 40);
    const appends = Array.from({ length: 200 }, async (_, index) => {
      for (let turn = 0; turn < index % 20; turn += 1) await Promise.resolve();
      return appendedThroughLosses(store, freshStream(), NO_EVENTS, batchOf(2));
    });
    for (const { revision: last } of await Promise.all(appends)) expect(last).toBe(1n);
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
