import { expectStatus, provision, startTestServer, type TestServer } from '../test-server';

const policy = `{
  "tagOwners": { "tag:prod": ["autogroup:admin"] },
  "acls": [
    { "action": "accept", "src": ["group:old name@example.com"], "dst": ["tag:prod:443"] },
  ],
}
`;

describe('A policy that names a pushed group, as the console sees it', () => {
  let server: TestServer;
  let scim: ReturnType<TestServer['scim']>;
  let group = '';
  beforeAll(async () => {
    server = await startTestServer();
    scim = server.scim(await provision(server));
    const { body } = await expectStatus(scim('POST', '/Groups', groupNamed('Old Name')), 201);
    group = String(body.id);
    await expectStatus(server.admin('PUT', '/directories/example/policy', policy), 200);
  });
  afterAll(() => server.close());

  const groupNamed = (displayName: string) => ({
    schemas: ['urn:ietf:params:scim:schemas:core:2.0:Group'],
    displayName,
  });
  const ask = async (path: string) => (await server.admin('GET', `/directories/example${path}`)).body;
  const draft = async (text: string) =>
    (await expectStatus(server.admin('POST', '/directories/example/policy/draft', { text }), 200)).body;

  it('says where the group is named', async () => {
    expect(await ask('/group-sync')).toMatchObject({
      groups: [
        {
          displayName: 'Old Name',
          memberCount: 0,
          selectors: ['group:old name@example.com'],
          uses: [{ line: 4, column: 35 }],
        },
      ],
    });
    expect(await ask('/policy/failed-names')).toEqual({ names: [] });
  });

  it('says, once the group is renamed, what it was, what it is, and what would mend the rule', async () => {
    await expectStatus(scim('PUT', `/Groups/${group}`, groupNamed('New "Name"')), 200);
    const { names } = await ask('/policy/failed-names');
    expect(names).toMatchObject([
      {
        selector: 'group:old name@example.com',
        line: 4,
        code: 'group-renamed',
        lost: { was: 'old name', now: 'New "Name"', selector: 'group:new "name"@example.com' },
      },
    ]);
    const { diagnostics } = await draft(policy);
    const fix = { text: 'group:old name@example.com', replacement: 'group:new \\"name\\"@example.com' };
    expect(diagnostics).toContainEqual(expect.objectContaining({ code: 'group-renamed', fix }));
    const mended = policy.replace(fix.text, fix.replacement);
    expect(JSON.stringify((await draft(mended)).diagnostics)).not.toContain('group-renamed');
  });

  it('says, once the group is deleted, that nothing can be put in its place', async () => {
    await expectStatus(scim('PUT', `/Groups/${group}`, groupNamed('Old Name')), 200);
    await expectStatus(scim('DELETE', `/Groups/${group}`), 204);
    const { names } = await ask('/policy/failed-names');
    expect(names).toMatchObject([{ lost: { was: 'old name', now: null, selector: null } }]);
    expect(JSON.stringify((await draft(policy)).diagnostics)).not.toContain('"fix"');
  });

  it('refuses a draft that is no text', async () => {
    await expectStatus(server.admin('POST', '/directories/example/policy/draft', { text: 7 }), 400);
  });
});
