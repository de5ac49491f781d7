import { NO_EVENTS } from '@rollcall/domain';
import { batchOf, freshStream, leftOf, rightOf } from './proposed';
import { storeOnDouble } from './store-on-double';

describe('P1: the fate of one connection', () => {
  const a = storeOnDouble();
  const b = storeOnDouble();

  it('does not touch an append that is under way on another', async () => {
    b().double.faults.next('Append', { _tag: 'Late', ms: 150 });
    a().double.faults.next('Append', { _tag: 'Drop' });
    const onB = b().store.append(freshStream(), NO_EVENTS, batchOf(2))();
    const onA = await a().store.append(freshStream(), NO_EVENTS, batchOf(2))();
    expect(leftOf(onA)._tag).toBe('OutcomeUnknown');
    expect(rightOf(await onB).revision).toBe(1n);
    expect(b().double.calls.of('Append').opened).toBe(1);
    expect(b().double.calls.of('BatchAppend').opened).toBe(0);
  });
});
