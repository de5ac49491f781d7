import { eventually } from '../eventually';
import { type Answer, type Call } from '../http-client';
import { addMembers, oktaGroup, oktaUser, patch, removeMember, rename, setActive } from '../okta-bodies';
import { expectStatus, provision, startTestServer, type TestServer } from '../test-server';
import { duty } from './duty';

let server: TestServer;
let key: string;
let scim: Call;
let serial = 0;
beforeAll(async () => {
  server = await startTestServer();
  key = await provision(server);
  scim = server.scim(key);
});
afterAll(() => server.close());

const created = async (path: string, body: object): Promise<string> =>
  (await expectStatus(scim('POST', path, body), 201)).id;
const users = (count: number): Promise<ReadonlyArray<string>> =>
  Promise.all(Array.from({ length: count }, () => created('/Users', oktaUser(`u${++serial}@example.com`))));
const group = (members: ReadonlyArray<string> = []) => created('/Groups', oktaGroup(`G${++serial}`, members));
const membersOf = async (id: string): Promise<ReadonlyArray<unknown>> => {
  const { members = [] } = (await expectStatus(scim('GET', `/Groups/${id}`), 200)).body;
  return (members as ReadonlyArray<{ readonly value: string }>).map(({ value }) => value);
};
type Fact = Record<string, unknown>;
const audit = async (query: string): Promise<ReadonlyArray<Fact>> =>
  (await server.admin('GET', `/directories/example/audit?${query}`)).body.entries as ReadonlyArray<Fact>;

duty('lost or wiped members under concurrent PATCH, answered with 200', async () => {
  const [stays, leaves] = [await users(25), await users(25)];
  const team = await group(leaves);
  const path = `/Groups/${team}`;
  await Promise.all([
    ...stays.map((id) => expectStatus(scim('PATCH', path, addMembers(id)), 200)),
    ...leaves.map((id) => expectStatus(scim('PATCH', path, removeMember(id)), 200)),
  ]);
  expect(new Set(await membersOf(team))).toEqual(new Set(stays));
});

duty('big groups: cost grows with size', async () => {
  const [one = '', ...many] = await users(120);
  const team = await group(many);
  await scim('PATCH', `/Groups/${team}`, addMembers(one), { 'x-request-id': 'one-of-many' });
  expect(await audit('request=one-of-many')).toMatchObject([{ new: { id: one } }]);
  const lean = await scim('GET', `/Groups/${team}?excludedAttributes=members`);
  expect(lean.body).not.toHaveProperty('members');
});

duty('no trace of which member changed, by which key, why', async () => {
  const [ana = '', bo = ''] = await users(2);
  const team = await group([ana]);
  const traced = { 'x-request-id': 'traced', 'user-agent': 'Okta' };
  await scim('PATCH', `/Groups/${team}`, patch(...addMembers(ana, bo).Operations), traced);
  expect(await audit('request=traced')).toMatchObject([
    {
      actor: { type: 'apiKey', id: key.split('_')[2] },
      source: { address: '127.0.0.1', userAgent: 'Okta' },
      target: { type: 'GROUP', id: team, property: 'members' },
      new: { id: bo },
    },
  ]);
});

duty('provider dialects', async () => {
  const filtered = () => scim('GET', '/Users?filter=externalId eq 00u-nobody');
  expect((await filtered()).status).toBe(400);
  await expectStatus(server.admin('PUT', '/directories/example/idp-profile', { name: 'entra' }), 200);
  expect((await filtered()).status).toBe(200);
  await expectStatus(server.admin('PUT', '/directories/example/idp-profile', { name: 'generic' }), 200);
});

duty('duplicates and races on create', async () => {
  const race = await Promise.all(
    Array.from({ length: 10 }, () => scim('POST', '/Users', oktaUser('race@example.com'))),
  );
  const made = race.filter(({ status }) => status === 201);
  expect([made.length, race.filter(({ status }) => status === 409).length]).toEqual([1, 9]);
  const lost = race.find(({ status }) => status === 409);
  expect(lost?.body).toMatchObject({ scimType: 'uniqueness', detail: expect.stringContaining('userName') });
  const found = await scim('GET', '/Users?filter=userName eq "race@example.com"');
  expect(found.body).toMatchObject({ totalResults: 1 });
});

duty('paging and filters lie', async () => {
  expect((await scim('GET', '/Users?filter=nope eq "x"')).status).toBe(400);
  const all = new Set(await users(9));
  const filter = 'filter=userName sw "u"';
  const seen = new Set<string>();
  for (let cursor = ''; ; ) {
    const { body } = await expectStatus(scim('GET', `/Users?${filter}&count=4&cursor=${cursor}`), 200);
    for (const { id } of body.Resources as ReadonlyArray<Answer>) seen.add(id);
    const [next] = [...all].filter((id) => !seen.has(id));
    if (next !== undefined) await scim('DELETE', `/Users/${next}`);
    if (typeof body.nextCursor !== 'string') break;
    cursor = body.nextCursor;
  }
  for (const id of all) expect(seen).toContain(id);
});

