import { connectEventStoreDb } from '../src';
import { leftOf } from './proposed';

describe('P6: a connection string that asks the client not to throw', () => {
  it.each([
    'throwOnAppendFailure',
    'throwonappendfailure',
    'THROW_ON_APPEND_FAILURE',
    'throw-on-appendFailure',
  ])('is refused, written as %s', (option) => {
    const refused = leftOf(connectEventStoreDb(`esdb://localhost:2113?tls=false&${option}=false`));
    expect(refused._tag).toBe('InvalidConnectionString');
    expect(refused.reason).toContain('throwOnAppendFailure');
  });
});
