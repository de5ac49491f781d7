import { expectStatus, provision, startTestServer, type TestServer } from './test-server';

describe('Verifying the log over the admin API', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer();
    await provision(server);
  });
  afterAll(() => server.close());

  it('reads every event, and is remembered', async () => {
    const path = '/directories/example/audit/verification';
    expect((await expectStatus(server.admin('GET', path), 200)).body).toEqual({ last: null });
    const { body } = await expectStatus(server.admin('POST', '/directories/example/audit/verify'), 200);
    const directory = await server.admin('GET', '/directories/example');
    expect(body).toEqual({
      events: Number(directory.body.revision) + 1,
      verifiedAt: expect.stringMatching(/Z$/),
    });
    expect((await server.admin('GET', path)).body).toEqual({ last: body });
  });

  it('is of directories that there are', async () => {
    await expectStatus(server.admin('POST', '/directories/other/audit/verify'), 404);
    await expectStatus(server.admin('GET', '/directories/other/audit/verification'), 404);
  });
});
