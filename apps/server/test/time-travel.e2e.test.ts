import { type Answer, type Call } from './http-client';
import { addMembers, oktaGroup, oktaUser, removeMember, rename, setActive } from './okta-bodies';
import { expectStatus, provision, startTestServer, type TestServer } from './test-server';

const POLICY = `{
  "tagOwners": { "tag:prod": ["autogroup:admin"] },
  "acls": [{ "action": "accept", "src": ["group:engineering@example.com"], "dst": ["tag:prod:443"] }],
}`;

let server: TestServer;
let scim: Call;
let now = Date.parse('2026-05-03T09:00:00.000Z');
let ana: string;
let group: string;
/** The revision after each chapter of the story. */
const chapters: Record<string, number> = {};

const head = async (): Promise<number> =>
  Number((await server.admin('GET', '/directories/example')).body.revision);

const ask = (path: string, query = ''): Promise<Answer> =>
  server.admin('GET', `/directories/example${path}${query}`);

const may = (query = ''): Promise<Answer> =>
  server.admin('POST', `/directories/example/access/check${query}`, {
    src: 'ana@example.com',
    dst: 'tag:prod',
    port: 443,
  });

const chapter = async (name: string): Promise<void> => {
  chapters[name] = await head();
  now += 3_600_000;
};

beforeAll(async () => {
  server = await startTestServer({ clock: () => new Date(now) });
  scim = server.scim(await provision(server));
  ana = (await scim('POST', '/Users', oktaUser('ana@example.com'))).id;
  group = (await scim('POST', '/Groups', oktaGroup('Engineering'))).id;
  await expectStatus(server.admin('PUT', '/directories/example/policy', POLICY), 200);
  await chapter('before');
  await scim('PATCH', `/Groups/${group}`, addMembers(ana));
  await chapter('joined');
  await scim('PATCH', `/Groups/${group}`, rename(group, 'Platform'));
  await chapter('renamed');
  await scim('PATCH', `/Groups/${group}`, removeMember(ana));
  await scim('PATCH', `/Users/${ana}`, setActive(false));
});
afterAll(() => server.close());

describe('a moment of the past', () => {
  it('is told by an instant or by a revision, alike', async () => {
    for (const path of ['', '/users', '/groups', `/groups/${group}/members`, '/policy']) {
      const byInstant = await ask(path, '?at=2026-05-03T10:30Z');
      const byRevision = await ask(path, `?revision=${chapters.joined}`);
      expect(byInstant.status).toBe(200);
      expect(byInstant.body).toEqual(byRevision.body);
    }
  });

  it('shows who was in a group then, and what it was called', async () => {
    const members = (query: string) => ask(`/groups/${group}/members`, query);
    expect((await members('?at=2026-05-03T09:30:00%2B00:00')).body).toMatchObject({ total: 0 });
    expect((await members('?at=2026-05-03T10:30Z')).body).toMatchObject({
      members: [{ userName: 'ana@example.com', active: true }],
    });
    expect((await members('')).body).toMatchObject({ total: 0 });
    expect((await ask('/groups', '?at=2026-05-03T10:30Z')).body).toMatchObject({
      groups: [{ displayName: 'Engineering' }],
    });
    expect((await ask('/users', '?at=2026-05-03T10:30Z')).body).toMatchObject({
      users: [{ active: true, groups: ['Engineering'] }],
    });
  });

  it('is answered with what people could reach then, by the policy of then', async () => {
    expect((await may('?at=2026-05-03T09:30Z')).body).toMatchObject({ effect: 'deny' });
    expect((await may('?at=2026-05-03T10:30Z')).body).toMatchObject({
      effect: 'allow',
      provenance: { revision: String(chapters.joined) },
    });
    expect((await may('?at=2026-05-03T11:30Z')).body).toMatchObject({
      effect: 'deny',
      failedClosed: [{ message: expect.stringContaining('Platform') }],
    });
    expect((await may('?revision=0')).body).toMatchObject({ effect: 'deny', code: 'DENY_NO_POLICY' });
    expect((await may()).body).toMatchObject({ code: 'DENY_PRINCIPAL_INACTIVE' });
  });

  it('is answered the same for every way to ask about access', async () => {
    const post = (question: string, body: object) =>
      server.admin('POST', `/directories/example/access/${question}?at=2026-05-03T10:30Z`, body);
    const question = { src: 'ana@example.com', dst: 'tag:prod', port: 443 };
    expect((await post('explain', question)).body).toMatchObject({ decision: { effect: 'allow' } });
    expect((await post('who-can', { dst: 'tag:prod', port: 443 })).body).toMatchObject({
      users: [{ userName: 'ana@example.com' }],
    });
    expect((await post('what-can', { src: 'ana@example.com' })).body).toMatchObject({
      reach: expect.arrayContaining([expect.objectContaining({ destination: 'tag:prod', ports: '443' })]),
    });
  });

  it('agrees with the decision that was taken then', async () => {
    for (const at of Object.values(chapters)) {
      const { body } = await may(`?revision=${at}`);
      expect(Object(body.provenance).revision).toBe(String(at));
    }
    const live = await may();
    const past = await may(`?revision=${await head()}`);
    expect(past.body).toEqual(live.body);
  });
});

