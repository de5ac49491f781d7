import { connectEventStoreDb } from '@rollcall/event-store-esdb';
import { type EventStoreDbDouble, startEventStoreDbDouble } from '@rollcall/testing/eventstoredb-double';
import * as E from 'fp-ts/lib/Either.js';
import { createStreamRequestLog } from '../src/requests/stream-request-log';
import { directoryId } from './directory-id';
import { eventually } from './eventually';
import { type Call } from './http-client';
import { addMembers, oktaGroup, oktaUser } from './okta-bodies';
import { expectStatus, provision, startTestServer, type TestServer } from './test-server';

const onDouble = (double: EventStoreDbDouble) => {
  const store = connectEventStoreDb(double.connectionString());
  if (E.isLeft(store)) throw new Error(store.left.reason);
  return { store: store.right, requests: createStreamRequestLog({ store: store.right }) };
};

describe.each(['memory', 'EventStoreDB (double)'])('the request log in %s', (where) => {
  let double: EventStoreDbDouble | undefined;
  let server: TestServer;
  let key: string;
  let scim: Call;

  beforeAll(async () => {
    double = where === 'EventStoreDB (double)' ? await startEventStoreDbDouble() : undefined;
    server = await startTestServer(double && onDouble(double));
    key = await provision(server);
    scim = server.scim(key);
  });
  afterAll(async () => {
    await server.close();
    await double?.dispose();
  });

  type Logged = Record<string, unknown> & { readonly revisions: ReadonlyArray<string> };

  const requests = async (query = ''): Promise<ReadonlyArray<Logged>> => {
    const { body } = await expectStatus(server.admin('GET', `/directories/example/requests${query}`), 200);
    return body.requests as ReadonlyArray<Logged>;
  };

  /** A request is logged right after its answer is on the way. */
  const logged = async (requestId: string): Promise<Logged> => {
    const found = () => requests(`?request=${requestId}`);
    await eventually(async () => (await found()).length > 0, `request ${requestId} is logged`);
    const [one] = await found();
    if (one === undefined) throw new Error(`request ${requestId} is gone`);
    return one;
  };

  const named = (id: string) => ({ 'x-request-id': id, 'user-agent': 'Okta SCIM Client 1.0.0' });

  let ana: string;

  it('links a request with the events it caused, both ways', async () => {
    ana = (await scim('POST', '/Users', oktaUser('ana@example.com'), named('create-ana'))).id;
    const request = await logged('create-ana');
    expect(request).toMatchObject({
      method: 'POST',
      route: '/scim/v2/Users',
      status: 201,
      address: '127.0.0.1',
      userAgent: 'Okta SCIM Client 1.0.0',
      key: expect.any(String),
      revisions: [expect.any(String)],
      body: { attributes: expect.arrayContaining(['userName']) },
    });
    const event = await server.admin('GET', `/directories/example/audit/${request.revisions[0]}`);
    expect(event.body.entries).toMatchObject([{ requestId: 'create-ana', event: 'UserCreated' }]);
  });

  it('tells why a request was refused, as the identity provider was told', async () => {
    const refused = await scim('POST', '/Users', oktaUser('ana@example.com'), named('again'));
    expect(refused.status).toBe(409);
    expect(await logged('again')).toMatchObject({
      status: 409,
      scimType: 'uniqueness',
      detail: refused.body.detail,
      revisions: [],
    });
  });

  it('names every event of a request that made several', async () => {
    const group = (await scim('POST', '/Groups', oktaGroup('Engineering', [ana]), named('push'))).id;
    const { revisions } = await logged('push');
    const { body } = await server.admin('GET', '/directories/example/audit?request=push');
    const ofTrail = (body.entries as ReadonlyArray<{ revision: string }>).map(({ revision }) => revision);
    expect([...revisions].reverse()).toEqual(ofTrail);
    await scim('PATCH', `/Groups/${group}`, addMembers(ana), named('no-op'));
    expect(await logged('no-op')).toMatchObject({ status: 200, resource: group, revisions: [] });
  });

  it('keeps no password, no key and no value of a person', async () => {
    await scim('GET', '/Users?filter=userName%20eq%20%22zoe%40example.com%22', undefined, named('look'));
    expect(await logged('look')).toMatchObject({ filter: 'userName eq "…"' });
    const text = JSON.stringify((await requests()).map((request) => ({ ...request, detail: undefined })));
    for (const secret of ['1mz050nq', key, 'zoe@', 'ana@example.com', 'Test User']) {
      expect(text).not.toContain(secret);
    }
  });

  it('shows a wrong key to the directory that it names', async () => {
    const wrong = `${key.slice(0, -4)}${key.endsWith('AAAA') ? 'BBBB' : 'AAAA'}`;
    const refused = await server.scim(wrong)('GET', '/Users', undefined, named('wrong-key'));
    expect(refused.status).toBe(401);
    const request = await logged('wrong-key');
    expect(request).toMatchObject({ status: 401, detail: refused.body.detail });
    expect(request).not.toHaveProperty('key');
  });

  it('keeps nothing for a directory that a stranger made up', async () => {
    const madeUp = 'rollcall_made-up_0123456789ab_secret';
    await server.scim(madeUp)('GET', '/Users', undefined, named('stranger'));
    await server.scim(key)('GET', '/Users', undefined, named('after-the-stranger'));
    await logged('after-the-stranger');
    const kept = { filter: { request: 'stranger' }, limit: 1 };
    expect(await server.rollcall.requests.query(directoryId('made-up'), kept)()).toEqual(
      E.right({ requests: [], next: undefined }),
    );
  });

  it('is filtered by the class of the status, and comes in pages', async () => {
    expect((await requests('?status=4xx')).map(({ requestId }) => requestId)).toEqual(['wrong-key', 'again']);
    expect(await requests('?status=409')).toHaveLength(1);
    expect(await requests('?status=409-5xx')).toEqual(await requests('?status=409'));
    expect(await requests('?status=4xx-5xx')).toEqual(await requests('?status=4xx'));
    for (const range of ['4xx-', '5xx-4xx', '4xx-5xx-5xx'])
      expect((await server.admin('GET', `/directories/example/requests?status=${range}`)).status).toBe(400);
    const all = await requests();
    const paged: Logged[] = [];
    let before: string | null = '';
    while (before !== null) {
      const query: string = before === '' ? '' : `&before=${before}`;
      const { body } = await server.admin('GET', `/directories/example/requests?limit=2${query}`);
      paged.push(...(body.requests as ReadonlyArray<Logged>));
      before = body.before === null ? null : String(body.before as number);
    }
    expect(paged).toEqual(all);
    const afterYears = await requests('?before=9007199254740991');
    expect(afterYears).toEqual(all);
    expect((await server.admin('GET', '/directories/example/requests?status=9xx')).status).toBe(400);
    expect((await server.admin('GET', '/directories/nowhere/requests')).status).toBe(404);
  });

  it('logs a request whose members are no ids, and serves the next one', async () => {
    const body = { ...oktaGroup('Odd', []), members: [{ value: { toString: 1, valueOf: 1 } }] };
    await scim('POST', '/Groups', body, named('odd-members'));
    expect(await logged('odd-members')).toMatchObject({ status: 400, body: { members: { total: 1 } } });
    await expectStatus(scim('GET', '/Users'), 200);
  });
});
