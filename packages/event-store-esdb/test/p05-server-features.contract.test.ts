import { NO_EVENTS, revision } from '@rollcall/domain';
import { type Fault, failures } from '@rollcall/testing/eventstoredb-double';
import { appended, batchOf, freshStream } from './proposed';
import { storeOnDouble } from './store-on-double';

describe('P5: a server that cannot say what it supports', () => {
  const subject = storeOnDouble();

  it.each<[string, Fault]>([
    ['fails', { _tag: 'Status', failure: failures.internal }],
    ['is silent', { _tag: 'Silent' }],
  ])('is never asked, so nothing goes wrong when it %s', async (_, fault) => {
    const { double, store } = subject();
    double.faults.always('GetSupportedMethods', fault);
    const stream = freshStream();
    await appended(store, stream, NO_EVENTS, batchOf(1));
    await appended(store, stream, revision(0), batchOf(1));
    expect(double.calls.of('GetSupportedMethods').opened).toBe(0);
  });
});
