import { setTimeout as after } from 'node:timers/promises';
import { decodeJwt } from 'jose';
import { expectStatus, provision, startTestServer, type TestServer, temporaryStore } from './test-server';

const EVENT = 'urn:ietf:params:scim:event';
const store = temporaryStore();
let server: TestServer;
let key: string;
let serial = 0;

const start = () => startTestServer({ path: store.path, publicUrl: 'https://rollcall.example.com' });

type Polled = {
  readonly ids: ReadonlyArray<string>;
  readonly claims: ReadonlyArray<Record<string, unknown>>;
  readonly more: boolean;
};

type Feed = { readonly id: string; readonly poll: (wish?: object) => Promise<Polled> };

const addFeed = async (feed: object = {}): Promise<Feed> => {
  const id = `feed-${++serial}`;
  const { body } = await expectStatus(
    server.admin('POST', '/directories/example/feeds', { id, method: 'poll', ...feed }),
    201,
  );
  expect(body.pollUrl).toBe(`https://rollcall.example.com/feeds/example/${id}/poll`);
  return {
    id,
    poll: async (wish = {}) => {
      const answer = await expectStatus(
        server.raw(
          'POST',
          `/feeds/example/${id}/poll`,
          { returnImmediately: true, ...wish },
          { authorization: `Bearer ${String(body.secret)}`, 'content-type': 'application/json' },
        ),
        200,
      );
      const sets = Object.entries(Object(answer.body.sets));
      return {
        ids: sets.map(([jti]) => jti),
        claims: sets.map(([, token]) => decodeJwt(String(token))),
        more: answer.body.moreAvailable === true,
      };
    },
  };
};

const user = async (name: string, active = true): Promise<string> => {
  const { id } = await expectStatus(
    server.scim(key)('POST', '/Users', {
      schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'],
      userName: `${name}@example.com`,
      externalId: `ext-${name}`,
      emails: [{ value: `${name}@example.com`, primary: true }],
      active,
    }),
    201,
  );
  return id;
};

const group = async (displayName: string, members: ReadonlyArray<string> = []): Promise<string> => {
  const { id } = await expectStatus(
    server.scim(key)('POST', '/Groups', {
      schemas: ['urn:ietf:params:scim:schemas:core:2.0:Group'],
      displayName,
      members: members.map((value) => ({ value })),
    }),
    201,
  );
  return id;
};

const patch = (path: string, ...operations: object[]) =>
  expectStatus(
    server.scim(key)('PATCH', path, {
      schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'],
      Operations: operations,
    }),
    200,
  );

const told = ({ claims }: Polled) =>
  claims.map(({ events, sub_id }) => [
    Object.keys(Object(events)).map((uri) => uri.slice(EVENT.length + 1))[0],
    Object(sub_id).externalId ?? Object(sub_id).uri,
  ]);

beforeAll(async () => {
  server = await start();
  key = await provision(server);
});
afterAll(async () => {
  await server.close();
  store.remove();
});

