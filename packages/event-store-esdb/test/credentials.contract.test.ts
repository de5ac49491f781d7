import { NO_EVENTS } from '@rollcall/domain';
import { type EventStoreDbDouble, startEventStoreDbDouble } from '@rollcall/testing/eventstoredb-double';
import { connectedStore } from './connected-store';
import { appended, batchOf, freshStream, leftOf, rightOf } from './proposed';

describe('over TLS, with users', () => {
  let double: EventStoreDbDouble;
  beforeEach(async () => {
    double = await startEventStoreDbDouble({ tls: true, anonymous: false, users: { admin: 'changeit' } });
  });
  afterEach(() => double.dispose());

  it('the credentials of the connection string are sent with every call', async () => {
    const store = connectedStore(double.connectionString('', 'admin:changeit'));
    const stream = freshStream();
    await appended(store, stream, NO_EVENTS, batchOf(2));
    rightOf(await store.head(stream)());
    for await (const message of store.subscribe({ _tag: 'Stream', stream })) {
      expect(message._tag).toBe('Events');
      break;
    }
    const basic = `Basic ${Buffer.from('admin:changeit').toString('base64')}`;
    const sent = [...double.calls.of('Append').headers, ...double.calls.of('Read').headers];
    expect(sent.map((headers) => headers['authorization'])).toEqual([basic, basic, basic]);
    expect(double.calls.of('BatchAppend').opened).toBe(0);
    await store.close();
  });

  it.each([
    ['a wrong password', 'admin:wrong'],
    ['no user', undefined],
  ])('%s is denied, for appends, reads and subscriptions', async (_, credentials) => {
    const store = connectedStore(double.connectionString('', credentials));
    const stream = freshStream();
    expect(leftOf(await store.append(stream, NO_EVENTS, batchOf(1))())._tag).toBe('AccessDenied');
    expect(leftOf(await store.head(stream)())._tag).toBe('AccessDenied');
    for await (const message of store.subscribe({ _tag: 'Stream', stream })) {
      expect(message).toMatchObject({ _tag: 'Dropped', error: { _tag: 'AccessDenied' } });
    }
    expect(double.storage.log).toHaveLength(0);
    await store.close();
  });

  it('a server that shows a certificate nobody vouches for is not spoken to', async () => {
    const untrusted = `esdb://127.0.0.1:${double.endpoint.port}?tls=true`;
    const store = connectedStore(untrusted);
    expect(leftOf(await store.head(freshStream())())._tag).toBe('Unavailable');
    expect(double.calls.of('Read').opened).toBe(0);
    await store.close();
  });
});
