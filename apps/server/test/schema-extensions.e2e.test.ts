import { oktaUser } from './okta-bodies';
import { expectStatus, provision, startTestServer, type TestServer, temporaryStore } from './test-server';

const DOOR = 'urn:example:params:scim:schemas:extension:door:1.0:User';
const door = {
  id: DOOR,
  name: 'Door',
  attributes: [
    { name: 'badge', required: true, uniqueness: 'server' },
    { name: 'level', type: 'integer' },
  ],
};
const EXTENSIONS = '/directories/example/schema-extensions';
const PROFILE = '/directories/example/idp-profile';

const { path, remove } = temporaryStore();
let server: TestServer;
let key: string;

beforeAll(async () => {
  server = await startTestServer({ path });
  key = await provision(server);
});
afterAll(async () => {
  await server.close();
  remove();
});

const scim: TestServer['raw'] = (...request) => server.scim(key)(...request);
const withBadge = (name: string, badge: unknown) => ({
  ...oktaUser(`${name}@example.com`),
  [DOOR]: { badge },
});

describe('a schema extension', () => {
  it('is declared by an administrator and counts from the next request on', async () => {
    const before = await scim('POST', '/Users', withBadge('ana', 'b1'));
    expect(before.body).not.toHaveProperty([DOOR]);
    const declared = await expectStatus(
      server.admin('POST', EXTENSIONS, { resourceType: 'User', schema: door }),
      200,
    );
    expect(declared.body).toMatchObject({ resourceType: 'User', schema: { id: DOOR, name: 'Door' } });
    const made = await expectStatus(scim('POST', '/Users', withBadge('bo', 'b7')), 201);
    expect(made.body[DOOR]).toEqual({ badge: 'b7' });
    const found = await scim('GET', `/Users?filter=${encodeURIComponent(`${DOOR}:badge eq "B7"`)}`);
    expect(found.body).toMatchObject({ totalResults: 1, Resources: [{ id: made.id }] });
  });

  it('is unique where it says so, also when two are created at once', async () => {
    const answers = await Promise.all(
      ['cyd', 'dan'].map((name) => scim('POST', '/Users', withBadge(name, 'b8'))),
    );
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 409]);
  });

  it('is described to those who show a key of the directory, and to nobody else', async () => {
    const mine = await scim('GET', '/openapi.json');
    expect(mine.text).toContain(DOOR);
    expect((await server.raw('GET', '/scim/v2/openapi.json')).text).not.toContain(DOOR);
    const stranger = await server.scim('rollcall_wrong')('GET', '/openapi.json');
    expect([stranger.status, stranger.text.includes(DOOR)]).toEqual([200, false]);
  });

  it.each([
    [{ resourceType: 'Robot', schema: door }, 400, 'invalid-request'],
    [{ resourceType: 'User', schema: { ...door, id: 'door' } }, 400, 'bad-schema'],
    [{ resourceType: 'Group', schema: door }, 409, 'schema-extension-exists'],
    [
      { resourceType: 'User', schema: { ...door, attributes: [{ name: 'badge', type: 'integer' }] } },
      409,
      'values-would-not-fit',
    ],
  ])('is refused when it is wrong (%#)', async (body, status, code) => {
    const refused = await server.admin('POST', EXTENSIONS, body);
    expect([refused.status, refused.body.error]).toEqual([status, expect.objectContaining({ code })]);
  });

  it('says how many values would not fit, and whose', async () => {
    const schema = { ...door, attributes: [{ name: 'badge', type: 'integer' }] };
    const { body } = await server.admin('POST', EXTENSIONS, { resourceType: 'User', schema });
    expect(body.error).toMatchObject({
      message: expect.stringMatching(
        /^2 users hold values that would not fit, [0-9a-f-]{36} for one: urn:\S+:User\.badge must be an integer, not "b7"\. Change or clear those values by SCIM first, or declare what fits them\. Nothing was changed\.$/,
      ),
    });
  });

  it('is in the audit trail, with what was declared before', async () => {
    const changed = { ...door, attributes: [...door.attributes, { name: 'site' }] };
    await expectStatus(server.admin('POST', EXTENSIONS, { resourceType: 'User', schema: changed }), 200);
    const { body } = await server.admin('GET', '/directories/example/audit?event=SchemaExtensionDeclared');
    const shown = (attributes: ReadonlyArray<string>) => ({
      schema: { id: DOOR, attributes: attributes.map((name) => ({ name })) },
    });
    expect(body.entries).toMatchObject([
      {
        target: { type: 'SCHEMA', id: DOOR },
        old: shown(['badge', 'level']),
        new: shown(['badge', 'level', 'site']),
      },
      { target: { type: 'SCHEMA', id: DOOR }, new: shown(['badge', 'level']) },
    ]);
  });

  it('outlives a restart', async () => {
    await server.close();
    server = await startTestServer({ path });
    const { body } = await server.admin('GET', EXTENSIONS);
    expect(body).toMatchObject({ extensions: [{ resourceType: 'User', schema: { id: DOOR } }] });
    expect((await scim('POST', '/Users', withBadge('eve', 'B7'))).status).toBe(409);
  });

  it('is withdrawn with its values kept, and comes back with them', async () => {
    const withdrawn = await expectStatus(server.admin('DELETE', `${EXTENSIONS}/${DOOR}`), 200);
    expect(withdrawn.body).toEqual({ id: DOOR, holders: 2 });
    expect((await server.admin('DELETE', `${EXTENSIONS}/${DOOR}`)).status).toBe(404);
    const filter = encodeURIComponent('userName eq "bo@example.com"');
    const shown = await scim('GET', `/Users?filter=${filter}`);
    expect(shown.text).not.toContain(DOOR);
    await expectStatus(server.admin('POST', EXTENSIONS, { resourceType: 'User', schema: door }), 200);
    const again = await scim('GET', `/Users?filter=${filter}`);
    expect(again.body.Resources).toMatchObject([{ [DOOR]: { badge: 'b7' } }]);
  });
});

describe('the profile of the identity provider', () => {
  const unquoted = `/Users?filter=${encodeURIComponent('externalId eq jyoung')}`;

  it('is generic, and another counts from the next request on', async () => {
    expect((await server.admin('GET', PROFILE)).body).toMatchObject({ name: 'generic' });
    expect((await scim('GET', unquoted)).status).toBe(400);
    const chosen = await expectStatus(
      server.admin('PUT', PROFILE, { name: 'entra', switches: { emptyTextClears: false } }),
      200,
    );
    expect(chosen.body).toMatchObject({
      name: 'entra',
      switches: { unquotedFilterValues: true, emptyTextClears: false },
    });
    expect((await scim('GET', unquoted)).status).toBe(200);
    expect((await server.admin('GET', '/directories/example')).body).toMatchObject({ idpProfile: 'entra' });
  });

  it.each([{ name: 'aol' }, { name: 'okta', switches: { typo: true } }, { name: 'okta', more: 1 }])(
    'is refused as %j',
    async (body) => expect((await server.admin('PUT', PROFILE, body)).status).toBe(400),
  );

  it('can be chosen when the directory is opened', async () => {
    await server.admin('POST', '/directories', { id: 'other', domains: ['other.com'], idpProfile: 'okta' });
    expect((await server.admin('GET', '/directories/other/idp-profile')).body).toMatchObject({
      name: 'okta',
    });
  });
});
