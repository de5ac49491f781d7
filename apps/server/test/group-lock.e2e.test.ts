import { connectEventStoreDb } from '@rollcall/event-store-esdb';
import { startEventStoreDbDouble } from '@rollcall/testing/eventstoredb-double';
import * as E from 'fp-ts/lib/Either.js';
import type { Call } from './http-client';
import { oktaGroup, oktaUser } from './okta-bodies';
import { expectStatus, provision, startTestServer, type TestServer } from './test-server';

const POLICY = `{
  "tagOwners": {"tag:prod": []},
  "acls": [{"action": "accept", "src": ["group:engineering@example.com"], "dst": ["tag:prod:22"]}],
}`;

const onSqlite = async () => {
  const server = await startTestServer();
  return { server, close: () => server.close() };
};

const onEventStoreDb = async () => {
  const double = await startEventStoreDbDouble();
  const store = connectEventStoreDb(double.connectionString(), {});
  if (E.isLeft(store)) throw new Error(store.left.reason);
  const server = await startTestServer({ store: store.right });
  const close = async () => {
    await server.close();
    await double.dispose();
  };
  return { server, close };
};

describe.each([
  ['SQLite', onSqlite],
  ['EventStoreDB (double)', onEventStoreDb],
])('a group lock on %s', (_store, start) => {
  let server: TestServer;
  let close: () => Promise<void>;
  let scim: Call;
  let ana: string;
  let group: string;
  let other: string;
  /** The revision right after each change of the lock, and before the first. */
  const after: { never?: string; locked?: string; anew?: string } = {};

  const lock: Call = (method, place, body) =>
    server.admin(method, `/directories/example/policy/lock${place}`, body);
  const get = async (path: string) => (await server.admin('GET', `/directories/example${path}`)).body;
  const head = async () => String((await get('')).revision);
  const may = async (query = '') => {
    const question = { src: 'ana@example.com', dst: 'tag:prod', port: 22 };
    return (await server.admin('POST', `/directories/example/access/check${query}`, question)).body;
  };

  beforeAll(async () => {
    ({ server, close } = await start());
    scim = server.scim(await provision(server));
    ana = (await scim('POST', '/Users', oktaUser('ana@example.com'))).id;
    group = (await scim('POST', '/Groups', oktaGroup('Engineering', [ana]))).id;
    await expectStatus(server.admin('PUT', '/directories/example/policy', POLICY), 200);
  });
  afterAll(() => close());

  it('is empty until somebody locks', async () => {
    expect((await expectStatus(lock('GET', ''), 200)).body).toEqual({ groups: {} });
    after.never = await head();
  });

  it('pins the groups that the policy names now', async () => {
    expect((await expectStatus(lock('POST', ''), 200)).body).toEqual({ groups: { engineering: group } });
    expect((await lock('GET', '')).body).toEqual({ groups: { engineering: group } });
    expect(await may()).toMatchObject({ effect: 'allow' });
    after.locked = await head();
  });

  it('is no event when it is locked as it was', async () => {
    await expectStatus(lock('POST', ''), 200);
    expect(await head()).toBe(after.locked);
  });

  it('keeps a group made anew under an old name from taking over its rules', async () => {
    await expectStatus(scim('DELETE', `/Groups/${group}`), 204);
    other = (await scim('POST', '/Groups', oktaGroup('engineering', [ana]))).id;
    expect(await may()).toMatchObject({ effect: 'deny', failedClosed: [{ code: 'name-reuse' }] });
    const { alerts } = await get('/alerts');
    expect(alerts).toMatchObject([{ code: 'name-reuse', selector: 'group:engineering@example.com' }]);

    expect((await expectStatus(lock('PUT', '', { Engineering: other }), 200)).body).toEqual({
      groups: { engineering: other },
    });
    expect(await may()).toMatchObject({ effect: 'allow' });
    after.anew = await head();
  });

  it('lets go of every name when it is empty', async () => {
    await expectStatus(lock('PUT', '', {}), 200);
    expect((await lock('GET', '')).body).toEqual({ groups: {} });
  });

  it('of a moment of the past decides about that moment', async () => {
    const beforeAnew = `?revision=${Number(after.anew) - 1}`;
    expect(await may(beforeAnew)).toMatchObject({ effect: 'deny', failedClosed: [{ code: 'name-reuse' }] });
    expect(await may(`?revision=${after.anew}`)).toMatchObject({ effect: 'allow' });
    expect(await may()).toMatchObject({ effect: 'allow' });
  });

  it('shows what it gave and took between two moments, and who did that', async () => {
    const between = await get(`/access/diff?from=${Number(after.anew) - 1}&to=${after.anew}`);
    expect(between).toMatchObject({
      changes: expect.arrayContaining([
        expect.objectContaining({ sources: ['ana@example.com'], destinations: ['tag:prod'], gained: '22' }),
      ]),
      events: [{ event: 'GroupLockChanged', actor: { type: 'administrator' } }],
    });
  });

  it('tells in the trail who locked which name to which group', async () => {
    const { entries } = await get('/audit?event=GroupLockChanged');
    const entry = {
      action: 'UPDATE',
      actor: { type: 'administrator', id: expect.any(String), name: 'admin token' },
      origin: 'API',
      target: { type: 'GROUPLOCK', id: 'example', property: 'engineering' },
    };
    expect(entries).toEqual([
      expect.objectContaining({ ...entry, old: other }),
      expect.objectContaining({ ...entry, old: group, new: other }),
      expect.objectContaining({ ...entry, new: group }),
    ]);
    expect(Object(entries)[0]).not.toHaveProperty('new');
    expect(Object(entries)[2]).not.toHaveProperty('old');
  });

  it('that is none is refused, and of no directory is not found', async () => {
    const { body } = await expectStatus(lock('PUT', '', { engineering: 7 }), 400);
    expect(body).toMatchObject({
      error: { code: 'bad-group-lock', message: expect.stringContaining('"engineering": the id of a group') },
    });
    for (const method of ['GET', 'POST', 'PUT'] as const) {
      const nowhere = server.admin(
        method,
        '/directories/nowhere/policy/lock',
        method === 'PUT' ? {} : undefined,
      );
      expect((await expectStatus(nowhere, 404)).body).toMatchObject({
        error: { code: 'directory-not-found', message: 'There is no directory "nowhere".' },
      });
    }
  });
});
