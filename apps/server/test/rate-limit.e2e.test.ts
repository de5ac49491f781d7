import { oktaUser } from './okta-bodies';
import { expectStatus, provision, startTestServer, type TestServer } from './test-server';

const wrongKey = 'rollcall_example_00000000000000_wrong';

describe('a key that asks too often', () => {
  let server: TestServer;
  let key: string;
  beforeAll(async () => {
    server = await startTestServer({ limits: { rateLimit: 1, badKeyLimit: 0 } });
    key = await provision(server);
  });
  afterAll(() => server.close());

  it('is told as a SCIM error when to come back, and nothing is changed', async () => {
    const issued = await expectStatus(server.admin('POST', '/directories/example/keys', {}), 201);
    for (let sent = 0; sent < 5; sent++) await expectStatus(server.scim(key)('GET', '/Users'), 200);

    const refused = await server.scim(key)('POST', '/Users', oktaUser('ana@example.com'));

    expect(refused).toMatchObject({
      status: 429,
      body: {
        schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'],
        status: '429',
        detail: 'Too many requests with this key. Retry after 1 second.',
      },
    });
    expect(refused.headers.get('retry-after')).toBe('1');
    expect(refused.headers.get('content-type')).toContain('application/scim+json');
    const other = server.scim(String(issued.body.key));
    expect((await expectStatus(other('GET', '/Users'), 200)).body).toMatchObject({ totalResults: 0 });
  });
});

describe('an address that sends wrong keys', () => {
  let server: TestServer;
  let key: string;
  beforeEach(async () => {
    server = await startTestServer({ limits: { rateLimit: 0, badKeyLimit: 3 } });
    key = await provision(server);
  });
  afterEach(() => server.close());

  it('has to wait, while a right key from there is served', async () => {
    for (let sent = 0; sent < 3; sent++) await expectStatus(server.scim(wrongKey)('GET', '/Users'), 401);

    const refused = await server.scim(wrongKey)('GET', '/Users');

    expect(refused).toMatchObject({ status: 429, body: { detail: expect.stringContaining('not valid') } });
    expect(Number(refused.headers.get('retry-after'))).toBe(20);
    await expectStatus(server.scim(key)('GET', '/Users'), 200);
  });

  it('is not counted for requests without a key, nor for keys that were good once', async () => {
    await server.admin('POST', '/directories/example/provisioning/disable', { confirm: 'example' });
    for (let sent = 0; sent < 5; sent++) {
      await expectStatus(server.raw('GET', '/scim/v2/Users'), 401);
      await expectStatus(server.scim(key)('GET', '/Users'), 403);
    }
    await expectStatus(server.scim(wrongKey)('GET', '/Users'), 401);
  });
});
