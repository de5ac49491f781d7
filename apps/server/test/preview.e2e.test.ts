import { checkPolicy, formatPorts, type Preview, preview } from '@rollcall/acl';
import { type DirectoryView, parseDirectoryId, revision } from '@rollcall/domain';
import { asOf } from '@rollcall/projector';
import * as E from 'fp-ts/lib/Either.js';
import { addMembers, oktaGroup, oktaUser, patch, removeMember, rename, setActive } from './okta-bodies';
import { expectStatus, provision, startTestServer, type TestServer } from './test-server';

const POLICY = `{
  "tagOwners": {"tag:prod": [], "tag:wiki": []},
  "acls": [
    {"action": "accept", "src": ["group:engineering@example.com"], "dst": ["tag:prod:22"]},
    {"action": "accept", "src": ["group:platform@example.com"], "dst": ["tag:wiki:443"]},
    {"action": "accept", "src": ["bo@example.com"], "dst": ["tag:wiki:80"]},
    {"action": "accept", "src": ["group:engineering@example.com"], "dst": ["autogroup:self:*"]},
  ],
  "tests": [{"src": "ana@example.com", "accept": ["tag:prod:22"], "deny": ["tag:wiki:80"]}],
}`;

type Scene = TestServer & {
  readonly users: Readonly<Record<'ana' | 'bo' | 'cleo', string>>;
  readonly group: string;
  readonly scimCall: ReturnType<TestServer['scim']>;
};

const scene = async (): Promise<Scene> => {
  const server = await startTestServer();
  const scimCall = server.scim(await provision(server));
  const create = async (name: string) =>
    (await expectStatus(scimCall('POST', '/Users', oktaUser(`${name}@example.com`)), 201)).id;
  const users = { ana: await create('ana'), bo: await create('bo'), cleo: await create('cleo') };
  const group = (await scimCall('POST', '/Groups', oktaGroup('Engineering', [users.ana, users.bo]))).id;
  await expectStatus(server.admin('PUT', '/directories/example/policy', POLICY), 200);
  return { ...server, users, group, scimCall };
};

const ask = (server: TestServer, body: object) =>
  server.admin('POST', '/directories/example/access/preview', body);

/** The same as the answer says it, without what names an event. */
const said = ({ diff, deadRules, newlyUnresolved, emptiedGroups, flippedTests, unchanged }: Preview) => ({
  unchanged,
  changes: diff.changes.map((change) => ({
    ...change,
    lost: formatPorts(change.lost),
    gained: formatPorts(change.gained),
  })),
  deserted: diff.deserted,
  deadRules: deadRules.map(({ section, index }) => [section, index]),
  newlyUnresolved: newlyUnresolved.map(({ selector, ruleIndex, code }) => [selector, ruleIndex, code]),
  emptiedGroups,
  flippedTests: flippedTests.map(({ index, errors }) => [index, errors.length]),
});

const answered = (body: Record<string, unknown>) => {
  const list = (name: string) => body[name] as ReadonlyArray<Record<string, unknown>>;
  return {
    unchanged: body.unchanged,
    changes: body.changes,
    deserted: body.deserted,
    deadRules: list('deadRules').map(({ section, index }) => [section, index]),
    newlyUnresolved: list('newlyUnresolved').map(({ selector, ruleIndex, code }) => [
      selector,
      ruleIndex,
      code,
    ]),
    emptiedGroups: body.emptiedGroups,
    flippedTests: list('flippedTests').map(({ index, errors }) => [index, (errors as []).length]),
  };
};

const stateOf = (directory: DirectoryView) => {
  const { policy } = checkPolicy(directory.policy?.text ?? '');
  if (policy === undefined) throw new Error('no policy');
  return { policy, world: { directory } };
};

const stateAt = async ({ rollcall }: TestServer, at: string) => {
  const id = parseDirectoryId('example');
  const past = E.isRight(id) && (await asOf(rollcall.store, id.right, { revision: revision(BigInt(at)) })());
  if (past === false || E.isLeft(past)) throw new Error('no such state');
  return stateOf(past.right);
};

