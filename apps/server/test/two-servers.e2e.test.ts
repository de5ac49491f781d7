import { addMembers, oktaGroup, oktaUser } from './okta-bodies';
import { expectStatus, provision, startTestServer, type TestServer, temporaryStore } from './test-server';

const { path, remove } = temporaryStore();
let one: TestServer;
let two: TestServer;
let key: string;

beforeAll(async () => {
  one = await startTestServer({ path });
  two = await startTestServer({ path });
  key = await provision(one);
});
afterAll(async () => {
  await one.close();
  await two.close();
  remove();
});

describe('two servers on one store', () => {
  it('read what the other wrote, at once', async () => {
    for (let i = 0; i < 20; i++) {
      const [writer, reader] = i % 2 === 0 ? [one, two] : [two, one];
      const name = `user${i}@example.com`;
      const { id } = await expectStatus(writer.scim(key)('POST', '/Users', oktaUser(name)), 201);
      await expectStatus(reader.scim(key)('GET', `/Users/${id}`), 200);
      const filter = encodeURIComponent(`userName eq "${name}"`);
      expect((await reader.scim(key)('GET', `/Users?filter=${filter}`)).body).toMatchObject({
        totalResults: 1,
      });
      await expectStatus(reader.scim(key)('POST', '/Users', oktaUser(name)), 409);
    }
  });

  it('lose no member that either acknowledged', async () => {
    const users = await Promise.all(
      Array.from({ length: 40 }, async (_, i) => {
        const { id } = await one.scim(key)('POST', '/Users', oktaUser(`member${i}@example.com`));
        return id;
      }),
    );
    const group = await one.scim(key)('POST', '/Groups', oktaGroup('Everybody'));

    await Promise.all(
      users.map((user, i) =>
        expectStatus(
          (i % 2 === 0 ? one : two).scim(key)('PATCH', `/Groups/${group.id}`, addMembers(user)),
          200,
        ),
      ),
    );

    const path = `/directories/example/groups/${group.id}/members?limit=100`;
    for (const server of [one, two]) {
      const { members } = (await server.admin('GET', path)).body as { members: Array<{ id: string }> };
      expect(members.map(({ id }) => id).sort()).toEqual([...users].sort());
    }
    expect((await one.admin('GET', '/directories/example')).body).toEqual(
      (await two.admin('GET', '/directories/example')).body,
    );
  });

  it('know at once of a key that the other issued, and of one that it revoked', async () => {
    const issued = await expectStatus(one.admin('POST', '/directories/example/keys', {}), 201);
    const other = two.scim(String(issued.body.key));
    await expectStatus(other('GET', '/Users'), 200);

    await expectStatus(one.admin('DELETE', `/directories/example/keys/${issued.id}`), 200);

    await expectStatus(other('GET', '/Users'), 401);
    await expectStatus(other('POST', '/Users', oktaUser('late@example.com')), 401);
  });

  it('deny access at once when the other deactivated the person', async () => {
    const user = await one.scim(key)('POST', '/Users', oktaUser('zoe@example.com'));
    await expectStatus(
      one.admin(
        'PUT',
        '/directories/example/policy',
        '{"acls": [{"action": "accept", "src": ["zoe@example.com"], "dst": ["*:*"]}]}',
      ),
      200,
    );
    const check = async () =>
      (
        await two.admin('POST', '/directories/example/access/check', {
          src: 'zoe@example.com',
          dst: '100.64.0.1',
          port: 22,
        })
      ).body;
    expect(await check()).toMatchObject({ effect: 'allow' });
    await expectStatus(one.scim(key)('DELETE', `/Users/${user.id}`), 204);
    expect(await check()).toMatchObject({ effect: 'deny' });
  });

  it('keep requests out at once when the other switched provisioning off', async () => {
    await expectStatus(
      one.admin('POST', '/directories/example/provisioning/disable', { confirm: 'example' }),
      200,
    );
    await expectStatus(two.scim(key)('GET', '/Users'), 403);
  });
});
