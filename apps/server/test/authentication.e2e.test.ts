import { once } from 'node:events';
import { connect } from 'node:net';
import { oktaGroup } from './okta-bodies';
import { expectStatus, provision, startTestServer, type TestServer } from './test-server';

const INVALID = 'The API key is missing or not valid.';

let now = new Date('2026-06-01T00:00:00.000Z');
let server: TestServer;
let key: string;

beforeAll(async () => {
  server = await startTestServer({ clock: () => now });
  key = await provision(server);
});
afterAll(() => server.close());

const asking = (authorization?: string) =>
  server.raw('GET', '/scim/v2/Users', undefined, authorization === undefined ? {} : { authorization });

describe('the key of a SCIM request', () => {
  it.each([
    ['after Bearer', (text: string) => `Bearer ${text}`],
    ['after bearer in lower case', (text: string) => `bearer ${text}`],
    ['bare', (text: string) => text],
  ])('opens the directory %s', async (_how, header) => {
    await expectStatus(asking(header(key)), 200);
  });

  it.each([
    ['missing', () => undefined],
    ['no key', () => 'non-token'],
    ['in upper case', () => `Bearer ${key.toUpperCase()}`],
    ['with the last character cut', () => `Bearer ${key.slice(0, -1)}`],
    ['of a directory that is not there', () => `Bearer ${key.replace('example', 'nothere')}`],
    ['the admin token', () => 'Bearer an-admin-token-for-tests'],
  ])('is refused alike when it is %s', async (_what, header) => {
    const answer = await expectStatus(asking(header()), 401);
    expect(answer.headers.get('www-authenticate')).toBe('Bearer realm="SCIM"');
    expect(answer.headers.get('content-type')).toContain('application/scim+json');
    expect(answer.body).toMatchObject({
      schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'],
      status: '401',
      detail: expect.stringContaining(INVALID),
    });
  });

  it('is not needed to read how to authenticate', async () => {
    await expectStatus(server.raw('GET', '/scim/v2/ServiceProviderConfig'), 200);
    await expectStatus(server.raw('GET', '/scim/v2/Schemas'), 401);
  });

  it.each([
    ['/scim/v2/ServiceProviderConfig', 401],
    ['/scim/v2/openapi.json', 401],
    ['/scim/v2/Users', 401],
    ['/feeds/example/none/poll', 401],
    ['/api/directories', 401],
    ['/api/session', 413],
    ['/nothing/here', 404],
  ])('is needed before anything of a body is read, at %s too', async (path, status) => {
    const socket = connect(Number(new URL(server.url).port), '127.0.0.1');
    const type = 'Content-Type: application/json';
    socket.write(`POST ${path} HTTP/1.1\r\nHost: x\r\n${type}\r\nContent-Length: 1000000\r\n\r\n`);
    const answer = once(socket, 'data', { signal: AbortSignal.timeout(2_000) });
    await expect(answer.then(String).finally(() => socket.destroy())).resolves.toMatch(
      new RegExp(`^HTTP/1.1 ${status} `),
    );
  });

  it('opens its own directory alone', async () => {
    const other = server.scim(await provision(server, 'other'));
    const { id } = await expectStatus(server.scim(key)('POST', '/Groups', oktaGroup('Only here')), 201);
    await expectStatus(other('GET', `/Groups/${id}`), 404);
    expect((await other('GET', '/Groups')).body).toMatchObject({ totalResults: 0 });
  });
});

describe('rotating keys', () => {
  it('lets two work side by side, refuses a third, and ends one at once', async () => {
    const first = await provision(server, 'rotating');
    const issued = await expectStatus(
      server.admin('POST', '/directories/rotating/keys', { label: 'next' }),
      201,
    );
    const second = String(issued.body.key);
    const third = await expectStatus(server.admin('POST', '/directories/rotating/keys', {}), 409);
    expect(third.body).toMatchObject({ error: { code: 'too-many-keys' } });
    await expectStatus(server.scim(first)('GET', '/Users'), 200);
    await expectStatus(server.scim(second)('GET', '/Users'), 200);

    await expectStatus(server.admin('DELETE', `/directories/rotating/keys/${issued.id}`), 200);

    const refused = await expectStatus(server.scim(second)('GET', '/Users'), 401);
    expect(refused.body.detail).toContain('This API key was revoked on 2026-06-01.');
    await expectStatus(server.scim(first)('GET', '/Users'), 200);
  });

  it('tells the holder of an expired key when it expired', async () => {
    await provision(server, 'expiring');
    const expiresAt = '2026-06-02T00:00:00Z';
    const { body } = await expectStatus(
      server.admin('POST', '/directories/expiring/keys', { expiresAt }),
      201,
    );
    const scim = server.scim(String(body.key));
    await expectStatus(scim('GET', '/Users'), 200);

    now = new Date('2026-06-03T00:00:00.000Z');

    expect((await expectStatus(scim('GET', '/Users'), 401)).body.detail).toContain('expired on 2026-06-02');
    const { body: listed } = await server.admin('GET', '/directories/expiring/keys');
    expect(listed.keys).toMatchObject([
      { status: 'active' },
      { status: 'expired', lastUsedAt: '2026-06-01T00:00:00.000Z' },
    ]);
    expect(JSON.stringify(listed)).not.toContain('secret');
  });

  it('issues no key that has expired already', async () => {
    await expectStatus(
      server.admin('POST', '/directories/expiring/keys', { expiresAt: '2020-01-01T00:00:00Z' }),
      400,
    );
  });
});

describe('disabling provisioning', () => {
  it('wants the id repeated, keeps requests out at once, and starts again from a fresh key', async () => {
    const old = await provision(server, 'closing');
    const { scim, admin } = server;
    await expectStatus(admin('POST', '/directories/closing/provisioning/disable', { confirm: 'yes' }), 400);
    await expectStatus(scim(old)('GET', '/Users'), 200);

    await expectStatus(
      admin('POST', '/directories/closing/provisioning/disable', { confirm: 'closing' }),
      200,
    );
    const refused = await expectStatus(scim(old)('GET', '/Users'), 403);
    expect(refused.body.detail).toContain('Provisioning is switched off for this directory.');

    const enabled = await expectStatus(admin('POST', '/directories/closing/provisioning/enable'), 201);
    await expectStatus(scim(String(enabled.body.key))('GET', '/Users'), 200);
    await expectStatus(scim(old)('GET', '/Users'), 401);
  });
});
