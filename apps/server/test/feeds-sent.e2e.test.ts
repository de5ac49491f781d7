import { createHmac } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { NO_EVENTS } from '@rollcall/domain';
import { createRemoteJWKSet, decodeJwt, decodeProtectedHeader, jwtVerify } from 'jose';
import { directoryId } from './directory-id';
import { eventually } from './eventually';
import { type Receiver, startReceiver } from './feeds-receiver';
import { expectStatus, provision, startTestServer, type TestServer, temporaryStore } from './test-server';

const store = temporaryStore();
const quick = { patience: { first: 20, longest: 60 }, lookEveryMs: 20 };
let server: TestServer;
let receiver: Receiver;
let key: string;

const start = () =>
  startTestServer({ path: store.path, publicUrl: 'https://rollcall.example.com', feeds: quick });
const add = (feed: object, status = 201) =>
  expectStatus(server.admin('POST', '/directories/example/feeds', feed), status);
const feeds = async () => {
  const { body } = await server.admin('GET', '/directories/example/feeds');
  return new Map(Object.values(Object(body.feeds)).map((feed) => [Object(feed).id, Object(feed)]));
};
/** Until it is noted what the receiver has; an event that is not is told again after a stop. */
const allTold = () =>
  eventually(async () => (await feeds()).get('siem').behind === 0, 'the receiver is told everything');
const create = async (name: string): Promise<string> => {
  const { id } = await expectStatus(
    server.scim(key)('POST', '/Users', {
      schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'],
      userName: `${name}@example.com`,
      emails: [{ value: `${name}@example.com`, primary: true }],
    }),
    201,
  );
  return id;
};

beforeAll(async () => {
  receiver = await startReceiver();
  server = await start();
  key = await provision(server);
});
afterAll(async () => {
  await server.close();
  await receiver.close();
  store.remove();
});
beforeEach(async () => {
  for (const id of (await feeds()).keys())
    await server.admin('DELETE', `/directories/example/feeds/${String(id)}`);
  receiver.received.splice(0);
  receiver.answers.splice(0);
});

