import { NO_EVENTS } from '@rollcall/domain';
import type { Fault } from '@rollcall/testing/eventstoredb-double';
import { connectedStore } from './connected-store';
import { appendedThroughLosses, batchOf, freshStream, idsOf, leftOf } from './proposed';
import { SHORT_TIMEOUT_MS, storeOnDouble } from './store-on-double';

describe('P2: an append that is not answered', () => {
  const subject = storeOnDouble({}, { timeoutMs: SHORT_TIMEOUT_MS });

  it.each<[string, Fault]>([
    ['and not written', { _tag: 'Silent' }],
    ['in time, but written', { _tag: 'Late', ms: 10 * SHORT_TIMEOUT_MS }],
    ['because the connection breaks after the write', { _tag: 'WriteThenDrop' }],
    ['because the connection breaks before the write', { _tag: 'Drop' }],
  ])('%s, ends as unknown; sent again it is there once', async (_, fault) => {
    const { double, store } = subject();
    const stream = freshStream();
    const batch = batchOf(3);
    double.faults.next('Append', fault);
    expect(leftOf(await store.append(stream, NO_EVENTS, batch)())._tag).toBe('OutcomeUnknown');
    expect((await appendedThroughLosses(store, stream, NO_EVENTS, batch)).revision).toBe(2n);
    expect(idsOf(double.storage.log)).toEqual(idsOf(batch));
  });

  it('ends also while no node of the cluster says who leads', async () => {
    const { double } = subject();
    double.faults.always('Gossip', { _tag: 'Silent' });
    const seeds = double
      .connectionString('gossipTimeout=1&maxDiscoverAttempts=1')
      .replace('esdb://', 'esdb+discover://');
    const store = connectedStore(seeds, { timeoutMs: SHORT_TIMEOUT_MS });
    const answer = await store.append(freshStream(), NO_EVENTS, batchOf(1))();
    expect(leftOf(answer)._tag).toBe('OutcomeUnknown');
    await store.close();
  });
});
