import { type Call } from './http-client';
import { addMembers, oktaGroup, oktaUser, rename, setActive } from './okta-bodies';
import { provision, startTestServer, type TestServer } from './test-server';

let server: TestServer;
let scim: Call;
let ana: string;
let ben: string;
let group: string;

beforeAll(async () => {
  server = await startTestServer();
  scim = server.scim(await provision(server));
  ana = (await scim('POST', '/Users', oktaUser('ana@example.com'))).id;
  ben = (await scim('POST', '/Users', oktaUser('ben@example.com'))).id;
  group = (await scim('POST', '/Groups', oktaGroup('Engineering'))).id;
  await scim('PATCH', `/Groups/${group}`, addMembers(ana, ben), { 'x-request-id': 'okta-push-1' });
  await scim('PATCH', `/Groups/${group}`, rename(group, 'Engineering'));
  await scim('PATCH', `/Groups/${group}`, rename(group, 'Platform'));
  await scim('PATCH', `/Users/${ana}`, setActive(false), { 'user-agent': 'Okta SCIM Client 1.0.0' });
});
afterAll(() => server.close());

type Entries = { readonly entries: ReadonlyArray<Record<string, unknown>>; readonly before: string | null };

const audit = async (query = ''): Promise<Entries> => {
  const { body } = await server.admin('GET', `/directories/example/audit${query}`);
  return { entries: body.entries as Entries['entries'], before: body.before as Entries['before'] };
};

