import { breakable } from '../breakable-store';
import { type Answer, type Call } from '../http-client';
import { oktaGroup, oktaUser, patch } from '../okta-bodies';
import { provision, startTestServer, type TestServer } from '../test-server';
import { duty } from './duty';

const USER = 'urn:ietf:params:scim:schemas:core:2.0:User';

let now = new Date('2026-06-01T00:00:00.000Z');
const { store, broken } = breakable();
let server: TestServer;
let key: string;
let scim: Call;
let ana: string;
beforeAll(async () => {
  server = await startTestServer({ store, clock: () => now });
  key = await provision(server, 'example', { userNamePolicy: 'any' });
  scim = server.scim(key);
  ana = (await scim('POST', '/Users', oktaUser('ana@example.com'))).id;
});
afterAll(() => server.close());
afterEach(() => {
  broken.appends = false;
});

/** Status and scimType of an answer that is a SCIM error with these words. */
const refusal = async (answer: Promise<Answer>, ...words: ReadonlyArray<string>) => {
  const { status, body, headers } = await answer;
  expect(headers.get('content-type')).toContain('application/scim+json');
  expect(headers.get('x-request-id')).toMatch(/./);
  const { scimType, ...rest } = body;
  expect(rest).toEqual({
    schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'],
    status: String(status),
    detail: expect.any(String),
  });
  for (const word of words) expect(body.detail).toContain(word);
  expect(body.detail).not.toMatch(/_tag|\bat .*\.js|Error:/);
  return [status, scimType];
};
const change = (operation: object) => scim('PATCH', `/Users/${ana}`, patch(operation));

duty('400', async () => {
  const search = { schemas: ['urn:ietf:params:scim:api:messages:2.0:SearchRequest'] };
  const asked: ReadonlyArray<readonly [string, Promise<Answer>]> = [
    ['invalidFilter', scim('GET', '/Users?filter=x')],
    ['invalidSyntax', scim('POST', '/Users', '{')],
    ['invalidPath', change({ op: 'replace', path: 'nope', value: 1 })],
    ['noTarget', change({ op: 'remove' })],
    ['invalidValue', scim('POST', '/Users', { schemas: [USER] })],
    ['mutability', change({ op: 'replace', path: 'id', value: 'x' })],
    ['invalidCursor', scim('GET', '/Users?count=1&cursor=made-up')],
    ['invalidCount', scim('POST', '/Users/.search', { ...search, cursor: '', count: 'many' })],
    ['invalidVers', server.raw('GET', '/scim/v3/Users')],
  ];
  for (const [scimType, answer] of asked) expect(await refusal(answer)).toEqual([400, scimType]);
  await scim('POST', '/Users', { schemas: [USER], userName: 'second' });
  const page = await scim('GET', '/Users?cursor&count=1');
  now = new Date(now.getTime() + 3_601_000);
  const late = scim('GET', `/Users?count=1&cursor=${String(page.body.nextCursor)}`);
  expect(await refusal(late)).toEqual([400, 'expiredCursor']);
});

duty('401', async () => {
  const asking = (authorization?: string) =>
    server.raw('GET', '/scim/v2/Users', undefined, authorization === undefined ? {} : { authorization });
  for (const sent of [undefined, 'Bearer made-up', `Bearer ${key.toUpperCase()}`]) {
    expect(await refusal(asking(sent), 'missing or not valid')).toEqual([401, undefined]);
    expect((await asking(sent)).headers.get('www-authenticate')).toBe('Bearer realm="SCIM"');
  }
});

duty('403', async () => {
  expect(await refusal(scim('GET', '/Schemas?filter=id+pr'))).toEqual([403, undefined]);
});

duty('404', async () => {
  const other = server.scim(await provision(server, 'other'));
  const foreign = await other('GET', `/Users/${ana}`);
  const unknown = await other('GET', `/Users/${ana.replace(/./g, 'a')}`);
  expect(JSON.stringify(foreign.body)).toBe(
    JSON.stringify(unknown.body).replace(ana.replace(/./g, 'a'), ana),
  );
  expect(await refusal(other('GET', `/Users/${ana}`))).toEqual([404, undefined]);
  expect(await refusal(scim('GET', '/Nothing'))).toEqual([404, undefined]);
});

