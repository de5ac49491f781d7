import { eventually } from '../eventually';
import { addMembers, oktaGroup, oktaUser, setActive } from '../okta-bodies';
import { expectStatus, provision, startTestServer, type TestServer } from '../test-server';
import { duty } from './duty';

type Fact = Record<string, unknown>;

let server: TestServer;
let key: string;
let ana: string;
let bo: string;
let team: string;
beforeAll(async () => {
  server = await startTestServer();
  key = await provision(server);
  const scim = server.scim(key);
  ana = (await scim('POST', '/Users', oktaUser('ana@example.com'))).id;
  bo = (await scim('POST', '/Users', oktaUser('bo@example.com'))).id;
  team = (await scim('POST', '/Groups', oktaGroup('Team'))).id;
  const traced = { 'x-request-id': 'push', 'user-agent': 'Okta' };
  await scim('PATCH', `/Groups/${team}`, addMembers(ana, bo), traced);
  await scim('PATCH', `/Groups/${team}`, addMembers(ana, bo), { 'x-request-id': 'again' });
  await scim('PATCH', `/Users/${ana}`, setActive(false), { 'x-request-id': 'off' });
});
afterAll(() => server.close());

const audit = async (query: string): Promise<ReadonlyArray<Fact>> =>
  (await expectStatus(server.admin('GET', `/directories/example/audit?${query}`), 200)).body
    .entries as ReadonlyArray<Fact>;

duty('`eventTime`', async () => {
  for (const { time } of await audit('')) expect(time).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
});

duty('`id`, `revision`, `position`', async () => {
  const facts = await audit('');
  expect(new Set(facts.map(({ id }) => id)).size).toBe(facts.length);
  const [newest] = facts;
  const { body } = await server.admin('GET', `/directories/example/audit/${String(newest?.revision)}`);
  expect(body.entries).toMatchObject([
    { revision: newest?.revision, digest: expect.stringMatching(/^[0-9a-f]{64}$/) },
  ]);
});

duty('`eventGroupId`', async () => {
  expect((await audit('request=push')).map(({ requestId }) => requestId)).toEqual(['push', 'push']);
  expect(await audit('request=again')).toEqual([]);
});

duty('`type` / `action`', async () => {
  expect(await audit('request=off')).toMatchObject([{ event: 'UserDeactivated', action: 'DISABLE' }]);
  const actions = new Set((await audit('')).map(({ action }) => action));
  expect(actions).toEqual(new Set(['CREATE', 'DISABLE', 'ENABLE', 'UPDATE']));
});

duty('`origin`', async () => {
  expect((await audit('request=push'))[0]?.origin).toBe('SCIM');
  expect((await audit('event=ApiKeyIssued'))[0]?.origin).toBe('API');
});

duty('`actor`', async () => {
  const [fact] = await audit('request=push');
  expect(fact).toMatchObject({
    actor: { type: 'apiKey', id: key.split('_')[2], name: 'API key' },
    source: { address: '127.0.0.1', userAgent: 'Okta' },
  });
  expect(JSON.stringify(await audit(''))).not.toContain(key.split('_')[3]);
});

duty('`target`', async () => {
  expect((await audit('request=push'))[0]?.target).toEqual({
    type: 'GROUP',
    id: team,
    name: 'Team',
    property: 'members',
  });
});

duty('`old`, `new`', async () => {
  expect(await audit('request=off')).toMatchObject([{ old: true, new: false }]);
  expect((await audit('request=push')).map((fact) => fact.new)).toEqual([
    { id: bo, name: 'bo@example.com' },
    { id: ana, name: 'ana@example.com' },
  ]);
  expect(JSON.stringify(await audit(''))).not.toContain('1mz050nq');
});

duty('`details`', async () => {
  const logged = async () =>
    (await server.admin('GET', '/directories/example/requests?request=push')).body
      .requests as ReadonlyArray<Fact>;
  await eventually(async () => (await logged()).length > 0, 'the push is logged');
  expect(await logged()).toMatchObject([{ method: 'PATCH', status: 200, revisions: [expect.any(String)] }]);
});