describe('a webhook', () => {
  const names = () => receiver.received.map(({ body }) => Object(JSON.parse(body)).type);

  it('gets each event once, signed as Standard Webhooks has it', async () => {
    const { body } = await add({ id: 'siem', method: 'webhook', url: receiver.url, after: 'start' });
    await create('ana');
    const [first, ...more] = await receiver.until((received) => received.length === 5);
    expect(names()).toEqual([
      'DirectoryOpened',
      'ProvisioningEnabled',
      'ApiKeyIssued',
      'FeedAdded',
      'UserCreated',
    ]);
    expect(new Set([first, ...more].map((one) => one?.headers['webhook-id'])).size).toBe(5);
    const {
      'webhook-id': id,
      'webhook-timestamp': timestamp,
      'webhook-signature': signature,
    } = first?.headers ?? {};
    const secret = Buffer.from(String(body.secret).replace('whsec_', ''), 'base64');
    const expected = createHmac('sha256', secret)
      .update(`${String(id)}.${String(timestamp)}.${first?.body}`)
      .digest('base64');
    expect(signature).toBe(`v1,${expected}`);
    expect(JSON.parse(first?.body ?? '')).toMatchObject({
      type: 'DirectoryOpened',
      data: { directory: 'example', revision: '0', entries: [{ action: 'CREATE' }] },
    });
    await allTold();
    expect(receiver.received).toHaveLength(5);
    expect((await feeds()).get('siem')).toMatchObject({ behind: 0, failing: null });
  });

  it('is tried again until it takes an event, in order, and says why it waits', async () => {
    receiver.answers.push(500, 302, 429, 204);
    await add({ id: 'siem', method: 'webhook', url: receiver.url });
    await create('bo');
    await create('cleo');
    const received = await receiver.until((all) => all.length === 5);
    const ids = received.map(({ headers }) => headers['webhook-id']);
    expect(ids.slice(0, 4)).toEqual(Array(4).fill(ids[0]));
    expect(ids[4]).not.toBe(ids[0]);
    const metrics = (await server.raw('GET', '/metrics')).text;
    expect(metrics).toMatch(
      /rollcall_feed_deliveries_total\{directory="example",feed="siem",outcome="failed"\} 3/,
    );
  });

  it('shows what is in the way, and goes on when an administrator passes over an event', async () => {
    receiver.answers.push(...Array<number>(1_000).fill(500));
    await add({ id: 'siem', method: 'webhook', url: receiver.url });
    await create('dan');
    await receiver.until((all) => all.length > 2);
    const stuck = (await feeds()).get('siem');
    expect(stuck).toMatchObject({ behind: 1, failing: { reason: 'the receiver answered 500' } });
    expect((await server.raw('GET', '/metrics')).text).toMatch(/rollcall_feed_lag_events\{.*feed="siem"\} 1/);
    expect(await server.raw('GET', '/readyz')).toMatchObject({ status: 200, body: { failingFeeds: 1 } });
    const after = String(BigInt(stuck.position) + 1n);
    await expectStatus(server.admin('PUT', '/directories/example/feeds/siem/position', { after }), 200);
    receiver.answers.splice(0);
    await create('eve');
    const received = await receiver.until((all) => all.at(-1)?.body.includes('eve@example.com') === true);
    // An attempt under way when it was moved may still arrive; none is begun afterwards.
    expect(names().slice(names().indexOf('FeedMoved'))).toEqual(['FeedMoved', 'UserCreated']);
    expect(received.at(-1)?.body).toContain('eve@example.com');
  });

  it('goes on after a restart where it stopped, also behind the receiver', async () => {
    await add({ id: 'siem', method: 'webhook', url: receiver.url });
    await create('fay');
    await receiver.until((all) => all.length === 1);
    await allTold();
    await server.close();
    server = await start();
    await create('gil');
    await receiver.until((all) => all.length >= 2);
    expect(receiver.received.map(({ body }) => /"(fay|gil)@/.exec(body)?.[1])).toEqual(['fay', 'gil']);
  });

  it('is sent by one of the servers on a store', async () => {
    const other = await startTestServer({ path: store.path, feeds: quick });
    await add({ id: 'siem', method: 'webhook', url: receiver.url });
    for (const name of ['hal', 'ivy', 'jon']) await create(name);
    await receiver.until((all) => all.length >= 3);
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(receiver.received).toHaveLength(3);
    await other.close();
  });

  it.each([
    ['plain http', { url: 'http://siem.example.com/' }, 'is not https'],
    ['a private address', { url: 'https://10.0.0.7/' }, 'names 10.0.0.7, which is no public address'],
    [
      'the address of cloud metadata',
      { url: 'https://169.254.169.254/', privateNetwork: true },
      'no public address',
    ],
    ['a password', { url: 'https://a:b@siem.example.com/' }, 'holds a user or a password'],
    ['nothing', {}, 'is no URL'],
    ['tokens', { url: 'https://siem.example.com/', detail: 'full' }, 'a webhook takes url'],
  ])('is refused with %s', async (_, wish, reason) => {
    const { body } = await add({ id: 'bad', method: 'webhook', ...wish }, 400);
    expect(Object(body.error).message).toContain(reason);
    expect((await feeds()).size).toBe(0);
  });

  it('says so when its URL is not allowed any more', async () => {
    const target = { method: 'webhook' as const, url: 'https://169.254.169.254/', privateNetwork: true };
    const kept = {
      directory: directoryId('example'),
      id: 'kept',
      createdAt: '2026-01-01T00:00:00.000Z',
      target,
    };
    server.rollcall.feeds.add(kept, undefined, NO_EVENTS);
    await eventually(async () => (await feeds()).get('kept').failing?.attempts > 1, 'it fails, again');
    expect((await feeds()).get('kept').failing.reason).toContain('its url names 169.254.169.254');
  });

  it('is not sent to a name that leads to this machine unless the URL says so', async () => {
    const { port } = new URL(receiver.url);
    await add({
      id: 'tricky',
      method: 'webhook',
      url: `https://localhost.localdomain:${port}/`,
      after: 'start',
    });
    await eventually(async () => (await feeds()).get('tricky').failing !== null, 'it fails');
    expect((await feeds()).get('tricky').failing.reason).toMatch(
      /may not be connected to|ENOTFOUND|EAI_AGAIN/,
    );
    expect(receiver.received).toEqual([]);
  });
});

describe('feeds that cannot be read', () => {
  it('are told in the log, once, and to receivers as what will pass', async () => {
    const own = temporaryStore();
    mkdirSync(`${own.path}.feeds.db`);
    const lines: string[] = [];
    const other = await startTestServer({ path: own.path, feeds: quick, log: (line) => lines.push(line) });
    const told = () => lines.filter((line) => line.includes('the feeds cannot be read'));
    try {
      await eventually(async () => told().length > 0, 'it is told');
      await new Promise((resolve) => setTimeout(resolve, 5 * quick.lookEveryMs));
      expect(told()).toHaveLength(1);
      expect(told()[0]).toContain(`${own.path}.feeds.db`);
      for (const [method, path] of [
        ['POST', '/feeds/example/siem/poll'],
        ['GET', '/.well-known/jwks.json'],
      ] as const) {
        const answer = await expectStatus(
          other.raw(method, path, undefined, { authorization: 'Bearer x' }),
          503,
        );
        expect(answer.headers.get('retry-after')).toBe('5');
        expect(answer.text).not.toContain(own.path);
      }
    } finally {
      await other.close();
      own.remove();
    }
  });
});

describe('Security Event Tokens that are pushed (RFC 8935)', () => {
  it('are signed with a key that receivers find, in the form of RFC 8417', async () => {
    await add({
      id: 'replica',
      method: 'push',
      url: receiver.url,
      authorization: 'Bearer them',
      detail: 'full',
    });
    const ana = await create('kim');
    await expectStatus(server.scim(key)('DELETE', `/Users/${ana}`), 204);
    const received = await receiver.until((all) => all.length === 2);
    const keys = createRemoteJWKSet(new URL(`${server.url}/.well-known/jwks.json`));
    for (const { headers, body } of received) {
      expect(headers).toMatchObject({
        'content-type': 'application/secevent+jwt',
        authorization: 'Bearer them',
      });
      expect(decodeProtectedHeader(body)).toMatchObject({ alg: 'ES256', typ: 'secevent+jwt' });
      await jwtVerify(body, keys, {
        issuer: 'https://rollcall.example.com',
        audience: 'https://rollcall.example.com/feeds/example/replica',
      });
    }
    const [created, deleted] = received.map(({ body }) => decodeJwt(body));
    expect(created).toMatchObject({
      sub_id: { format: 'scim', uri: `/Users/${ana}` },
      events: { 'urn:ietf:params:scim:event:prov:create:full': { data: { userName: 'kim@example.com' } } },
    });
    expect(deleted?.events).toEqual({ 'urn:ietf:params:scim:event:prov:delete': {} });
    const keysText = (await server.raw('GET', '/.well-known/jwks.json')).text;
    expect(keysText).not.toContain('"d"');
  });

  it('wait when the receiver refuses one, and tell its code', async () => {
    receiver.answers.push(
      ...Array.from({ length: 1_000 }, () => ({ status: 400, body: '{"err":"invalid_issuer"}' })),
    );
    await add({ id: 'replica', method: 'push', url: receiver.url });
    await create('lea');
    await receiver.until((all) => all.length > 1);
    expect((await feeds()).get('replica').failing.reason).toBe('the receiver answered 400 (invalid_issuer)');
    receiver.answers.splice(0);
    await receiver.until(() => true);
  });
});
