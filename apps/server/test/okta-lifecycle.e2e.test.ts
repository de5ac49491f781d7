import { type Call } from './http-client';
import { addMembers, oktaGroup, oktaUser, removeMember, rename, setActive } from './okta-bodies';
import { expectStatus, provision, startTestServer, type TestServer } from './test-server';

let server: TestServer;
let scim: Call;

beforeAll(async () => {
  server = await startTestServer();
  scim = server.scim(await provision(server));
});
afterAll(() => server.close());

const find = (attribute: string, value: string) =>
  `?filter=${encodeURIComponent(`${attribute} eq "${value}"`)}&startIndex=1&count=100`;

describe('an Okta application', () => {
  it('tests its connection against an empty directory', async () => {
    const { body } = await expectStatus(scim('GET', '/Users?startIndex=1&count=2'), 200);
    expect(body).toMatchObject({ totalResults: 0, Resources: [] });
  });

  it('finds nobody, creates the person, and finds them at once whatever the case', async () => {
    const name = 'ana@example.com';
    expect((await scim('GET', `/Users${find('userName', name)}`)).body).toMatchObject({ totalResults: 0 });

    const created = await expectStatus(scim('POST', '/Users', oktaUser(name)), 201);

    expect(created.body).toMatchObject({ userName: name, active: true });
    expect(created.body).not.toHaveProperty('password');
    expect(created.headers.get('location')).toBe(`${server.url}/scim/v2/Users/${created.id}`);
    const found = await scim('GET', `/Users${find('userName', name.toUpperCase())}`);
    expect(found.body).toMatchObject({ totalResults: 1, Resources: [{ id: created.id }] });
  });

  it('is refused a second person of the same name, and told who has it', async () => {
    const first = await expectStatus(scim('POST', '/Users', oktaUser('ben@example.com')), 201);
    const second = await expectStatus(scim('POST', '/Users', oktaUser('Ben@example.com')), 409);
    expect(second.body).toMatchObject({ status: '409', scimType: 'uniqueness' });
    expect(second.body.detail).toContain(String(first.body.id));
  });

  it('deactivates and reactivates by PATCH, keeping the id', async () => {
    const { id } = await expectStatus(scim('POST', '/Users', oktaUser('cem@example.com')), 201);
    const path = `/Users/${id}`;
    await expectStatus(scim('PATCH', path, setActive(false)), 200);
    expect((await scim('GET', path)).body).toMatchObject({ id, active: false });
    await expectStatus(scim('PATCH', path, setActive(true)), 200);
    expect((await scim('GET', path)).body).toMatchObject({ id, active: true });
  });

  it('updates by GET and PUT of what it got', async () => {
    const { id } = await expectStatus(scim('POST', '/Users', oktaUser('dana@example.com')), 201);
    const path = `/Users/${id}`;
    const { body: got } = await scim('GET', path);
    const put = await expectStatus(
      scim('PUT', path, { ...got, name: { givenName: 'Dana', familyName: 'Doe' } }),
      200,
    );
    expect(put.body).toMatchObject({ id, name: { givenName: 'Dana', familyName: 'Doe' } });
  });

  it('pushes a group, its members and its new name, and deletes it; the people stay', async () => {
    const members = await Promise.all(
      ['eve@example.com', 'fay@example.com'].map(
        async (name) => (await expectStatus(scim('POST', '/Users', oktaUser(name)), 201)).id,
      ),
    );
    const [eve = '', fay = ''] = members;
    const group = await expectStatus(scim('POST', '/Groups', oktaGroup('Engineering')), 201);
    const path = `/Groups/${group.id}`;
    await expectStatus(scim('PATCH', path, rename(group.id, 'Engineering')), 200);
    await expectStatus(scim('PATCH', path, addMembers(eve, fay)), 200);
    await expectStatus(scim('PATCH', path, removeMember(eve)), 200);
    await expectStatus(scim('PATCH', path, rename(group.id, 'Platform')), 200);

    const { body } = await scim('GET', path);
    expect(body).toMatchObject({ displayName: 'Platform', members: [{ value: fay }] });
    await expectStatus(scim('DELETE', path), 204);
    await expectStatus(scim('DELETE', path), 404);
    await expectStatus(scim('GET', `/Users/${fay}`), 200);
  });

  it('reads a filter whose spaces are plus signs, below two slashes', async () => {
    const { body } = await expectStatus(
      scim('GET', '//Users?filter=userName+eq+%22eve%40example.com%22'),
      200,
    );
    expect(body).toMatchObject({ totalResults: 1 });
  });

  it('may send a content type without a body, and application/json', async () => {
    const created = await expectStatus(
      scim('POST', '/Users', oktaUser('gus@example.com'), { 'content-type': 'application/json' }),
      201,
    );
    await expectStatus(
      scim('DELETE', `/Users/${created.id}`, undefined, {
        'content-type': 'application/scim+json; charset=utf-8',
      }),
      204,
    );
  });

  it('gets the headers of a GET by HEAD, and no body', async () => {
    const { text, headers } = await expectStatus(scim('HEAD', '/Users'), 200);
    expect(text).toBe('');
    expect(headers.get('content-type')).toContain('application/scim+json');
  });
});
