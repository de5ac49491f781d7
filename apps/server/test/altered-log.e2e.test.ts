import Database from 'libsql';
import { createLogger } from '../src/logging/create-logger';
import { logProjection } from '../src/logging/log-projection';
import { oktaGroup, oktaUser } from './okta-bodies';
import { expectStatus, provision, startTestServer, type TestServer, temporaryStore } from './test-server';

const POLICY = `{
  "tagOwners": {"tag:prod": []},
  "acls": [{"action": "accept", "src": ["group:engineering@example.com"], "dst": ["tag:prod:22"]}],
}`;

const { path, remove } = temporaryStore();
afterAll(remove);

const mayEve = async (server: TestServer) => {
  const question = { src: 'eve@example.com', dst: 'tag:prod', port: 22 };
  return (await expectStatus(server.admin('POST', '/directories/example/access/check', question), 200)).body;
};

const revisionsOf = (page: object): ReadonlyArray<number> => {
  const entries: ReadonlyArray<{ readonly revision: string }> = Object(page).entries;
  return [...new Set(entries.map(({ revision }) => Number(revision)))];
};

describe('a membership that somebody wrote into the file', () => {
  beforeAll(async () => {
    const server = await startTestServer({ path });
    const scim = server.scim(await provision(server));
    const [ana, eve] = [
      (await scim('POST', '/Users', oktaUser('ana@example.com'))).id,
      (await scim('POST', '/Users', oktaUser('eve@example.com'))).id,
    ];
    await expectStatus(scim('POST', '/Groups', oktaGroup('Engineering', [ana])), 201);
    const plain = { 'content-type': 'text/plain' };
    await expectStatus(server.admin('PUT', '/directories/example/policy', POLICY, plain), 200);
    expect(await mayEve(server)).toMatchObject({ effect: 'deny', code: 'DENY_NO_MATCH' });
    await server.close();
    const database = new Database(path);
    database
      .prepare(`UPDATE events SET data = replace(data, ?, ?) WHERE type = 'MembershipChanged'`)
      .run([ana, eve]);
    database.close();
  });

  it('denies everything after a restart, and says why and what to do', async () => {
    const lines: Array<Record<string, unknown>> = [];
    const server = await startTestServer({ path });
    logProjection(server.rollcall, createLogger('info', { write: (line) => lines.push(JSON.parse(line)) }));
    expect(await mayEve(server)).toMatchObject({
      effect: 'deny',
      reason: expect.stringMatching(
        /^Directory "example" stopped at event \d+: it does not continue the chain of digests: it was altered.*"rollcall audit verify".*It denies all access/,
      ),
    });
    const ready = await expectStatus(server.raw('GET', '/readyz'), 200);
    expect(ready.body).toMatchObject({ parked: { broken_chain: 1 } });
    const { text } = await server.raw('GET', '/metrics');
    expect(text).toContain('rollcall_directories_parked{reason="broken_chain"} 1');
    expect(lines).toContainEqual(
      expect.objectContaining({
        level: 'error',
        directory: 'example',
        msg: 'a directory stopped: it denies all access',
      }),
    );
    await server.close();
  });

  it('leaves the trail up to the altered event to whoever looks into it, and says where it stops and why', async () => {
    const server = await startTestServer({ path });
    const get = async (rest: string) =>
      (await expectStatus(server.admin('GET', `/directories/example${rest}`), 200)).body;
    const { parked, ...glance } = await get('');
    expect(parked).toMatchObject({ reason: expect.stringContaining('not continue the chain of digests') });
    const altered = Number(Object(parked).revision);
    expect(glance).toMatchObject({ revision: String(altered - 1), users: { total: 2 } });

    const page = await get('/audit?limit=3');
    expect(page.parked).toEqual(parked);
    expect(revisionsOf(page)).toEqual([altered - 1, altered - 2, altered - 3]);
    const older = await get(`/audit?limit=100&before=${String(page.before)}`);
    expect(older).toMatchObject({ before: null, parked });
    expect(revisionsOf(older)).toEqual(Array.from({ length: altered - 3 }, (_, at) => altered - 4 - at));

    const history = await get('/audit/users/eve@example.com');
    expect(history).toMatchObject({ parked, timeline: [{ entry: { event: 'UserCreated' } }] });
    expect((await get(`/audit/${altered - 1}`)).entries).toHaveLength(1);
    for (const at of [altered, altered + 100]) {
      const refused = await expectStatus(server.admin('GET', `/directories/example/audit/${at}`), 503);
      expect(refused.body).toMatchObject({ error: { code: 'directory-parked' } });
    }

    const { body } = await expectStatus(server.admin('POST', '/directories/example/audit/verify', {}), 200);
    expect(body).toMatchObject({ events: altered, broken: { revision: String(altered) } });
    expect((await get('/audit/verification')).last).toEqual(body);
    expect((await get('/requests')).requests).toEqual([]);
    await server.close();
  });

  it.each(['/users', '/policy', '/keys', '/audit/export?format=ndjson', '?revision=1'])(
    'answers nothing else: %s',
    async (rest) => {
      const server = await startTestServer({ path });
      const refused = await expectStatus(server.admin('GET', `/directories/example${rest}`), 503);
      expect(refused.body).toMatchObject({ error: { code: 'directory-parked' } });
      await server.close();
    },
  );
});
