import { startTestServer, type TestServer } from './test-server';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

test('the description of the SCIM API is served to those without a key, and names this server', async () => {
  const { status, headers, body } = await server.raw('GET', '/scim/v2/openapi.json');
  expect([status, headers.get('content-type')]).toEqual([200, expect.stringMatching(/^application\/json/)]);
  expect(body).toMatchObject({ openapi: '3.1.0', servers: [{ url: `${server.url}/scim/v2` }] });
});

test('nothing below it, and nothing else, is open to them', async () => {
  for (const path of ['/openapi.json/Users', '/Users', '/Schemas']) {
    expect((await server.raw('GET', `/scim/v2${path}`)).status).toBe(401);
  }
});
