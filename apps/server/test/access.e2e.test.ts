import { type Call } from './http-client';
import { oktaGroup, oktaUser, rename, setActive } from './okta-bodies';
import { expectStatus, provision, startTestServer, type TestServer } from './test-server';

const POLICY = `{
  // Engineers reach production.
  "tagOwners": {"tag:prod": []},
  "acls": [
    {"action": "accept", "src": ["group:engineering@example.com"], "dst": ["tag:prod:22"]},
  ],
}`;

let server: TestServer;
let scim: Call;
let ana: string;
let group: string;

beforeAll(async () => {
  server = await startTestServer();
  scim = server.scim(await provision(server));
  ana = (await scim('POST', '/Users', oktaUser('ana@example.com'))).id;
  group = (await scim('POST', '/Groups', oktaGroup('Engineering', [ana]))).id;
});
afterAll(() => server.close());

const policy: Call = (method, path, body, headers) =>
  server.admin(method, `/directories/example/policy${path}`, body, headers);

const check = async (body: object = {}) => {
  const question = { src: 'ana@example.com', dst: 'tag:prod', port: 22, ...body };
  return (await expectStatus(server.admin('POST', '/directories/example/access/check', question), 200)).body;
};

describe('access', () => {
  it('is denied without a policy', async () => {
    expect(await check()).toMatchObject({ effect: 'deny', code: 'DENY_NO_POLICY' });
  });

  it('follows an accepted policy, and names the rule', async () => {
    const applied = await expectStatus(policy('PUT', '', POLICY, { 'content-type': 'text/plain' }), 200);
    expect(applied.body).toMatchObject({
      diagnostics: [],
      hash: expect.any(String),
      revision: expect.any(String),
    });

    expect(await check()).toMatchObject({
      effect: 'allow',
      code: 'ALLOW_RULE',
      rule: { section: 'acls', index: 0, line: 5, srcSelector: 'group:engineering@example.com' },
    });
    expect(await check({ port: 23 })).toMatchObject({ effect: 'deny', code: 'DENY_NO_MATCH' });
  });

  it('is not answered from a state before the one that the caller has seen', async () => {
    const { revision } = (await server.admin('GET', '/directories/example')).body;
    expect(await check({ minRevision: revision })).toMatchObject({ effect: 'allow' });
    const next = BigInt(String(revision)) + 1n;
    expect(await check({ minRevision: String(next) })).toMatchObject({
      effect: 'deny',
      code: 'DENY_STATE_BEHIND',
      reason: expect.stringMatching(
        `^Revision ${next} or later is asked for, and directory "example" is at revision ${String(revision)} here\\.`,
      ),
    });
  });

  it('fails closed when the group is renamed, says since when, and returns with the name', async () => {
    await expectStatus(scim('PATCH', `/Groups/${group}`, rename(group, 'Platform')), 200);

    const denied = await check();
    expect(denied).toMatchObject({
      effect: 'deny',
      failedClosed: [{ selector: 'group:engineering@example.com', code: 'group-renamed' }],
    });
    const { body } = await policy('GET', '');
    expect(body).toMatchObject({ unresolved: [{ code: 'group-renamed', line: 5 }] });
    expect(JSON.stringify(body.diagnostics)).toContain('Platform');

    await expectStatus(scim('PATCH', `/Groups/${group}`, rename(group, 'Engineering')), 200);
    expect(await check()).toMatchObject({ effect: 'allow' });
    expect((await policy('GET', '')).body).toMatchObject({ diagnostics: [], unresolved: [] });
  });

  it('ends with the deactivation of the person, though the group still lists them', async () => {
    await expectStatus(scim('PATCH', `/Users/${ana}`, setActive(false)), 200);
    expect(await check()).toMatchObject({ effect: 'deny', code: 'DENY_PRINCIPAL_INACTIVE' });
    await expectStatus(scim('PATCH', `/Users/${ana}`, setActive(true)), 200);
    expect(await check()).toMatchObject({ effect: 'allow' });
  });

  it('is asked about with a question that fits', async () => {
    const ask = (body: object) => server.admin('POST', '/directories/example/access/check', body);
    await expectStatus(ask({ src: '', dst: 'tag:prod', port: 22 }), 400);
    const { body } = await expectStatus(ask({ src: 'a', dst: 'b', port: 22, minRevison: '3' }), 400);
    expect(JSON.stringify(body)).toContain(
      'minRevison: expected one of src, dst, port, proto, minRevision here',
    );
  });
});

describe('a policy', () => {
  it('with errors is refused with their places, and the last good one stays', async () => {
    const before = (await policy('GET', '')).body;
    const refused = await expectStatus(policy('PUT', '', POLICY.replace('accept', 'deny')), 422);
    expect(refused.body).toMatchObject({
      error: { code: 'policy-refused', diagnostics: [{ code: 'bad-action', severity: 'error', line: 5 }] },
    });
    await expectStatus(policy('PUT', '', '{'), 422);
    expect((await policy('GET', '')).body).toEqual(before);
    expect(await check()).toMatchObject({ effect: 'allow' });
  });

  it('whose own tests fail is refused', async () => {
    const text = POLICY.replace(
      '"tagOwners"',
      '"tests": [{"src": "ana@example.com", "deny": ["tag:prod:22"]}], "tagOwners"',
    );
    const { body } = await expectStatus(policy('PUT', '', text), 422);
    expect(body).toMatchObject({ error: { tests: { passed: false } } });
  });

  it('keeps its text and is not accepted twice', async () => {
    const { body, headers } = await policy('GET', '');
    expect(body.text).toBe(POLICY);
    expect(headers.get('etag')).toBe(`"${String(body.hash)}"`);
    const again = await expectStatus(policy('PUT', '', POLICY), 200);
    expect(again.body.revision).toBe(body.revision);
  });

  it('is replaced only by an edit that began with it', async () => {
    const { headers } = await policy('GET', '');
    const edit = POLICY.replace('Engineers', 'All engineers');
    await expectStatus(policy('PUT', '', edit, { 'if-match': '"0000"' }), 412);
    await expectStatus(policy('PUT', '', edit, { 'if-match': headers.get('etag') ?? '' }), 200);
  });

  it.each([
    ['policy', '{ "acls": [] }', '{ "acls": [], }'],
    ['inventory', '{ "nodes": {} }', '{ "roles": [] }'],
  ])('or %s that began with none is refused once there is one', async (what, first, second) => {
    const fresh = `fresh-${what}`;
    await expectStatus(server.admin('POST', '/directories', { id: fresh, domains: ['a.example'] }), 201);
    const put = (text: string) =>
      server.admin('PUT', `/directories/${fresh}/${what}`, text, { 'if-none-match': '*' });
    await expectStatus(put(first), 200);
    await expectStatus(put(second), 412);
  });
});
