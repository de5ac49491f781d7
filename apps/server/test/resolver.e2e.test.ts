import { type EventStore, openSqliteEventStore } from '@rollcall/event-store';
import { connectEventStoreDb } from '@rollcall/event-store-esdb';
import { type EventStoreDbDouble, startEventStoreDbDouble } from '@rollcall/testing/eventstoredb-double';
import * as E from 'fp-ts/lib/Either.js';
import { oktaGroup, oktaUser, setActive } from './okta-bodies';
import { expectStatus, provision, startTestServer, type TestServer, temporaryStore } from './test-server';

const POLICY = `{
  "tagOwners": {"tag:prod": []},
  "acls": [{"action": "accept", "src": ["group:engineering@example.com"], "dst": ["tag:prod:22"]}],
}`;

const opened = <A>(store: E.Either<{ readonly reason: string }, A>): A => {
  if (E.isLeft(store)) throw new Error(store.left.reason);
  return store.right;
};

/** One store, as each process opens it for itself. */
type Shared = { readonly open: () => Promise<EventStore>; readonly end: () => Promise<void> };

const onFile = async (): Promise<Shared> => {
  const { path, remove } = temporaryStore();
  return { open: async () => opened(await openSqliteEventStore({ path })()), end: async () => remove() };
};

/** The limit of a call is for those who wait for its end. */
type SharedDouble = Shared & {
  readonly double: EventStoreDbDouble;
  readonly open: (timeoutMs?: number) => Promise<EventStore>;
};

const onDouble = async (): Promise<SharedDouble> => {
  const double = await startEventStoreDbDouble();
  const open = async (timeoutMs = 10_000) =>
    opened(connectEventStoreDb(double.connectionString(), { timeoutMs }));
  return { double, open, end: () => double.dispose() };
};

type Ask = (body?: object) => Promise<Record<string, unknown>>;

const asking =
  (server: TestServer): Ask =>
  async (body = {}) => {
    const question = { src: 'ana@example.com', dst: 'tag:prod', port: 22, ...body };
    return (await expectStatus(server.admin('POST', '/directories/example/access/check', question), 200))
      .body;
  };

/** Ana is an engineer, and engineers reach production. */
const settle = async (writer: TestServer) => {
  const key = await provision(writer);
  const ana = await expectStatus(writer.scim(key)('POST', '/Users', oktaUser('ana@example.com')), 201);
  await expectStatus(writer.scim(key)('POST', '/Groups', oktaGroup('Engineering', [ana.id])), 201);
  const plain = { 'content-type': 'text/plain' };
  await expectStatus(writer.admin('PUT', '/directories/example/policy', POLICY, plain), 200);
  return { key, ana: ana.id };
};

const revisionOf = async ({ admin }: TestServer): Promise<string> =>
  String((await admin('GET', '/directories/example')).body.revision);

