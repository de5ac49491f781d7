import { NO_EVENTS, revision } from '@rollcall/domain';
import { failures } from '@rollcall/testing/eventstoredb-double';
import { appended, appendedThroughLosses, batchOf, freshStream, leftOf } from './proposed';
import { storeOnDouble } from './store-on-double';

describe('P16: a batch sent again after an unknown outcome', () => {
  const subject = storeOnDouble();

  it('is recognised by a server that was restarted, and after others have appended', async () => {
    const { double, store } = subject();
    const stream = freshStream();
    await appended(store, stream, NO_EVENTS, batchOf(2));
    const batch = batchOf(3);
    double.faults.next('Append', { _tag: 'WriteThenDrop' });
    expect(leftOf(await store.append(stream, revision(1), batch)())._tag).toBe('OutcomeUnknown');
    await double.restart();
    double.storage.append(stream, { _tag: 'Any' }, [
      { id: 'other', type: 'Other', isJson: true, data: Buffer.from('{}'), metadata: Buffer.from('{}') },
    ]);
    const again = await appendedThroughLosses(store, stream, revision(1), batch);
    expect(again.revision).toBe(4n);
    expect(double.storage.currentRevision(stream)).toBe(5n);
  });

  it('is given its place also where the server names none, and is unknown still while that cannot be read', async () => {
    const { double, store } = subject();
    const stream = freshStream();
    const batch = batchOf(3);
    const first = await appended(store, stream, NO_EVENTS, batch);
    double.settings.positions = false;
    expect(await appended(store, stream, NO_EVENTS, batch)).toEqual(first);
    double.faults.next('Read', { _tag: 'Status', failure: failures.internal });
    expect(leftOf(await store.append(stream, NO_EVENTS, batch)())._tag).toBe('OutcomeUnknown');
  });
});