describe('a preview of a change is what the change then does', () => {
  it.each<[string, object, (scene: Scene) => readonly [string, string, object?]]>([
    [
      'a rename that takes one name away and gives another',
      { change: 'rename', group: 'engineering', displayName: 'Platform' },
      ({ group }) => ['PATCH', `/Groups/${group}`, rename(group, 'Platform')],
    ],
    [
      'a deleted group',
      { change: 'delete', group: 'Engineering' },
      ({ group }) => ['DELETE', `/Groups/${group}`],
    ],
    [
      'a deleted user',
      { change: 'delete', user: 'bo@example.com' },
      ({ users }) => ['DELETE', `/Users/${users.bo}`],
    ],
    [
      'a deactivated user',
      { change: 'deactivate', user: 'ANA@example.com' },
      ({ users }) => ['PATCH', `/Users/${users.ana}`, setActive(false)],
    ],
    [
      'a new member',
      { change: 'membership', group: 'Engineering', add: ['cleo@example.com'] },
      ({ users, group }) => ['PATCH', `/Groups/${group}`, addMembers(users.cleo)],
    ],
    [
      'a member less',
      { change: 'membership', group: 'Engineering', remove: ['ana@example.com'] },
      ({ users, group }) => ['PATCH', `/Groups/${group}`, removeMember(users.ana)],
    ],
    [
      'everybody leaving',
      { change: 'membership', group: 'Engineering', remove: ['ana@example.com', 'bo@example.com'] },
      ({ group }) => ['PATCH', `/Groups/${group}`, patch({ op: 'replace', path: 'members', value: [] })],
    ],
  ])('%s', async (_, change, really) => {
    const server = await scene();
    try {
      const foretold = (await expectStatus(ask(server, change), 200)).body;
      const head = await server.admin('GET', '/directories/example');
      expect(head.body.revision).toBe(foretold.revision);

      const [method, path, body] = really(server);
      const done = await server.scimCall(method, path, body);
      expect(done.status).toBeLessThan(300);

      const now = (await server.admin('GET', '/directories/example')).body;
      const after = await stateAt(server, String(now.revision));
      const came = said(preview(await stateAt(server, String(foretold.revision)), after));
      expect(came.unchanged).toBe(false);
      expect(answered(foretold)).toEqual(JSON.parse(JSON.stringify(came)));
    } finally {
      await server.close();
    }
  });
});

describe('a preview of many rules', () => {
  let server: Scene;
  beforeAll(async () => {
    server = await scene();
  });
  afterAll(() => server.close());

  const rules = (count: number, port: number) => ({
    policy: JSON.stringify({
      acls: Array.from({ length: count }, (_, n) => ({
        action: 'accept',
        src: ['*'],
        dst: [`10.${n >> 16}.${(n >> 8) & 255}.${n & 255}:${port}`],
      })),
    }),
  });

  it('lets others be served meanwhile', async () => {
    const answers: string[] = [];
    const asked = server
      .admin('POST', '/directories/example/policy/preview', rules(3_000, 22))
      .then(({ status }) => answers.push(`preview ${status}`));
    let others = 0;
    while (answers.length === 0) {
      await expectStatus(server.raw('GET', '/livez'), 200);
      others += 1;
    }
    await asked;
    expect(answers).toEqual(['preview 200']);
    expect(others).toBeGreaterThan(3);
  });

  it('that are too many is refused', async () => {
    const { body } = await expectStatus(
      server.admin('POST', '/directories/example/policy/preview', rules(20_000, 22)),
      422,
    );
    expect(body.error).toEqual({
      code: 'too-much-to-compare',
      message: expect.stringMatching(
        /^There is too much to compare: the two policies have 20\d{3} rules together, and 20000 are compared at the most/,
      ),
    });
  });
});