const eventually = async (ask: Ask, expected: object): Promise<void> => {
  for (let tries = 0; tries < 100; tries++) {
    const { code } = await ask();
    if (code === Reflect.get(expected, 'code')) break;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  expect(await ask()).toMatchObject(expected);
};

describe.each([
  ['a SQLite file', onFile],
  ['EventStoreDB (double)', onDouble],
])('a resolver beside a scim process on %s', (_name, share) => {
  let shared: Shared;
  let writer: TestServer;
  let resolver: TestServer;
  let key: string;
  let ana: string;

  beforeAll(async () => {
    shared = await share();
    writer = await startTestServer({ store: await shared.open(), role: 'scim' });
    ({ key, ana } = await settle(writer));
    resolver = await startTestServer({ store: await shared.open(), role: 'resolver' });
  });
  afterAll(async () => {
    await resolver.close();
    await writer.close();
    await shared.end();
  });

  it('denies what was just taken away, given the revision of that', async () => {
    const ask = asking(resolver);
    for (let round = 0; round < 10; round++) {
      const user = `/Users/${ana}`;
      await expectStatus(writer.scim(key)('PATCH', user, setActive(false)), 200);
      expect(await ask({ minRevision: await revisionOf(writer) })).toMatchObject({ effect: 'deny' });
      await expectStatus(writer.scim(key)('PATCH', user, setActive(true)), 200);
      const minRevision = await revisionOf(writer);
      await eventually(() => ask({ minRevision }), { effect: 'allow', code: 'ALLOW_RULE' });
    }
  });

  it('denies when the revision that was seen does not come', async () => {
    const minRevision = `${BigInt(await revisionOf(writer)) + 1n}`;
    expect(await asking(resolver)({ minRevision })).toMatchObject({
      effect: 'deny',
      code: 'DENY_STATE_BEHIND',
    });
  });

  it('answers reads of both APIs, and knows a directory that it was never told of', async () => {
    await expectStatus(writer.admin('POST', '/directories', { id: 'late', domains: ['late.com'] }), 201);
    await expectStatus(resolver.admin('GET', '/directories/late'), 200);
    await expectStatus(resolver.admin('GET', '/directories/unknown'), 404);
    await expectStatus(resolver.scim(key)('GET', `/Users/${ana}`), 200);
    await expectStatus(
      resolver.scim(key)('POST', '/Users/.search', {
        schemas: ['urn:ietf:params:scim:api:messages:2.0:SearchRequest'],
      }),
      200,
    );
    await expectStatus(resolver.admin('POST', '/directories/example/policy/check', { policy: POLICY }), 200);
  });

  it('takes no change, and says where changes go', async () => {
    const before = await revisionOf(writer);
    const refused = await resolver.scim(key)('POST', '/Users', oktaUser('bo@example.com'));
    expect(refused).toMatchObject({
      status: 403,
      body: { detail: expect.stringContaining('role all or scim') },
    });
    const bulk = {
      schemas: ['urn:ietf:params:scim:api:messages:2.0:BulkRequest'],
      Operations: [{ method: 'DELETE', path: `/Users/${ana}` }],
    };
    await expectStatus(resolver.scim(key)('POST', '/Bulk', bulk), 403);
    for (const [method, path] of [
      ['POST', '/directories'],
      ['POST', '/directories/example/keys'],
      ['POST', '/directories/example/provisioning/disable'],
      ['PUT', '/directories/example/policy'],
      ['POST', '/directories/example/policy/lock'],
    ] as const) {
      const { status, body } = await resolver.admin(method, path, {});
      expect([method, path, status, body]).toMatchObject([
        method,
        path,
        403,
        { error: { code: 'not-changed-here' } },
      ]);
    }
    expect(await revisionOf(writer)).toBe(before);
  });

  it('leaves access questions to the resolver on the scim process', async () => {
    const question = { src: 'ana@example.com', dst: 'tag:prod', port: 22 };
    const { body } = await expectStatus(
      writer.admin('POST', '/directories/example/access/check', question),
      403,
    );
    expect(body).toMatchObject({ error: { code: 'not-answered-here' } });
  });

  it('is ready, and tells how old the last sign of the store is', async () => {
    const { body } = await expectStatus(resolver.raw('GET', '/readyz'), 200);
    expect(body).toMatchObject({ role: 'resolver', contactSeconds: expect.any(Number) });
    const { text } = await resolver.raw('GET', '/metrics');
    expect(text).toMatch(/^rollcall_store_contact_age_seconds [0-9.e-]+$/m);
  });
});

describe('a resolver that is cut off from EventStoreDB (double)', () => {
  const ends: Array<() => Promise<void>> = [];
  afterEach(async () => {
    for (const end of ends.splice(0).toReversed()) await end();
  });

  const cuts: ReadonlyArray<readonly [string, (double: EventStoreDbDouble) => Promise<void>]> = [
    ['goes silent', async ({ faults }) => faults.always('Read', { _tag: 'Silent' })],
    ['goes away', (double) => double.stop()],
  ];
  const mend = async (double: EventStoreDbDouble) => {
    double.faults.clear();
    if (!double.isRunning) await double.start();
  };

  it.each(cuts)(
    'and %s: answers until the limit, then denies with the reason, and recovers',
    async (_how, cut) => {
      const { double, open, end } = await onDouble();
      ends.push(end);
      const writer = await startTestServer({ store: await open(), role: 'scim' });
      ends.push(() => writer.close());
      const { key, ana } = await settle(writer);
      const resolver = await startTestServer({ store: await open(1_000), role: 'resolver', maxStaleness: 5 });
      ends.push(() => resolver.close());
      const ask = asking(resolver);
      await eventually(ask, { effect: 'allow', code: 'ALLOW_RULE' });

      await cut(double);

      expect(await ask()).toMatchObject({ effect: 'allow' });
      await eventually(ask, {
        effect: 'deny',
        code: 'DENY_STATE_BEHIND',
        reason: expect.stringContaining('at most 5 s are allowed'),
      });
      await expectStatus(resolver.raw('GET', '/readyz'), 503);
      const whoCan = { dst: 'tag:prod', port: 22 };
      await expectStatus(resolver.admin('POST', '/directories/example/access/who-can', whoCan), 503);

      await mend(double);

      await eventually(ask, { effect: 'allow', code: 'ALLOW_RULE' });
      await expectStatus(resolver.raw('GET', '/readyz'), 200);
      await expectStatus(writer.scim(key)('PATCH', `/Users/${ana}`, setActive(false)), 200);
      expect(await ask({ minRevision: await revisionOf(writer) })).toMatchObject({ effect: 'deny' });
    },
  );
});
