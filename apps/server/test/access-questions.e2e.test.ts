import type { Call } from './http-client';
import { oktaGroup, oktaUser, rename, setActive } from './okta-bodies';
import { expectStatus, provision, startTestServer, type TestServer } from './test-server';

const POLICY = `{
  "tagOwners": {"tag:prod": [], "tag:wiki": []},
  "acls": [
    {"action": "accept", "src": ["group:engineering@example.com"], "dst": ["tag:prod:22"]},
    {"action": "accept", "src": ["*"], "dst": ["tag:wiki:80,443"]},
    {"action": "accept", "src": ["ana@example.com"], "dst": ["tag:prod:1-100"]},
  ],
}`;

let server: TestServer;
let scim: Call;
let ana: string;
let group: string;

const ask = (path: string, body: object) => server.admin('POST', `/directories/example/access/${path}`, body);

beforeAll(async () => {
  server = await startTestServer();
  scim = server.scim(await provision(server));
  ana = (await scim('POST', '/Users', oktaUser('ana@example.com'))).id;
  const bo = (await scim('POST', '/Users', oktaUser('bo@example.com'))).id;
  await scim('POST', '/Users', oktaUser('cleo@example.com'));
  group = (await scim('POST', '/Groups', oktaGroup('Engineering', [ana, bo]))).id;
  await expectStatus(server.admin('PUT', '/directories/example/policy', POLICY), 200);
});
afterAll(() => server.close());

describe('explaining an answer', () => {
  const explain = async (src: string, port = 22) =>
    (await expectStatus(ask('explain', { src, dst: 'tag:prod', port }), 200)).body;

  it('names every rule that allows it', async () => {
    expect(await explain('ana@example.com')).toMatchObject({
      decision: { effect: 'allow', rule: { index: 0, line: 4 } },
      matches: [
        { section: 'acls', index: 0, line: 4 },
        { section: 'acls', index: 2, line: 6 },
      ],
      nearMisses: [],
    });
  });

  it('names the rule that would, the name it lost, and where the audit trail tells of it', async () => {
    await expectStatus(scim('PATCH', `/Groups/${group}`, rename(group, 'Platform')), 200);
    const { decision, nearMisses } = (await explain('bo@example.com')) as {
      decision: unknown;
      nearMisses: ReadonlyArray<{ cause: string; causeRevision: string; message: string }>;
    };

    expect(decision).toMatchObject({ effect: 'deny', code: 'DENY_NO_MATCH' });
    expect(nearMisses).toMatchObject([
      { selector: 'group:engineering@example.com', section: 'acls', ruleIndex: 0, line: 4 },
    ]);
    const { cause, causeRevision, message } = nearMisses[0] ?? { cause: '', causeRevision: '0', message: '' };
    expect(message).toContain(`renamed to "Platform" by event ${causeRevision};`);
    const trail = await server.admin('GET', `/directories/example/audit/${causeRevision}`);
    expect(trail.body.entries).toMatchObject([{ eventId: cause, revision: causeRevision }]);

    const checked = (await ask('check', { src: 'bo@example.com', dst: 'tag:prod', port: 22 })).body;
    expect(checked.failedClosed).toMatchObject([{ cause, causeRevision }]);
    await expectStatus(scim('PATCH', `/Groups/${group}`, rename(group, 'Engineering')), 200);
  });

  it('names nothing that would not have helped', async () => {
    expect(await explain('cleo@example.com', 443)).toMatchObject({ matches: [], nearMisses: [] });
  });
});

describe('asking who and what', () => {
  it('names everybody who may reach a destination', async () => {
    const { body } = await expectStatus(ask('who-can', { dst: 'tag:prod', port: 22 }), 200);
    expect(body).toMatchObject({ denied: null, tags: [], nodes: [], addresses: [] });
    expect(body.users).toMatchObject([{ userName: 'ana@example.com' }, { userName: 'bo@example.com' }]);
  });

  it('names nobody who was deactivated', async () => {
    await expectStatus(scim('PATCH', `/Users/${ana}`, setActive(false)), 200);
    const { body } = await expectStatus(ask('who-can', { dst: 'tag:prod', port: 22, proto: 'tcp' }), 200);
    expect(body.users).toMatchObject([{ userName: 'bo@example.com' }]);
    await expectStatus(scim('PATCH', `/Users/${ana}`, setActive(true)), 200);
  });

  it('names all that a source may reach, with the rules that open it', async () => {
    const { body } = await expectStatus(ask('what-can', { src: 'bo@example.com' }), 200);
    const tcp = (body.reach as ReadonlyArray<{ protocol: number }>).filter(({ protocol }) => protocol === 6);
    expect(tcp).toEqual([
      {
        destination: 'tag:prod',
        protocol: 6,
        ports: '22',
        rules: [{ section: 'acls', index: 0, line: 4 }],
      },
      {
        destination: 'tag:wiki',
        protocol: 6,
        ports: '80,443',
        rules: [{ section: 'acls', index: 1, line: 5 }],
      },
    ]);
  });

  it('says why a source may reach nothing', async () => {
    const { body } = await expectStatus(ask('what-can', { src: 'zoe@example.com' }), 200);
    expect(body).toMatchObject({ denied: 'DENY_PRINCIPAL_UNKNOWN', reach: [] });
  });
});

describe('a question that does not fit', () => {
  it.each([
    ['who-can', { dst: 'tag:prod' }, 'port: expected a whole number from 0 to 65535, found nothing.'],
    ['who-can', { dst: '', port: 22 }, 'dst is empty: nobody can be asked about.'],
    ['what-can', { src: 'a', port: 1 }, 'port: expected one of src here, found 1.'],
    [
      'explain',
      { src: 'a', dst: 'b', port: 'ssh' },
      'port: expected a whole number from 0 to 65535, found "ssh".',
    ],
    [
      'preview',
      { change: 'merge' },
      'change: expected one of rename, delete, deactivate, reactivate, membership, found "merge".',
    ],
    ['preview', { change: 'rename', group: 'Engineering' }, 'displayName: expected a name, found nothing.'],
    ['preview', { change: 'delete' }, 'delete: give either a group or a user.'],
    ['preview', { change: 'membership', group: 'x' }, 'membership: name somebody to add or to remove.'],
  ])('%s %j', async (path, body, message) => {
    const answer = await expectStatus(ask(path, body), 400);
    expect(answer.body).toEqual({ error: { code: 'invalid-request', message } });
  });

  it('about a directory that is not there', async () => {
    await expectStatus(server.admin('POST', '/directories/nowhere/access/what-can', { src: 'a@b.c' }), 404);
  });
});