describe('a moment that cannot be told', () => {
  it.each([
    [
      'before the directory was opened',
      '?at=2026-05-03T08:59Z',
      404,
      'before-first-event',
      'opened at 2026-05-03T09:00:00.000Z',
    ],
    [
      'a revision beyond the last',
      '?revision=999',
      404,
      'revision-not-reached',
      'there is no revision 999 yet',
    ],
    ['the future', '?at=2030-01-01T00:00Z', 400, 'instant-in-future', 'is in the future'],
    ['no date', '?at=yesterday', 400, 'invalid-request', 'such as 2026-05-03T10:00Z, found "yesterday"'],
    [
      'a day that the calendar has not',
      '?at=2026-02-30T10:00Z',
      400,
      'invalid-request',
      'found "2026-02-30T10:00Z"',
    ],
    ['a time without a zone', '?at=2026-05-03T10:00', 400, 'invalid-request', 'with a zone'],
    ['no number', '?revision=-1', 400, 'invalid-request', 'expected decimal digits'],
    ['both', '?revision=1&at=2026-05-03T10:00Z', 400, 'invalid-request', 'one of the two'],
  ])('%s is answered so', async (_what, query, status, code, message) => {
    for (const path of ['', '/users', '/groups', `/groups/${group}/members`, '/policy']) {
      expect(await ask(path, query)).toMatchObject({
        status,
        body: { error: { code, message: expect.stringContaining(message) } },
      });
    }
    expect((await may(query)).status).toBe(status);
  });
});

describe('the difference between two moments', () => {
  const anasWay = { sources: ['ana@example.com'], destinations: ['tag:prod'] };
  /** A rule for ports of a destination lets it be pinged too. */
  const icmp = { ...anasWay, protocols: [1, 58] };

  it('names who gained what, and by which events', async () => {
    const diff = await ask('/access/diff', `?from=${chapters.before}&to=2026-05-03T10:30Z`);
    expect(diff.body).toMatchObject({
      from: String(chapters.before),
      to: String(chapters.joined),
      changes: [icmp, { ...anasWay, gained: '443', lost: '' }],
      events: [{ event: 'MembershipChanged', new: { id: ana }, revision: String(chapters.joined) }],
    });
  });

  it('names who lost what until now', async () => {
    const diff = await ask('/access/diff', '?from=2026-05-03T10:30Z');
    expect(diff.body).toMatchObject({
      changes: [icmp, { ...anasWay, gained: '', lost: '443' }],
      deserted: ['tag:prod'],
      events: [{ event: 'GroupRenamed' }, { event: 'MembershipChanged' }, { event: 'UserDeactivated' }],
    });
  });

  it('is nothing between a moment and itself', async () => {
    const diff = await ask('/access/diff', `?from=${chapters.joined}&to=${chapters.joined}`);
    expect(diff.body).toMatchObject({ changes: [], deserted: [], events: [] });
    expect((await ask('/access/diff', '?from=x')).status).toBe(400);
    expect((await ask('/access/diff')).status).toBe(400);
  });
});
