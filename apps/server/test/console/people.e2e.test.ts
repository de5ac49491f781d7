import { expectStatus, provision, startTestServer, type TestServer } from '../test-server';

const schemas = ['urn:ietf:params:scim:schemas:core:2.0:User'];
const person = (name: string, given: string) => ({
  schemas,
  userName: `${name}@example.com`,
  name: { givenName: given, familyName: 'Test' },
  emails: [{ value: `${name}@example.com`, primary: true, type: 'work' }],
  active: true,
});

describe('People, as the console finds them', () => {
  let server: TestServer;
  const ids = new Map<string, string>();
  beforeAll(async () => {
    server = await startTestServer();
    const scim = server.scim(await provision(server));
    for (const [name, given] of [
      ['ana', 'Ána'],
      ['bo', 'Bo'],
      ['cleo', 'Cleo'],
    ] as const) {
      const { body } = await expectStatus(scim('POST', '/Users', person(name, given)), 201);
      ids.set(name, String(body.id));
    }
    await expectStatus(
      scim('PATCH', `/Users/${ids.get('bo')}`, {
        schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'],
        Operations: [{ op: 'replace', value: { active: false } }],
      }),
      200,
    );
    await expectStatus(
      scim('POST', '/Groups', {
        schemas: ['urn:ietf:params:scim:schemas:core:2.0:Group'],
        displayName: 'Engineering',
        members: [{ value: ids.get('ana') }],
      }),
      201,
    );
  });
  afterAll(() => server.close());

  const find = async (query: string) =>
    (await server.admin('GET', `/directories/example/people${query}`)).body;

  it('are found by part of a name in any case, with their groups', async () => {
    expect(await find('?search=ANA%40')).toMatchObject({
      total: 1,
      people: [
        {
          userName: 'ana@example.com',
          name: 'Ána Test',
          groups: [{ displayName: 'Engineering' }],
          groupCount: 1,
        },
      ],
    });
    expect(await find('?search=%C3%A1na')).toMatchObject({ total: 1 });
    expect(await find('?search=nobody')).toMatchObject({ total: 0, people: [] });
  });

  it('are told apart by state, and counted before they are cut into pages', async () => {
    expect(await find('?state=suspended')).toMatchObject({
      total: 1,
      people: [{ userName: 'bo@example.com' }],
    });
    expect(await find('?state=active&limit=1&offset=1')).toMatchObject({
      total: 2,
      people: [{ userName: 'cleo@example.com' }],
    });
    expect(await find('?limit=1&offset=2')).toMatchObject({
      total: 3,
      people: [{ userName: 'cleo@example.com' }],
    });
  });

  it('are not looked for by what is no question', async () => {
    await expectStatus(server.admin('GET', '/directories/example/people?state=asleep'), 400);
    await expectStatus(server.admin('GET', `/directories/example/people?search=${'x'.repeat(201)}`), 400);
    await expectStatus(server.admin('GET', '/directories/other/people'), 404);
  });

  it('are shown one by one, and nobody for an id that nobody bears', async () => {
    const shown = await server.admin('GET', `/directories/example/people/${ids.get('ana')}`);
    expect(shown.body).toMatchObject({
      userName: 'ana@example.com',
      active: true,
      groups: [{ displayName: 'Engineering' }],
    });
    await expectStatus(server.admin('GET', '/directories/example/people/none'), 404);
  });
});
