import { NO_EVENTS, revision } from '@rollcall/domain';
import type { EventStore } from '@rollcall/event-store';
import {
  type EventStoreDbClusterDouble,
  failures,
  startEventStoreDbCluster,
} from '@rollcall/testing/eventstoredb-double';
import { connectedStore } from './connected-store';
import { appended, appendedThroughLosses, batchOf, freshStream, leftOf, rightOf } from './proposed';

describe('P19: in a cluster', () => {
  let cluster: EventStoreDbClusterDouble;
  let store: EventStore;
  beforeEach(async () => {
    cluster = await startEventStoreDbCluster(3);
    store = connectedStore(cluster.connectionString('discoveryInterval=10'));
  });
  afterEach(async () => {
    await store.close();
    await cluster.dispose();
  });
  const callsOf = (method: 'Append' | 'Read') => cluster.nodes.map((node) => node.calls.of(method).opened);

  it('appends and reads go to the leader, and insist on it', async () => {
    cluster.elect(1);
    const stream = freshStream();
    await appended(store, stream, NO_EVENTS, batchOf(1));
    rightOf(await store.head(stream)());
    expect([callsOf('Append'), callsOf('Read')]).toEqual([
      [0, 1, 0],
      [0, 1, 0],
    ]);
    for (const method of ['Append', 'Read'] as const) {
      expect(cluster.leader.calls.of(method).headers[0]?.['requires-leader']).toBe('true');
    }
  });

  it('an append to a node that no longer leads reaches the new leader, and is written once', async () => {
    const stream = freshStream();
    await appended(store, stream, NO_EVENTS, batchOf(1));
    cluster.elect(2);
    expect((await appended(store, stream, revision(0), batchOf(1))).revision).toBe(1n);
    expect(cluster.storage.currentRevision(stream)).toBe(1n);
    expect(callsOf('Append')).toEqual([2, 0, 1]);
  });

  it('where each node says that another leads, the call is given up after three, with nothing written', async () => {
    const stream = freshStream();
    for (const { faults, endpoint } of cluster.nodes) {
      const failure = failures.notLeader(endpoint.host, endpoint.port);
      for (const method of ['Append', 'Read'] as const) faults.always(method, { _tag: 'Status', failure });
    }
    expect(leftOf(await store.append(stream, NO_EVENTS, batchOf(1))())._tag).toBe('Unavailable');
    expect(leftOf(await store.head(stream)())._tag).toBe('Unavailable');
    expect([callsOf('Append'), callsOf('Read')]).toEqual([
      [3, 0, 0],
      [3, 0, 0],
    ]);
  });

  it('so does a read', async () => {
    const stream = freshStream();
    await appended(store, stream, NO_EVENTS, batchOf(4));
    cluster.elect(1);
    expect(rightOf(await store.readForwards(stream, revision(0), 10)())).toHaveLength(4);
    expect(cluster.leader.calls.of('Read').opened).toBe(1);
  });

  it('the loss of the leader is survived', async () => {
    const stream = freshStream();
    await appended(store, stream, NO_EVENTS, batchOf(1));
    await cluster.leader.stop();
    cluster.elect(1);
    const batch = batchOf(2);
    const again = await appendedThroughLosses(store, stream, revision(0), batch);
    expect(again.revision).toBe(2n);
  });

  it('of which no node answers, everything is unavailable and nothing is written', async () => {
    await cluster.dispose();
    const unreachable = connectedStore(cluster.connectionString('discoveryInterval=1&maxDiscoverAttempts=2'));
    const answers = [
      leftOf(await unreachable.append(freshStream(), NO_EVENTS, batchOf(1))()),
      leftOf(await unreachable.head(freshStream())()),
    ];
    for (const answer of answers) expect(answer._tag).toBe('Unavailable');
    await unreachable.close();
  });
});
