import { createRemoteJWKSet, decodeJwt, jwtVerify } from 'jose';
import { type Call } from '../http-client';
import { oktaGroup, oktaUser, patch, setActive } from '../okta-bodies';
import { expectStatus, provision, startTestServer, type TestServer } from '../test-server';
import { duty } from './duty';

const EVENT = 'urn:ietf:params:scim:event';
let server: TestServer;
let scim: Call;
let serial = 0;
let tokens: ReadonlyArray<string> = [];
let ana: Record<string, unknown>;
beforeAll(async () => {
  server = await startTestServer({ publicUrl: 'https://rollcall.example.com' });
  scim = server.scim(await provision(server));
  const notice = await feed({ detail: 'notice' });
  const full = await feed({ detail: 'full', updates: 'put' });
  const made = await expectStatus(scim('POST', '/Users', oktaUser('ana@example.com')), 201);
  ana = made.body;
  const team = await expectStatus(scim('POST', '/Groups', oktaGroup('Team', [made.id])), 201);
  const members = await feed({ group: team.id, after: '0' });
  await scim('PATCH', `/Users/${made.id}`, patch({ op: 'replace', value: { title: 'Lead', nickName: 'A' } }));
  await scim('PATCH', `/Users/${made.id}`, setActive(false));
  await scim('PATCH', `/Users/${made.id}`, setActive(true));
  await scim('PATCH', `/Groups/${team.id}`, patch({ op: 'remove', path: `members[value eq "${made.id}"]` }));
  await scim('DELETE', `/Users/${made.id}`);
  tokens = [...(await notice()), ...(await full()), ...(await members())];
});
afterAll(() => server.close());

/** A feed of its own, and what polls it. */
const feed = async (wish: object): Promise<() => Promise<ReadonlyArray<string>>> => {
  const id = `feed-${++serial}`;
  const { body } = await expectStatus(
    server.admin('POST', '/directories/example/feeds', { id, method: 'poll', ...wish }),
    201,
  );
  return async () => {
    const headers = { authorization: `Bearer ${String(body.secret)}`, 'content-type': 'application/json' };
    const answer = await server.raw(
      'POST',
      `/feeds/example/${id}/poll`,
      { returnImmediately: true },
      headers,
    );
    return Object.values(Object(answer.body.sets)).map(String);
  };
};
const claims = () => tokens.map((token) => decodeJwt(token));
const payloads = (uri: string) =>
  claims().flatMap(({ events }) => Object(events)[`${EVENT}:${uri}`] ?? []) as ReadonlyArray<
    Record<string, unknown>
  >;

duty('events', async () => {
  const told = new Set(claims().flatMap(({ events }) => Object.keys(Object(events))));
  const uris = [
    'feed:add',
    'feed:remove',
    'prov:create:notice',
    'prov:create:full',
    'prov:patch:notice',
    'prov:patch:full',
    'prov:put:full',
    'prov:delete',
    'prov:activate',
    'prov:deactivate',
  ];
  for (const uri of uris) expect([...told]).toContain(`${EVENT}:${uri}`);
});

duty('subject', async () => {
  for (const claim of claims()) {
    expect(claim).not.toHaveProperty('sub');
    expect(claim.sub_id).toMatchObject({ format: 'scim', uri: expect.stringMatching(/^\/(Users|Groups)\//) });
  }
  expect(claims()[0]?.sub_id).toMatchObject({ externalId: '00u-ana@example.com' });
});

duty('payload', async () => {
  for (const { events } of claims()) {
    for (const [uri, payload] of Object.entries(Object(events))) {
      const parts = ['data', 'attributes'].filter((name) => Object.hasOwn(Object(payload), name));
      const wanted = uri.endsWith(':full') ? ['data'] : uri.endsWith(':notice') ? ['attributes'] : [];
      expect([uri, parts]).toEqual([uri, wanted]);
    }
  }
  expect(payloads('prov:create:full')[0]?.version).toBe(Object(ana.meta).version);
  for (const { txn } of claims()) expect(txn).toEqual(expect.any(String));
});

duty('async', async () => {
  const prefer = { prefer: 'respond-async' };
  const answer = await expectStatus(scim('POST', '/Users', oktaUser('bo@example.com'), prefer), 201);
  expect([answer.headers.get('set-txn'), answer.headers.get('preference-applied')]).toEqual([null, null]);
});

duty('discovery', async () => {
  const { body } = await expectStatus(scim('GET', '/ServiceProviderConfig'), 200);
  const { asyncRequest, eventUris } = Object(body.securityEvents);
  expect(asyncRequest).toBe('none');
  const told = new Set(claims().flatMap(({ events }) => Object.keys(Object(events))));
  for (const uri of told) expect(eventUris).toContain(uri);
});

duty('duty', async () => {
  const keys = createRemoteJWKSet(new URL(`${server.url}/.well-known/jwks.json`));
  for (const token of tokens) {
    const { protectedHeader } = await jwtVerify(token, keys, { issuer: 'https://rollcall.example.com' });
    expect(protectedHeader.typ).toBe('secevent+jwt');
  }
  expect(JSON.stringify(claims())).not.toMatch(/password|1mz050nq/);
});
