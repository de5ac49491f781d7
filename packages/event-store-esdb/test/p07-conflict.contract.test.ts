import { NO_EVENTS, revision } from '@rollcall/domain';
import { appended, appendedThroughLosses, batchOf, freshStream, idsOf, leftOf } from './proposed';
import { storeOnDouble } from './store-on-double';

describe('P7: a conflict', () => {
  const subject = storeOnDouble();

  it.each([6, 42])('tells the true last revision of a stream of %d events', async (count) => {
    const stream = freshStream();
    const batch = batchOf(count);
    await appended(subject().store, stream, NO_EVENTS, batch);
    const conflict = leftOf(await subject().store.append(stream, revision(0), batchOf(1))());
    expect(conflict).toMatchObject({ _tag: 'Conflict', expected: 0n, actual: BigInt(count - 1) });
    expect(conflict._tag === 'Conflict' && idsOf(conflict.tail)).toEqual(idsOf(batch.slice(1)));
  });

  it('tells that the stream does not exist', async () => {
    const conflict = leftOf(await subject().store.append(freshStream(), revision(5), batchOf(1))());
    expect(conflict).toEqual({ _tag: 'Conflict', expected: 5n, actual: NO_EVENTS, tail: [] });
  });
});

describe('P7: a conflict over a server that does not answer reads', () => {
  const subject = storeOnDouble({}, { timeoutMs: 1_000 });

  it('whose missed events cannot be read is unavailable: nobody could decide again', async () => {
    const { double, store } = subject();
    const stream = freshStream();
    await appendedThroughLosses(store, stream, NO_EVENTS, batchOf(3));
    double.faults.next('Read', { _tag: 'Silent' });
    expect(leftOf(await store.append(stream, NO_EVENTS, batchOf(1))())._tag).toBe('Unavailable');
  });
});
