import { eventually } from './eventually';
import type { Call } from './http-client';
import { oktaGroup, oktaUser, rename, setActive } from './okta-bodies';
import { expectStatus, provision, startTestServer, type TestServer, temporaryStore } from './test-server';

const POLICY = `{
  "tagOwners": {"tag:prod": []},
  "acls": [
    {"action": "accept", "src": ["group:engineering@example.com"], "dst": ["tag:prod:22"]},
    {"action": "accept", "src": ["group:never pushed@example.com"], "dst": ["tag:prod:80"]},
    {"action": "accept", "src": ["ana@example.com", "group:engineering@example.com"], "dst": ["tag:prod:443"]},
  ],
}`;

type Line = Record<string, unknown>;

const { path, remove } = temporaryStore();
const lines: Line[] = [];
let server: TestServer;
let scim: Call;
let ana: string;
let group: string;

const start = () =>
  startTestServer({
    path,
    log: (line) => {
      lines.push(JSON.parse(line) as Line);
    },
  });

const alerts = async () =>
  (await expectStatus(server.admin('GET', '/directories/example/alerts'), 200)).body.alerts;

const metric = async (name: string) =>
  (await server.raw('GET', '/metrics')).text.split('\n').find((line) => line.startsWith(`${name}{`));

const warnings = () => lines.filter(({ level, directory }) => level === 'warn' && directory === 'example');

beforeAll(async () => {
  server = await start();
  scim = server.scim(await provision(server));
  ana = (await scim('POST', '/Users', oktaUser('ana@example.com'))).id;
  group = (await scim('POST', '/Groups', oktaGroup('Engineering', [ana]))).id;
  await expectStatus(server.admin('PUT', '/directories/example/policy', POLICY), 200);
});
afterAll(async () => {
  await server.close();
  remove();
});

describe('an alert', () => {
  it('is not raised by a name that was never pushed', async () => {
    expect(await alerts()).toEqual([]);
    expect(await metric('rollcall_policy_unresolved_selectors')).toMatch(/\{directory="example"\} 1$/);
  });

  it('is raised once by a rename, with the rules, both names and the revision, and logged', async () => {
    const { headers } = await expectStatus(scim('PATCH', `/Groups/${group}`, rename(group, 'Platform')), 200);
    expect(headers.get('etag')).toBeTruthy();
    await eventually(() => warnings().length > 0, 'a warning');
    const { revision } = (await server.admin('GET', '/directories/example')).body;

    expect(warnings()).toEqual([
      expect.objectContaining({
        msg: 'a name in the policy stopped resolving',
        code: 'group-renamed',
        selector: 'group:engineering@example.com',
        rules: ['acls[0] line 4', 'acls[2] line 6'],
        was: 'engineering',
        now: 'Platform',
        revision,
      }),
    ]);
    expect(await alerts()).toEqual([
      expect.objectContaining({
        code: 'group-renamed',
        group: { id: group, was: 'engineering', now: 'Platform' },
        since: { revision, at: expect.any(String) },
        rules: [
          expect.objectContaining({ section: 'acls', ruleIndex: 0, line: 4 }),
          expect.objectContaining({ section: 'acls', ruleIndex: 2, line: 6 }),
        ],
      }),
    ]);
    expect(await metric('rollcall_policy_unresolved_selectors')).toMatch(/ 3$/);
    expect(await metric('rollcall_policy_alerts_total')).toMatch(/ 1$/);
  });

  it('stays, with its date, over a restart', async () => {
    const before = await alerts();
    await server.close();
    server = await start();
    scim = server.scim(String((await server.admin('POST', '/directories/example/keys', {})).body.key));
    expect(await alerts()).toEqual(before);
  });

  it('is cleared when the name is back', async () => {
    lines.length = 0;
    await expectStatus(scim('PATCH', `/Groups/${group}`, rename(group, 'Engineering')), 200);
    expect(await alerts()).toEqual([]);
    await eventually(
      () => lines.some(({ msg }) => String(msg).includes('resolves again')),
      'it resolves again',
    );
    expect(lines).toContainEqual(
      expect.objectContaining({ level: 'info', selector: 'group:engineering@example.com' }),
    );
    expect(warnings()).toEqual([]);
  });

  it('of a deactivated person names the rules in the log, and not the person', async () => {
    lines.length = 0;
    await expectStatus(scim('PATCH', `/Users/${ana}`, setActive(false)), 200);
    await eventually(() => warnings().length > 0, 'a warning');
    expect(warnings()).toEqual([
      expect.objectContaining({
        code: 'user-inactive',
        rules: ['acls[2] line 6'],
        since: expect.any(String),
      }),
    ]);
    expect(JSON.stringify(lines)).not.toContain('ana@');
    expect(await alerts()).toEqual([expect.objectContaining({ selector: 'ana@example.com' })]);
    await expectStatus(scim('PATCH', `/Users/${ana}`, setActive(true)), 200);
    expect(await alerts()).toEqual([]);
  });

  it('is raised by a group that is deleted', async () => {
    await expectStatus(scim('DELETE', `/Groups/${group}`), 204);
    expect(await alerts()).toEqual([
      expect.objectContaining({
        code: 'group-not-synced',
        group: { id: group, was: 'engineering', now: null },
      }),
    ]);
  });

  it('goes with the rules that used the name', async () => {
    await expectStatus(server.admin('PUT', '/directories/example/policy', '{"acls": []}'), 200);
    expect(await alerts()).toEqual([]);
  });
});
