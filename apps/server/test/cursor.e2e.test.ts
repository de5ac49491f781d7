import type { Call } from './http-client';
import { oktaUser } from './okta-bodies';
import { provision, startTestServer, type TestServer, temporaryStore } from './test-server';

const file = temporaryStore();
let here: TestServer;
let there: TestServer;
let scim: Call;
let elsewhere: Call;
let key: string;
const created: string[] = [];

beforeAll(async () => {
  here = await startTestServer({ path: file.path });
  there = await startTestServer({ path: file.path });
  key = await provision(here);
  scim = here.scim(key);
  elsewhere = there.scim(key);
  for (let i = 0; i < 7; i++) {
    created.push((await scim('POST', '/Users', oktaUser(`user${i}@example.com`))).id);
  }
});
afterAll(async () => {
  await here.close();
  await there.close();
  file.remove();
});

const userNames = (body: Record<string, unknown>): ReadonlyArray<unknown> =>
  Array.isArray(body.Resources) ? body.Resources.map(({ userName }: { userName: unknown }) => userName) : [];

test('a walk goes on at another process on the same store, through the state it began with', async () => {
  const first = await scim('GET', '/Users?cursor&count=3');
  await scim('DELETE', `/Users/${created[0]}`);
  await scim('POST', '/Users', oktaUser('late@example.com'));
  const second = await elsewhere('GET', `/Users?count=3&cursor=${String(first.body.nextCursor)}`);
  const third = await scim('GET', `/Users?count=3&cursor=${String(second.body.nextCursor)}`);
  expect([first, second, third].flatMap(({ body }) => userNames(body))).toEqual(
    Array.from({ length: 7 }, (_, i) => `user${i}@example.com`),
  );
  expect(third.body).not.toHaveProperty('nextCursor');
});

test('a cursor of one key is nothing to another', async () => {
  const { body } = await scim('GET', '/Users?cursor&count=3');
  const other = here.scim(await provision(here, 'other'));
  const url = `/Users?count=3&cursor=${String(body.nextCursor)}`;
  const foreign = await other('GET', url);
  expect(foreign.body).toMatchObject({ status: '400', scimType: 'invalidCursor' });
  expect((await other('GET', '/Users?count=3&cursor=x')).text).toBe(foreign.text);
  expect((await scim('GET', `${url.slice(0, -1)}_`)).status).toBe(400);
});

test('more walks than states are held all end well', async () => {
  const cursors: string[] = [];
  for (let i = 0; i < 6; i++) {
    cursors.push(String((await scim('GET', '/Users?cursor&count=1')).body.nextCursor));
    await scim('POST', '/Users', oktaUser(`more${i}@example.com`));
  }
  const pages = await Promise.all(
    [...cursors, ...cursors].map((cursor) => scim('GET', `/Users?count=1&cursor=${cursor}`)),
  );
  const totals = pages.map(({ body }) => body.totalResults);
  expect(totals).toEqual([7, 8, 9, 10, 11, 12, 7, 8, 9, 10, 11, 12]);
});
