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
      { target: { property: 'members' }, new: { id: ana, name: 'ana@example.com' } },
      { target: { property: 'members' }, new: { id: ben, name: 'ben@example.com' } },
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

  it('is asked with a query that fits', async () => {
    expect((await server.admin('GET', '/directories/example/audit?before=x')).status).toBe(400);
    expect((await server.admin('GET', '/directories/example/audit?limit=0')).status).toBe(400);
  });
});
