import * as E from 'fp-ts/lib/Either.js';
import { connectEventStoreDb } from '../src';
import { usableConnectionString } from '../src/connection-string';
import { leftOf, rightOf } from './proposed';

describe('P24: connection strings', () => {
  it.each([
    ['esdb://host:2113?tls=false', 'esdb://host:2113?tls=false'],
    ['esdb+discover://host:2113', 'esdb+discover://host:2113'],
    ['kurrentdb://host:2113?tls=false', 'esdb://host:2113?tls=false'],
    ['kurrentdb+discover://user:pass@host', 'esdb+discover://user:pass@host'],
    ['KurrentDB://host', 'esdb://host'],
    ['kurrent://host', 'esdb://host'],
    ['kdb://host', 'esdb://host'],
  ])('%s is read as %s', (given, read) => {
    expect(usableConnectionString(given)).toEqual(E.right(read));
  });

  it.each([
    'http://host:2113',
    'esdb://',
    'esdb://host:port',
    'esdb://host?tls=perhaps',
    'esdb://host?tlsCAFile=/does/not/exist.pem',
    'esdb://host?defaultDeadline=-1',
    'esdb://host?tls=true&tlsCaFil=/ca.crt',
    'esdb://host?tlsVerifyCert=false',
    'esdb://admin:s3:cret@host?tls=false',
    '',
  ])('%s is refused with a reason', (given) => {
    const refused = leftOf(connectEventStoreDb(given));
    expect(refused._tag).toBe('InvalidConnectionString');
    expect(refused.reason).not.toBe('');
  });

  it.each([
    'esdb://admin:s3cret@host?tls=false&tls_ca_file=/dev/null&Node-Preference=follower',
    'esdb://admin:what?x=1@host?tls=false&tlsVerifyCert=true&connectionName=here',
  ])('%s is taken, and the password is not written to the log', async (given) => {
    const written: unknown[] = [];
    const warn = jest.spyOn(console, 'warn').mockImplementation((text) => void written.push(text));
    await rightOf(connectEventStoreDb(given)).close();
    warn.mockRestore();
    expect(written).toEqual([]);
  });

  it('the reason of a refusal holds no password', () => {
    const refused = leftOf(connectEventStoreDb('http://admin:s3cret@host:2113'));
    expect(refused.reason).not.toContain('s3cret');
  });
});