describe('a preview', () => {
  let server: Scene;
  beforeAll(async () => {
    server = await scene();
  });
  afterAll(() => server.close());

  it('of a rename tells what is lost and what is gained', async () => {
    const { body } = await ask(server, { change: 'rename', group: server.group, displayName: 'Platform' });
    expect(body).toMatchObject({
      unchanged: false,
      events: ['GroupRenamed'],
      deadRules: [
        { section: 'acls', index: 0, line: 4 },
        { section: 'acls', index: 3, line: 7 },
      ],
      deserted: ['tag:prod'],
      flippedTests: [{ index: 0, src: 'ana@example.com', passes: false, line: 9 }],
    });
    const overTcp = (body.changes as ReadonlyArray<{ protocols: number[] }>).filter(({ protocols }) =>
      protocols.includes(6),
    );
    const both = ['ana@example.com', 'bo@example.com'];
    expect(overTcp).toMatchObject([
      { sources: both, destinations: ['tag:prod'], lost: '22', gained: '' },
      { sources: both, destinations: ['tag:wiki'], lost: '', gained: '443' },
      { sources: both, destinations: ['autogroup:self'], lost: '*', gained: '' },
    ]);
    expect(body.newlyUnresolved).toMatchObject([
      { message: expect.stringContaining('renamed to "Platform" by this change') },
      { selector: 'group:engineering@example.com', ruleIndex: 3 },
    ]);
  });

  it('of nothing new is unchanged and makes no event', async () => {
    const { body } = await ask(server, {
      change: 'rename',
      group: 'Engineering',
      displayName: 'Engineering',
    });
    expect(body).toMatchObject({ unchanged: true, events: [], changes: [] });
  });

  it('of what the directory would refuse is refused the same way', async () => {
    const created = await server.scimCall('POST', '/Groups', oktaGroup('Sales'));
    const { body } = await expectStatus(
      ask(server, { change: 'rename', group: created.id, displayName: 'engineering' }),
      409,
    );
    expect(JSON.stringify(body)).toContain('engineering');
  });

  it('of somebody who is not there says who', async () => {
    const { body } = await expectStatus(ask(server, { change: 'deactivate', user: 'zoe@example.com' }), 404);
    expect(body).toMatchObject({ error: { code: 'user-not-found' } });
    expect(JSON.stringify(body)).toContain('zoe@example.com');
  });
});

describe('another policy', () => {
  let server: Scene;
  beforeAll(async () => {
    server = await scene();
  });
  afterAll(() => server.close());

  const policy = (place: string, body: object) =>
    server.admin('POST', `/directories/example/policy/${place}`, body);

  it('is checked without being put in force', async () => {
    const { body } = await expectStatus(
      policy('check', { policy: POLICY.replace('tag:prod:22', 'tag:pro:22') }),
      200,
    );
    expect(body).toMatchObject({
      accepted: false,
      tests: null,
      diagnostics: [{ code: 'undefined-tag', line: 4 }],
    });
    const failing = POLICY.replace('"accept": ["tag:prod:22"]', '"accept": ["tag:wiki:80"]');
    expect((await policy('check', { policy: failing })).body).toMatchObject({
      accepted: false,
      tests: { passed: false, results: [{ src: 'ana@example.com', errors: [{ at: { line: 9 } }] }] },
    });
    expect((await server.admin('GET', '/directories/example/policy')).body.text).toBe(POLICY);
  });

  it('is previewed as what it then does', async () => {
    const text = POLICY.replace(
      'group:engineering@example.com"], "dst": ["tag:prod',
      'cleo@example.com"], "dst": ["tag:prod',
    )
      .replace('"tests"', '"tests": [], "x"')
      .replace(/"tests": \[\], "x".*\n/, '');
    const foretold = (await expectStatus(policy('preview', { policy: text }), 200)).body;
    expect(foretold).toMatchObject({ accepted: true, unchanged: false });
    const before = await stateAt(server, String(foretold.revision));
    await expectStatus(server.admin('PUT', '/directories/example/policy', text), 200);
    const { revision: now } = (await server.admin('GET', '/directories/example')).body;
    const came = said(preview(before, await stateAt(server, String(now))));
    expect(answered(foretold)).toEqual(JSON.parse(JSON.stringify(came)));
    expect((await policy('preview', { policy: text })).body).toMatchObject({ unchanged: true, changes: [] });
  });

  it('with errors is no policy to preview', async () => {
    const { body } = await expectStatus(policy('preview', { policy: '{' }), 422);
    expect(body).toMatchObject({ error: { code: 'policy-refused' } });
  });

  it('is given as a text under its name', async () => {
    const { body } = await expectStatus(policy('check', { text: POLICY }), 400);
    expect(JSON.stringify(body)).toContain('text: expected one of policy here');
  });

  it('is refused as Tailscale refuses one', async () => {
    const failing = POLICY.replace('"deny": ["tag:wiki:80"]', '"deny": ["tag:prod:22"]');
    const { body } = await expectStatus(server.admin('PUT', '/directories/example/policy', failing), 422);
    expect(body).toMatchObject({
      message: 'test(s) failed',
      data: [{ user: 'ana@example.com', errors: ['address "tag:prod:22": want: Drop, got: Accept'] }],
    });
    const broken = await expectStatus(server.admin('PUT', '/directories/example/policy', '{"acls": 1}'), 422);
    expect(broken.body.message).toMatch(/^line 1, column 10: /);
  });
});