describe('a feed that is polled (RFC 8936)', () => {
  it('answers what happened, again until it is acknowledged', async () => {
    const feed = await addFeed();
    const ana = await user('ana');
    await patch(`/Users/${ana}`, { op: 'replace', value: { active: false, title: 'Lead' } });
    await patch(`/Users/${ana}`, { op: 'replace', value: { active: true } });
    await expectStatus(server.scim(key)('DELETE', `/Users/${ana}`), 204);
    const first = await feed.poll();
    expect(told(first)).toEqual([
      ['prov:create:notice', 'ext-ana'],
      ['prov:patch:notice', 'ext-ana'],
      ['prov:deactivate', 'ext-ana'],
      ['prov:activate', 'ext-ana'],
      ['prov:delete', 'ext-ana'],
    ]);
    expect((await feed.poll()).ids).toEqual(first.ids);
    const rest = await feed.poll({ ack: [first.ids[0], first.ids[2]] });
    expect(rest.ids).toEqual([first.ids[1], first.ids[3], first.ids[4]]);
    expect((await feed.poll({ ack: rest.ids })).ids).toEqual([]);
  });

  it('goes on after a restart with what was not acknowledged, and takes acknowledgements from before', async () => {
    const feed = await addFeed();
    await user('bo');
    await user('cleo');
    const first = await feed.poll();
    expect(first.ids).toHaveLength(2);
    await server.close();
    server = await start();
    expect((await feed.poll({ ack: [first.ids[0]] })).ids).toEqual([first.ids[1]]);
    await server.close();
    server = await start();
    expect((await feed.poll()).ids).toEqual([first.ids[1]]);
    expect((await feed.poll({ setErrs: { [first.ids[1] ?? '']: { err: 'invalid_key' } } })).ids).toEqual([]);
    const { body } = await server.admin('GET', '/directories/example/feeds');
    expect(Object.values(Object(body.feeds)).find((one) => Object(one).id === feed.id)).toMatchObject({
      behind: 0,
    });
  });

  it('answers so many as are asked for, and says that there are more', async () => {
    const feed = await addFeed();
    for (const name of ['dan', 'eve', 'fay']) await user(name);
    const some = await feed.poll({ maxEvents: 2 });
    expect([some.ids.length, some.more]).toEqual([2, true]);
    const last = await feed.poll({ maxEvents: 2, ack: some.ids });
    expect([last.ids.length, last.more]).toEqual([1, false]);
    expect((await feed.poll({ maxEvents: 0, ack: last.ids })).ids).toEqual([]);
  });

  it('waits for something to tell, if the receiver does', async () => {
    const feed = await addFeed();
    const waiting = feed.poll({ returnImmediately: false });
    await new Promise((resolve) => setTimeout(resolve, 50));
    await user('gil');
    expect(told(await waiting)).toEqual([['prov:create:notice', 'ext-gil']]);
  });

  it('keeps the server from stopping no longer than anything else', async () => {
    const other = await startTestServer();
    await provision(other);
    const { body } = await other.admin('POST', '/directories/example/feeds', { id: 'siem', method: 'poll' });
    const lines = { authorization: `Bearer ${String(body.secret)}`, 'content-type': 'application/json' };
    const waiting = other.raw('POST', '/feeds/example/siem/poll', {}, lines);
    await other.raw('GET', '/livez');
    const stopped = other.close().then(() => 'stopped');
    expect(await Promise.race([stopped, after(15_000, 'still waiting', { ref: false })])).toBe('stopped');
    expect(await waiting).toMatchObject({ status: 200, body: { sets: {} } });
  });

  it('starts at any event, and tells each time the same', async () => {
    const whole = await addFeed({ after: 'start' });
    const late = await addFeed({ after: '4' });
    const [all, some] = [await whole.poll(), await late.poll()];
    expect(all.ids.length).toBeGreaterThan(some.ids.length);
    expect(all.ids.slice(all.ids.length - some.ids.length)).toEqual(some.ids);
    expect(JSON.stringify(all.claims.at(-1)?.events)).toEqual(JSON.stringify(some.claims.at(-1)?.events));
  });

  it('is open to its own token alone, and to well-formed questions', async () => {
    const [one, other] = [await addFeed(), await addFeed()];
    const call = (id: string, authorization: string, body: unknown = {}) =>
      server.raw('POST', `/feeds/example/${id}/poll`, body, {
        authorization,
        'content-type': 'application/json',
      });
    expect((await call(one.id, 'Bearer wrong')).status).toBe(401);
    expect((await call('nowhere', 'Bearer wrong')).status).toBe(401);
    expect((await call(other.id, `Bearer ${key}`)).headers.get('www-authenticate')).toBe(
      'Bearer realm="feed"',
    );
    await expect(one.poll({ maxEvents: -1 })).rejects.toThrow('maxEvents must be a whole number');
    await expect(one.poll({ ack: 'all' })).rejects.toThrow('RFC 8936');
  });
});