const policy = (name: string) => `{
  "tagOwners": {"tag:prod": []},
  "acls": [{"action": "accept", "src": ["group:${name}@example.com"], "dst": ["tag:prod:22"]}],
}`;
const check = (src: string) =>
  server.admin('POST', '/directories/example/access/check', { src, dst: 'tag:prod', port: 22 });

duty('deprovisioning gaps', async () => {
  const ana = await created('/Users', oktaUser('gap@example.com'));
  await created('/Groups', oktaGroup('Gap', [ana]));
  await expectStatus(server.admin('PUT', '/directories/example/policy', policy('gap')), 200);
  const feed = { id: 'gaps', method: 'poll' };
  const { body } = await expectStatus(server.admin('POST', '/directories/example/feeds', feed), 201);
  expect((await check('gap@example.com')).body).toMatchObject({ effect: 'allow' });
  await scim('PATCH', `/Users/${ana}`, setActive(false));
  expect((await check('gap@example.com')).body).toMatchObject({ effect: 'deny' });
  const told = await server.raw(
    'POST',
    '/feeds/example/gaps/poll',
    { returnImmediately: true },
    { authorization: `Bearer ${String(body.secret)}`, 'content-type': 'application/json' },
  );
  const [token = ''] = Object.values(Object(told.body.sets)).map(String);
  const claims = Buffer.from(token.split('.')[1] ?? '', 'base64url').toString();
  expect(claims).toContain('prov:deactivate');
});

duty('rename breaks rules in silence', async () => {
  const ana = await created('/Users', oktaUser('renamed@example.com'));
  const team = await created('/Groups', oktaGroup('Old', [ana]));
  await expectStatus(server.admin('PUT', '/directories/example/policy', policy('old')), 200);
  await scim('PATCH', `/Groups/${team}`, rename(team, 'New'), { 'x-request-id': 'rename' });
  expect(await audit('request=rename')).toMatchObject([{ target: { id: team }, old: 'Old', new: 'New' }]);
  expect((await check('renamed@example.com')).body).toMatchObject({ effect: 'deny' });
  const alerts = async () => (await server.admin('GET', '/directories/example/alerts')).text;
  await eventually(async () => (await alerts()).includes('group:old@example.com'), 'an alert of group:old');
});

duty('token rotation with downtime', async () => {
  const first = server.scim(await provision(server, 'turning'));
  const expiresAt = '2099-01-01T00:00:00.000Z';
  const issued = await expectStatus(server.admin('POST', '/directories/turning/keys', { expiresAt }), 201);
  const second = server.scim(String(issued.body.key));
  for (const each of [first, second]) await expectStatus(each('GET', '/Users'), 200);
  const { body } = await server.admin('GET', '/directories/turning/keys');
  expect(body.keys).toMatchObject([{ lastUsedAt: expect.any(String) }, { expiresAt }]);
  await server.admin('DELETE', `/directories/turning/keys/${issued.id}`);
  await expectStatus(second('GET', '/Users'), 401);
  await expectStatus(first('GET', '/Users'), 200);
});

duty('tenant leaks', async () => {
  const [mine = ''] = await users(1);
  const team = await group([mine]);
  const other = server.scim(await provision(server, 'stranger', { domains: ['example.com'] }));
  for (const path of [`/Users/${mine}`, `/Groups/${team}`]) {
    for (const method of ['GET', 'DELETE']) expect((await other(method, path)).status).toBe(404);
  }
  expect((await other('POST', '/Groups', oktaGroup('Mine', [mine]))).status).toBe(400);
  const same = (await scim('GET', `/Users/${mine}`)).body.userName;
  expect((await other('POST', '/Users', oktaUser(String(same)))).status).toBe(201);
  expect((await other('GET', '/Users')).body.totalResults).toBe(1);
});

duty('rate limits absent or too low', async () => {
  const limited = await startTestServer({ limits: { rateLimit: 1, badKeyLimit: 0 } });
  const busy = limited.scim(await provision(limited));
  const calm = limited.scim(await provision(limited, 'calm'));
  const answers = await Promise.all(Array.from({ length: 8 }, () => busy('GET', '/Users')));
  const refused = answers.filter(({ status }) => status === 429);
  expect(refused).toHaveLength(3);
  for (const { body } of refused) expect(body).toMatchObject({ status: '429' });
  await expectStatus(calm('GET', '/Users'), 200);
  await limited.close();
});

duty('member and user lists too heavy or missing', async () => {
  const many = await users(110);
  const team = await group(many);
  expect(await membersOf(team)).toHaveLength(110);
  const { body } = await expectStatus(scim('GET', '/Users?count=1000000'), 200);
  expect(Number(body.itemsPerPage)).toBeLessThanOrEqual(1_000);
  expect((await expectStatus(scim('GET', '/Users'), 200)).body.itemsPerPage).toBe(100);
});
