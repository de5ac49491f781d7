import { NO_EVENTS } from '@rollcall/domain';
import { type EventStoreDbDouble, startEventStoreDbDouble } from '@rollcall/testing/eventstoredb-double';
import { connectedStore } from './connected-store';
import { eventually } from './eventually';
import { appended, batchOf, freshStream, rightOf } from './proposed';

describe('P20: closing the store', () => {
  let double: EventStoreDbDouble;
  beforeEach(async () => {
    double = await startEventStoreDbDouble();
  });
  afterEach(() => double.dispose());

  it('closes its connections, with subscriptions and reads under way', async () => {
    const store = connectedStore(double.connectionString());
    const stream = freshStream();
    await appended(store, stream, NO_EVENTS, batchOf(3));
    const following = (async () => {
      const tags: string[] = [];
      for await (const message of store.subscribe({ _tag: 'Stream', stream })) tags.push(message._tag);
      return tags;
    })();
    await eventually(() => double.calls.of('Read').opened === 1, 'the subscription was begun');
    double.faults.next('Read', { _tag: 'Silent' });
    const reading = store.head(stream)();
    await eventually(() => double.calls.of('Read').opened === 2, 'the read was begun');
    await Promise.all([store.close(), store.close()]);
    expect(await following).not.toContain('Dropped');
    expect(await reading).toMatchObject({
      left: { _tag: 'Unavailable', reason: 'the event store is closed' },
    });
    await eventually(() => double.connectionCount === 0, 'no connection is left');
    await eventually(() => double.calls.open === 0, 'no call is left');
  });

  it('opens no connection to a node that is found only then', async () => {
    const store = connectedStore(double.connectionString().replace('esdb://', 'esdb+discover://'));
    double.faults.next('Gossip', { _tag: 'Late', ms: 150 });
    const reading = store.head(freshStream())();
    await eventually(() => double.calls.of('Gossip').opened === 1, 'the node is looked for');
    await store.close();
    expect(await reading).toMatchObject({ left: { reason: 'the event store is closed' } });
    await eventually(() => double.calls.of('Gossip').open === 0, 'the node is found');
    await eventually(() => double.connectionCount === 0, 'no connection is left');
    expect(double.calls.of('Read').opened).toBe(0);
  });

  it('waits for an append under way', async () => {
    const store = connectedStore(double.connectionString());
    double.faults.next('Append', { _tag: 'Late', ms: 150 });
    const appending = store.append(freshStream(), NO_EVENTS, batchOf(1))();
    await store.close();
    expect(rightOf(await appending).revision).toBe(0n);
  });
});