describe('a feed of the people in a group (RFC 9967 section 2.3)', () => {
  it('tells who joins and leaves it, and of nobody else', async () => {
    const [hal, ivy] = [await user('hal'), await user('ivy')];
    const crm = await group('CRM users');
    const feed = await addFeed({ group: 'crm users' });
    const settled = async () => {
      const polled = await feed.poll();
      await feed.poll({ ack: polled.ids, maxEvents: 0 });
      return told(polled);
    };
    await patch(`/Users/${hal}`, { op: 'replace', value: { title: 'Unseen' } });
    expect(await settled()).toEqual([]);
    await patch(`/Groups/${crm}`, { op: 'add', path: 'members', value: [{ value: hal }, { value: ivy }] });
    await patch(`/Users/${hal}`, { op: 'replace', value: { title: 'Seen' } });
    expect(await settled()).toEqual([
      ['feed:add', 'ext-hal'],
      ['feed:add', 'ext-ivy'],
      ['prov:patch:notice', 'ext-hal'],
    ]);
    await patch(`/Groups/${crm}`, { op: 'remove', path: `members[value eq "${hal}"]` });
    await patch(`/Users/${hal}`, { op: 'replace', value: { title: 'Unseen again' } });
    expect(await settled()).toEqual([['feed:remove', 'ext-hal']]);
    await expectStatus(server.scim(key)('DELETE', `/Users/${ivy}`), 204);
    expect(await settled()).toEqual([['prov:delete', 'ext-ivy']]);
    await patch(`/Groups/${crm}`, { op: 'add', path: 'members', value: [{ value: hal }] });
    await expectStatus(server.scim(key)('DELETE', `/Groups/${crm}`), 204);
    expect(await settled()).toEqual([
      ['feed:add', 'ext-hal'],
      ['feed:remove', 'ext-hal'],
    ]);
    await patch(`/Users/${hal}`, { op: 'replace', value: { title: 'Gone' } });
    expect(await settled()).toEqual([]);
  });
});

describe('a feed of values of declared extensions', () => {
  it('tells in full what was declared when it happened, whatever is withdrawn since', async () => {
    const urn = 'urn:example:params:scim:schemas:extension:badge:1.0:User';
    const schema = { id: urn, attributes: [{ name: 'number' }, { name: 'pin', returned: 'never' }] };
    const extension = { resourceType: 'User', schema: { name: 'Badge', description: '', ...schema } };
    await expectStatus(server.admin('POST', '/directories/example/schema-extensions', extension), 200);
    const feed = await addFeed({ detail: 'full' });
    const values = { number: '7', pin: '1234' };
    const made = await expectStatus(
      server.scim(key)('POST', '/Users', {
        schemas: ['urn:ietf:params:scim:schemas:core:2.0:User', urn],
        userName: 'badge@example.com',
        emails: [{ value: 'badge@example.com', primary: true }],
        [urn]: values,
      }),
      201,
    );
    const withdrawal = `/directories/example/schema-extensions/${encodeURIComponent(urn)}`;
    await expectStatus(server.admin('DELETE', withdrawal), 200);
    const [token] = (await feed.poll()).claims;
    expect(Object(token?.events)[`${EVENT}:prov:create:full`]).toMatchObject({
      version: Object(made.body.meta).version,
      data: { [urn]: { number: '7' } },
    });
    expect(JSON.stringify(token)).not.toContain('1234');
    const read = await expectStatus(server.scim(key)('GET', `/Users/${made.id}`), 200);
    expect(read.body).not.toHaveProperty([urn]);
    expect(Object(read.body.meta).version).not.toBe(Object(made.body.meta).version);
    await expectStatus(server.scim(key)('DELETE', `/Users/${made.id}`), 204);
  });
});

describe('the service provider configuration (RFC 9967 section 4)', () => {
  it('names the events that a feed of the directory tells of, to those who have a key there', async () => {
    await addFeed({ detail: 'full', updates: 'put' });
    const { body } = await expectStatus(server.scim(key)('GET', '/ServiceProviderConfig'), 200);
    expect(body.securityEvents).toMatchObject({
      asyncRequest: 'none',
      eventUris: expect.arrayContaining([`${EVENT}:prov:put:full`, `${EVENT}:prov:delete`]),
    });
    const stranger = await expectStatus(server.raw('GET', '/scim/v2/ServiceProviderConfig'), 200);
    expect(stranger.body).not.toHaveProperty('securityEvents');
  });
});