duty('409', async () => {
  const taken = scim('POST', '/Users', oktaUser('ANA@example.com'));
  expect(await refusal(taken, 'ANA@example.com')).toEqual([409, 'uniqueness']);
});

duty('412', async () => {
  const stale = scim('DELETE', `/Users/${ana}`, undefined, { 'if-match': 'W/"0"' });
  expect(await refusal(stale, 'W/"0"', 'Nothing was changed')).toEqual([412, undefined]);
});

duty('413 / 415 / 406', async () => {
  const large = scim('POST', '/Users', { schemas: [USER], userName: 'x'.repeat(1_100_000) });
  expect(await refusal(large)).toEqual([413, undefined]);
  const text = scim('POST', '/Users', 'x', { 'content-type': 'text/plain' });
  expect(await refusal(text, 'text/plain')).toEqual([415, undefined]);
  expect(await refusal(scim('GET', '/Users', undefined, { accept: 'text/html' }))).toEqual([406, undefined]);
});

duty('429', async () => {
  const limited = await startTestServer({ limits: { rateLimit: 1, badKeyLimit: 0 } });
  const ask = limited.scim(await provision(limited));
  for (let sent = 0; sent < 5; sent++) await ask('GET', '/Users');
  expect(await refusal(ask('GET', '/Users'), 'Retry after')).toEqual([429, undefined]);
  expect((await ask('GET', '/Users')).headers.get('retry-after')).toMatch(/^[1-9]\d*$/);
  await limited.close();
});

duty('500 / 503', async () => {
  broken.appends = true;
  const lost = await scim('POST', '/Groups', oktaGroup('Later'));
  expect(lost.headers.get('retry-after')).toMatch(/^[1-9]\d*$/);
  expect(lost.body.detail).toContain(`Request ${lost.headers.get('x-request-id')}`);
  const words = ['could not be stored', 'nothing was changed'];
  expect(await refusal(scim('POST', '/Groups', oktaGroup('Later')), ...words)).toEqual([503, undefined]);
  broken.appends = false;
  expect((await scim('GET', '/Groups')).body.totalResults).toBe(0);
});

duty('key', async () => {
  const wrong = server.raw('GET', '/scim/v2/Users', undefined, { authorization: 'Bearer x' });
  const words = ['User & group provisioning', 'Okta', 'case-sensitive'];
  expect(await refusal(wrong, ...words)).toEqual([401, undefined]);
});

duty('key known but expired, revoked', async () => {
  await provision(server, 'turning');
  const expiresAt = new Date(now.getTime() + 1_000).toISOString();
  const { body } = await server.admin('POST', '/directories/turning/keys', { expiresAt });
  now = new Date(now.getTime() + 86_400_000);
  const late = server.scim(String(body.key))('GET', '/Users');
  const words = [`expired on ${expiresAt.slice(0, 10)}`, 'Create a new key'];
  expect(await refusal(late, ...words)).toEqual([401, undefined]);
});

duty('disabled', async () => {
  const closed = server.scim(await provision(server, 'closed'));
  await server.admin('POST', '/directories/closed/provisioning/disable', { confirm: 'closed' });
  expect(await refusal(closed('GET', '/Users'), 'switched off', 'console')).toEqual([403, undefined]);
});

duty('limit', async () => {
  const limited = await startTestServer({ limits: { rateLimit: 1, badKeyLimit: 0 } });
  const ask = limited.scim(await provision(limited));
  for (let sent = 0; sent < 5; sent++) await ask('GET', '/Users');
  const { detail } = (await ask('GET', '/Users')).body;
  await limited.close();
  expect(detail).toMatch(/^Too many requests .* Retry after (1 second|\d+ seconds)\.$/);
});

duty('size', async () => {
  const large = scim('POST', '/Users', { schemas: [USER], userName: 'x'.repeat(1_100_000) });
  expect(await refusal(large, 'the limit for users is 1 MB')).toEqual([413, undefined]);
});

duty('store away', async () => {
  broken.appends = true;
  const lost = scim('POST', '/Groups', oktaGroup('Lost'));
  expect(await refusal(lost, 'nothing was changed', 'Okta will retry', 'Request ')).toEqual([503, undefined]);
});
