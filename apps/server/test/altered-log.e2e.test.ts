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
});