describe('the audit trail', () => {
  it('tells who did what to whom, newest first, and nothing of requests that changed nothing', async () => {
    const { entries, before } = await audit();
    expect(entries.map(({ event }) => event)).toEqual([
      'UserDeactivated',
      'GroupRenamed',
      'MembershipChanged',
      'MembershipChanged',
      'GroupCreated',
      'UserCreated',
      'UserCreated',
      'ApiKeyIssued',
      'ProvisioningEnabled',
      'DirectoryOpened',
    ]);
    expect(before).toBeNull();
    expect(entries[0]).toMatchObject({
      revision: '8',
      action: 'DISABLE',
      actor: { type: 'apiKey', id: expect.any(String), name: 'API key' },
      origin: 'SCIM',
      source: { address: '127.0.0.1', userAgent: 'Okta SCIM Client 1.0.0' },
      target: { type: 'USER', id: ana, name: 'ana@example.com', property: 'active' },
      old: true,
      new: false,
      requestId: expect.any(String),
      digest: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    expect(entries[1]).toMatchObject({ old: 'Engineering', new: 'Platform' });
    expect(JSON.stringify(entries)).not.toContain('1mz050nq');
  });

  it('finds the facts of one request, one for each member', async () => {
    const { entries } = await audit('?request=okta-push-1');
    expect(entries).toMatchObject([
      { target: { property: 'members' }, new: { id: ben, name: 'ben@example.com' } },
      { target: { property: 'members' }, new: { id: ana, name: 'ana@example.com' } },
    ]);
  });

  it('finds what happened to one person, and to one group', async () => {
    const person = await audit(`?user=${ana}`);
    expect(person.entries.map(({ event }) => event)).toEqual([
      'UserDeactivated',
      'MembershipChanged',
      'UserCreated',
    ]);
    const ofGroup = await audit(`?group=${group}`);
    expect(ofGroup.entries.map(({ event }) => event)).toEqual([
      'GroupRenamed',
      'MembershipChanged',
      'MembershipChanged',
      'GroupCreated',
    ]);
  });

  it('comes in pages that leave nothing out and repeat nothing', async () => {
    const { entries: all } = await audit();
    const paged: unknown[] = [];
    let before: string | null = '';
    while (before !== null) {
      const page: Entries = await audit(`?limit=2${before === '' ? '' : `&before=${before}`}`);
      paged.push(...page.entries);
      before = page.before;
    }
    expect(paged).toEqual(all);
  });

  it('finds a person by a userName, and a group by the name it bears or bore', async () => {
    expect((await audit('?user=Ana@Example.com')).entries).toEqual((await audit(`?user=${ana}`)).entries);
    expect((await audit('?group=engineering')).entries).toEqual((await audit(`?group=${group}`)).entries);
    expect((await audit('?group=platform')).entries).toHaveLength(4);
    expect((await audit('?user=nobody@example.com')).entries).toEqual([]);
  });

  it('finds what was done with a key, of a kind, and in a time', async () => {
    const { entries } = await audit();
    const key = Object(entries[0]?.actor).id;
    const withKey = await audit(`?key=${key}`);
    expect(withKey.entries).toHaveLength(8);
    expect(withKey.entries.at(-1)).toMatchObject({ event: 'ApiKeyIssued' });
    expect((await audit('?action=DISABLE,ENABLE')).entries.map(({ event }) => event)).toEqual([
      'UserDeactivated',
      'ProvisioningEnabled',
    ]);
    expect((await audit('?event=GroupRenamed')).entries).toHaveLength(1);
    expect((await audit('?until=2001-01-01T00:00Z')).entries).toEqual([]);
    expect((await audit('?from=2001-01-01T00:00Z')).entries).toEqual(entries);
  });

  it('shows one event, and says how far the directory is when there is none', async () => {
    const shown = await server.admin('GET', '/directories/example/audit/6');
    expect(shown.body.entries).toMatchObject([
      { id: '6.0', event: 'MembershipChanged' },
      { id: '6.1', requestId: 'okta-push-1' },
    ]);
    const beyond = await server.admin('GET', '/directories/example/audit/99');
    expect(beyond).toMatchObject({
      status: 404,
      body: { error: { code: 'revision-not-reached', message: expect.stringContaining('at revision 8') } },
    });
  });

  it('tells the story of a person, with what became of their group', async () => {
    const story = await server.admin('GET', '/directories/example/audit/users/ana@example.com');
    expect(story.body).toMatchObject({
      userId: ana,
      timeline: [
        { _tag: 'PersonChanged', entry: { event: 'UserDeactivated' } },
        { _tag: 'GroupRenamed', entry: { old: 'Engineering', new: 'Platform' } },
        { _tag: 'GroupJoined' },
        { _tag: 'PersonChanged', entry: { event: 'UserCreated' } },
      ],
    });
    expect((await server.admin('GET', '/directories/example/audit/users/nobody')).status).toBe(404);
  });

  it.each(['ndjson', 'ocsf', 'ecs', 'asim', 'cadf'])(
    'is exported whole as %s, and from where an export stopped',
    async (format) => {
      const whole = await server.admin('GET', `/directories/example/audit/export?format=${format}`);
      expect(whole.headers.get('content-type')).toContain('application/x-ndjson');
      const lines = whole.text.trimEnd().split('\n');
      expect(lines).toHaveLength(10);
      for (const line of lines) expect(JSON.parse(line)).toEqual(expect.any(Object));
      const rest = await server.admin('GET', `/directories/example/audit/export?format=${format}&after=6`);
      expect(rest.text.trimEnd().split('\n')).toEqual(lines.slice(-2));
    },
  );

  it('is exported as CSV with a header, once', async () => {
    const whole = await server.admin('GET', '/directories/example/audit/export?format=csv');
    expect(whole.text.split('\r\n')).toHaveLength(12);
    expect(whole.text).toMatch(/^id,time,directory,event,/);
    const rest = await server.admin('GET', '/directories/example/audit/export?format=csv&after=7');
    expect(rest.text).toMatch(/^8\.0,/);
    expect((await server.admin('GET', '/directories/nowhere/audit/export')).status).toBe(404);
    expect((await server.admin('GET', '/directories/example/audit/export?format=xml')).status).toBe(400);
  });

  it('is asked with a query that fits', async () => {
    expect((await server.admin('GET', '/directories/example/audit?before=x')).status).toBe(400);
    expect((await server.admin('GET', '/directories/example/audit?limit=0')).status).toBe(400);
  });
});
