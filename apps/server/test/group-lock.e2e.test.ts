import type { Call } from './http-client';
import { oktaGroup, oktaUser } from './okta-bodies';
import { expectStatus, provision, startTestServer, type TestServer } from './test-server';

const POLICY = `{
  "tagOwners": {"tag:prod": []},
  "acls": [{"action": "accept", "src": ["group:engineering@example.com"], "dst": ["tag:prod:22"]}],
}`;

let server: TestServer;
let scim: Call;
let ana: string;
let group: string;

const lock: Call = (method, place, body) =>
  server.admin(method, `/directories/example/policy/lock${place}`, body);

const may = async () =>
  (
    await server.admin('POST', '/directories/example/access/check', {
      src: 'ana@example.com',
      dst: 'tag:prod',
      port: 22,
    })
  ).body;

beforeAll(async () => {
  server = await startTestServer();
  scim = server.scim(await provision(server));
  ana = (await scim('POST', '/Users', oktaUser('ana@example.com'))).id;
  group = (await scim('POST', '/Groups', oktaGroup('Engineering', [ana]))).id;
  await expectStatus(server.admin('PUT', '/directories/example/policy', POLICY), 200);
});
afterAll(() => server.close());

describe('a group lock', () => {
  it('is empty until somebody locks', async () => {
    expect((await expectStatus(lock('GET', ''), 200)).body).toEqual({ groups: {} });
  });

  it('pins the groups that the policy names now', async () => {
    expect((await expectStatus(lock('POST', ''), 200)).body).toEqual({ groups: { engineering: group } });
    expect((await lock('GET', '')).body).toEqual({ groups: { engineering: group } });
    expect(await may()).toMatchObject({ effect: 'allow' });
  });

  it('keeps a group made anew under an old name from taking over its rules', async () => {
    await expectStatus(scim('DELETE', `/Groups/${group}`), 204);
    const other = (await scim('POST', '/Groups', oktaGroup('engineering', [ana]))).id;
    expect(await may()).toMatchObject({ effect: 'deny', failedClosed: [{ code: 'name-reuse' }] });
    const { body } = await server.admin('GET', '/directories/example/alerts');
    expect(body.alerts).toMatchObject([{ code: 'name-reuse', selector: 'group:engineering@example.com' }]);

    expect((await expectStatus(lock('PUT', '', { Engineering: other }), 200)).body).toEqual({
      groups: { engineering: other },
    });
    expect(await may()).toMatchObject({ effect: 'allow' });
  });

  it('lets go of every name when it is empty', async () => {
    await expectStatus(lock('PUT', '', {}), 200);
    expect((await lock('GET', '')).body).toEqual({ groups: {} });
  });

  it('that is none is refused', async () => {
    const { body } = await expectStatus(lock('PUT', '', { engineering: 7 }), 400);
    expect(body).toMatchObject({
      error: { code: 'bad-group-lock', message: expect.stringContaining('"engineering": the id of a group') },
    });
  });
});
