import { type Call } from './http-client';
import { oktaGroup, oktaUser } from './okta-bodies';
import { expectStatus, provision, startTestServer, type TestServer } from './test-server';

let server: TestServer;
let admin: Call;

beforeAll(async () => {
  server = await startTestServer({ publicUrl: 'https://rollcall.example.com' });
  admin = server.admin;
});
afterAll(() => server.close());

const errorOf = (code: string, message: string) => ({
  error: { code, message: expect.stringContaining(message) },
});

describe('the admin API', () => {
  it.each([
    ['no token', {}],
    ['another token', { authorization: 'Bearer not-the-admin-token-at-all' }],
    ['the bare token', { authorization: 'an-admin-token-for-tests' }],
  ])('is closed to a request with %s, also where there is nothing', async (_what, headers) => {
    for (const path of ['/api/directories', '/api/nothing']) {
      const answer = await expectStatus(server.raw('GET', path, undefined, headers), 401);
      expect(answer.body).toEqual(errorOf('unauthorised', 'The admin token is missing or not valid'));
      expect(answer.headers.get('www-authenticate')).toBe('Bearer realm="admin"');
    }
  });

  it('opens a directory, and describes and lists it', async () => {
    const opened = await expectStatus(
      admin('POST', '/directories', { id: 'acme', domains: ['Acme.com'] }),
      201,
    );
    expect(opened.body).toMatchObject({
      id: 'acme',
      domains: ['acme.com'],
      userNamePolicy: 'email',
      provisioningEnabled: false,
      users: { total: 0, active: 0 },
      groups: 0,
      policy: null,
      revision: '0',
      digest: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    expect((await admin('GET', '/directories/acme')).body).toEqual(opened.body);
    expect((await admin('GET', '/directories')).body).toMatchObject({ directories: [{ id: 'acme' }] });
    expect(opened.headers.get('cache-control')).toBe('no-store');
  });

  it('opens no directory twice, without a domain, or with a body that does not fit', async () => {
    const open = (body: unknown) => admin('POST', '/directories', body);
    expect((await expectStatus(open({ id: 'acme', domains: ['acme.com'] }), 409)).body).toEqual(
      errorOf('directory-exists', 'There is a directory with this id'),
    );
    expect((await expectStatus(open({ id: 'b', domains: ['no domain'] }), 400)).body).toEqual(
      errorOf('domains-invalid', '["no domain"]'),
    );
    expect((await expectStatus(open({ id: 'B_1', domain: 'b.com' }), 400)).body).toEqual(
      errorOf(
        'invalid-request',
        'domain: expected one of id, domains, userNamePolicy, erasable, idpProfile here, found "b.com". id: expected lowercase letters',
      ),
    );
    await expectStatus(open('{'), 400);
    await expectStatus(open(undefined), 400);
  });

  it('knows no directory that was not opened, whatever its name', async () => {
    for (const id of ['nobody', 'No_Body', '..']) {
      const { body } = await expectStatus(admin('GET', `/directories/${encodeURIComponent(id)}/users`), 404);
      expect(body).toHaveProperty('error.code');
    }
    await expectStatus(admin('POST', '/directories/nobody/provisioning/enable'), 404);
  });

  it('issues the first key with the base URL that Okta needs, and shows it once', async () => {
    const { body } = await expectStatus(
      admin('POST', '/directories/acme/provisioning/enable', { label: 'Okta' }),
      201,
    );
    expect(body).toMatchObject({
      scimBaseUrl: 'https://rollcall.example.com/scim/v2',
      key: expect.stringMatching(/^rollcall_acme_/),
      label: 'Okta',
    });
    const { text } = await admin('GET', '/directories/acme/keys');
    expect(text).not.toContain(String(body.key));
    expect(text).not.toContain('secretHash');
    const again = await expectStatus(admin('POST', '/directories/acme/provisioning/enable'), 409);
    expect(again.body).toEqual(errorOf('provisioning-enabled', 'Issue a second key'));
  });

  it('revokes no key that is not there', async () => {
    expect((await expectStatus(admin('DELETE', '/directories/acme/keys/ffffffffffff'), 404)).body).toEqual(
      errorOf('key-not-found', 'ffffffffffff'),
    );
  });
});

describe('the lists of the admin API', () => {
  let groupId: string;

  beforeAll(async () => {
    const scim = server.scim(await provision(server, 'lists'));
    const ids: string[] = [];
    for (const name of ['a', 'b', 'c']) {
      ids.push((await scim('POST', '/Users', oktaUser(`${name}@lists.com`))).id);
    }
    groupId = (await scim('POST', '/Groups', oktaGroup('Site Reliability', ids))).id;
    await scim('PATCH', `/Users/${ids[0]}`, {
      schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'],
      Operations: [{ op: 'replace', value: { active: false } }],
    });
  });

  it('give people in the order of creation, by pages', async () => {
    const { body } = await expectStatus(admin('GET', '/directories/lists/users?offset=1&limit=1'), 200);
    expect(body).toEqual({
      total: 3,
      offset: 1,
      users: [
        expect.objectContaining({ userName: 'b@lists.com', active: true, groups: ['Site Reliability'] }),
      ],
    });
    expect((await admin('GET', '/directories/lists/users?limit=0')).body).toEqual({
      total: 3,
      offset: 0,
      users: [],
    });
    await expectStatus(admin('GET', '/directories/lists/users?limit=many'), 400);
  });

  it('give groups with the name that rules use', async () => {
    const { body } = await expectStatus(admin('GET', '/directories/lists/groups'), 200);
    expect(body.groups).toMatchObject([
      {
        id: groupId,
        displayName: 'Site Reliability',
        canonicalName: 'site reliability',
        selectors: ['group:site reliability@lists.com'],
        memberCount: 3,
      },
    ]);
  });

  it('give the members of a group, the deactivated one too', async () => {
    const { body } = await expectStatus(admin('GET', `/directories/lists/groups/${groupId}/members`), 200);
    expect(body).toMatchObject({ total: 3, offset: 0 });
    expect(body.members).toContainEqual({ id: expect.any(String), userName: 'a@lists.com', active: false });
    await expectStatus(admin('GET', '/directories/lists/groups/none/members'), 404);
  });
});
