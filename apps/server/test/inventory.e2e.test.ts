import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import * as E from 'fp-ts/lib/Either.js';
import { readConfiguration } from '../src/configuration/read-configuration';
import { startServer } from '../src/start-server';
import { breakable } from './breakable-store';
import { type Call, caller } from './http-client';
import { oktaGroup, oktaUser, setActive } from './okta-bodies';
import {
  ADMIN_TOKEN,
  expectStatus,
  provision,
  startTestServer,
  type TestServer,
  temporaryStore,
} from './test-server';

const POLICY = `{
  "tagOwners": {"tag:prod": []},
  "acls": [
    {"action": "accept", "src": ["ana@example.com"], "dst": ["tag:prod:22"]},
    {"action": "accept", "src": ["autogroup:admin"], "dst": ["tag:prod:443"]},
    {"action": "accept", "src": ["100.64.0.0/10"], "dst": ["tag:prod:80"]},
  ],
}`;

const INVENTORY = {
  nodes: {
    laptop: { owner: 'ana@example.com', ips: ['100.64.0.1'] },
    db: { tags: ['tag:prod'], ips: ['100.64.0.9'] },
  },
  roles: [{ user: 'bo@example.com', role: 'admin' }],
};

const { path, remove } = temporaryStore();
let server: TestServer;
let scim: Call;
let ana: string;

const inventory: Call = (method, place, body, headers) =>
  server.admin(method, `/directories/example/inventory${place}`, body, headers);

const may = async (src: string, dst: string, port: number) => {
  const answer = await expectStatus(
    server.admin('POST', '/directories/example/access/check', { src, dst, port }),
    200,
  );
  return answer.body.effect === 'allow' ? 'allow' : answer.body.code;
};

beforeAll(async () => {
  server = await startTestServer({ path });
  scim = server.scim(await provision(server));
  ana = (await scim('POST', '/Users', oktaUser('ana@example.com'))).id;
  await scim('POST', '/Users', oktaUser('bo@example.com'));
  await scim('POST', '/Groups', oktaGroup('Admins', [ana]));
  await expectStatus(server.admin('PUT', '/directories/example/policy', POLICY), 200);
});
afterAll(async () => {
  await server.close();
  remove();
});

describe('an inventory named at the start', () => {
  const configured = (file: string) =>
    readConfiguration(
      { ROLLCALL_ADMIN_TOKEN: ADMIN_TOKEN, ROLLCALL_LOG_LEVEL: 'silent' },
      { store: `${path}.given.db`, port: '0', inventories: `example=${file}` },
    );

  it('is used, and changed in its file alone', async () => {
    const file = `${path}.devices.json`;
    writeFileSync(file, JSON.stringify(INVENTORY));
    const configuration = configured(file);
    if (E.isLeft(configuration)) throw new Error('the configuration does not fit');
    const started = await startServer(configuration.right)();
    if (E.isLeft(started)) throw new Error(started.left.reason);
    const admin = caller(`${started.right.url}/api`, { authorization: `Bearer ${ADMIN_TOKEN}` });
    try {
      await expectStatus(admin('POST', '/directories', { id: 'example', domains: ['example.com'] }), 201);
      expect((await admin('GET', '/directories/example/inventory')).body).toMatchObject({ deviceCount: 2 });
      const { body } = await expectStatus(admin('PUT', '/directories/example/inventory', {}), 409);
      expect(body).toMatchObject({
        error: { code: 'not-kept-here', message: expect.stringContaining(file) },
      });
    } finally {
      await started.right.close();
    }
  });

  it('keeps the server from starting when it cannot be read', async () => {
    const configuration = configured(`${path}.nowhere.json`);
    expect(E.isRight(configuration) && (await startServer(configuration.right)())).toMatchObject({
      left: { _tag: 'InventoryNotUsable', reason: expect.stringContaining('nowhere.json') },
    });
  });
});

type Fact = { readonly version: string; readonly devices: number; readonly roles: number };

/** What the trail says of the inventory, oldest first. */
const told = async (): Promise<ReadonlyArray<{ readonly old?: Fact; readonly new?: Fact }>> => {
  const { body } = await server.admin('GET', '/directories/example/audit?event=InventoryReplaced');
  return Object.values(Object(body.entries)).reverse() as ReadonlyArray<{ old?: Fact; new?: Fact }>;
};

/** Files beside the one that counts. */
const drafts = () => readdirSync(`${path}.access`).filter((name) => name !== 'example.inventory.json');

describe('an inventory', () => {
  it('is not there at first, and nobody has a role', async () => {
    const { body } = await expectStatus(inventory('GET', ''), 200);
    expect(body).toEqual({ version: null, deviceCount: 0, roleCount: 0, inventory: {} });
    expect(await may('bo@example.com', 'tag:prod', 443)).toBe('DENY_NO_MATCH');
    expect(await may('node:laptop', 'tag:prod', 22)).toBe('DENY_PRINCIPAL_UNKNOWN');
  });

  it('says whose a device is, which address it has, and who is an administrator', async () => {
    const { body, headers } = await expectStatus(inventory('PUT', '', INVENTORY), 200);
    expect(body).toMatchObject({ deviceCount: 2, roleCount: 1, inventory: INVENTORY });
    expect(headers.get('etag')).toBe(`"${String(body.version)}"`);
    expect(await may('node:laptop', '100.64.0.9', 22)).toBe('allow');
    expect(await may('bo@example.com', 'node:db', 443)).toBe('allow');
    expect(await may('ana@example.com', 'node:db', 443)).toBe('DENY_NO_MATCH');
    const { body: decision } = await server.admin('POST', '/directories/example/access/check', {
      src: 'node:laptop',
      dst: 'node:db',
      port: 22,
    });
    expect(decision).toMatchObject({ provenance: { inventoryVersion: body.version } });
  });

  it('that was replaced is in the trail, with who did it and the version that decisions carry', async () => {
    const { version } = (await inventory('GET', '')).body;
    expect(await told()).toMatchObject([
      {
        event: 'InventoryReplaced',
        actor: { type: 'administrator', name: 'admin token' },
        origin: 'API',
        target: { type: 'INVENTORY', id: 'example' },
        new: { version, devices: 2, roles: 1 },
      },
    ]);
    expect((await told())[0]).not.toHaveProperty('old');
    await expectStatus(inventory('PUT', '', INVENTORY), 200);
    expect(await told()).toHaveLength(1);
  });

  it('takes the device of a deactivated person off the network', async () => {
    await expectStatus(scim('PATCH', `/Users/${ana}`, setActive(false)), 200);
    expect(await may('100.64.0.1', 'node:db', 80)).toBe('DENY_PRINCIPAL_INACTIVE');
    await expectStatus(scim('PATCH', `/Users/${ana}`, setActive(true)), 200);
  });

  it('outlives the server, in a file beside the store that only its owner reads', async () => {
    const before = (await inventory('GET', '')).body;
    await server.close();
    server = await startTestServer({ path });
    scim = server.scim(String((await server.admin('POST', '/directories/example/keys', {})).body.key));
    expect((await inventory('GET', '')).body).toEqual(before);
    expect(JSON.parse(readFileSync(`${path}.access/example.inventory.json`, 'utf8'))).toEqual(INVENTORY);
  });

  it('that somebody edits is read again', async () => {
    const edited = { ...INVENTORY, roles: [] };
    writeFileSync(`${path}.access/example.inventory.json`, JSON.stringify(edited));
    expect(await may('bo@example.com', 'node:db', 443)).toBe('DENY_NO_MATCH');
    expect((await inventory('GET', '')).body).toMatchObject({ roleCount: 0 });
  });

  it('that names a device twice denies everything, for one of the two would be passed over', async () => {
    const db = (tag: string) => `"db": {"tags": ["${tag}"], "ips": ["100.64.0.9"]}`;
    writeFileSync(
      `${path}.access/example.inventory.json`,
      `{"nodes": {${db('tag:prod')}, ${db('tag:wiki')}}}`,
    );
    expect(await may('ana@example.com', 'tag:prod', 22)).toBe('DENY_INTERNAL');
    const answer = await inventory('GET', '');
    expect(answer.body).toMatchObject({
      error: { message: expect.stringContaining('nodes.db stands there twice') },
    });
    await expectStatus(inventory('PUT', '', INVENTORY), 200);
  });

  it('that cannot be read denies everything, says which file, and can be replaced', async () => {
    writeFileSync(`${path}.access/example.inventory.json`, '{"nodes": []}');
    expect(await may('ana@example.com', 'tag:prod', 22)).toBe('DENY_INTERNAL');
    const { body } = await expectStatus(
      server.admin('POST', '/directories/example/access/what-can', { src: 'ana@example.com' }),
      503,
    );
    expect(body).toMatchObject({
      error: {
        code: 'access-file-unusable',
        message: expect.stringContaining(
          `${path}.access/example.inventory.json cannot be used: nodes: must be`,
        ),
      },
    });
    await expectStatus(inventory('PUT', '', INVENTORY), 200);
    expect(await may('ana@example.com', 'tag:prod', 22)).toBe('allow');
    expect((await told()).at(-1)).not.toHaveProperty('old');
  });

  it('that somebody edited shows in the trail with the next one that is put over it', async () => {
    const { version } = (await inventory('GET', '')).body;
    expect((await told()).at(-1)?.new?.version).toBe(version);
    writeFileSync(`${path}.access/example.inventory.json`, JSON.stringify({ ...INVENTORY, roles: [] }));
    const edited = (await inventory('GET', '')).body.version;
    await expectStatus(inventory('PUT', '', INVENTORY), 200);
    expect((await told()).at(-1)).toMatchObject({ old: { version: edited, roles: 0 }, new: { version } });
    expect(edited).not.toBe(version);
  });

  it('that cannot be put in its place is told before it is there, and is there once it is put again', async () => {
    const file = `${path}.access/example.inventory.json`;
    const other = { ...INVENTORY, roles: [] };
    rmSync(file);
    mkdirSync(`${file}/in-the-way`, { recursive: true });
    const { body } = await expectStatus(inventory('PUT', '', other), 503);
    const recorded = (await told()).length;
    expect(body).toMatchObject({
      error: {
        code: 'not-done-yet',
        message: expect.stringMatching(
          /^The audit trail says with event \d+ that the inventory was replaced, but that could not be done yet: .*\. Send the request again\.$/,
        ),
      },
    });
    expect(drafts()).toEqual([]);
    rmSync(file, { recursive: true });
    await expectStatus(inventory('PUT', '', other), 200);
    expect((await told()).length).toBe(recorded + 1);
    expect((await inventory('GET', '')).body).toMatchObject({
      roleCount: 0,
      version: (await told()).at(-1)?.new?.version,
    });
  });

  it('that several put at once is the one that the trail tells last', async () => {
    const wishes = [1, 2, 3, 4, 5].map((n) => ({ nodes: { [`n${n}`]: { tags: ['tag:prod'] } } }));
    await Promise.all(wishes.map((wish) => expectStatus(inventory('PUT', '', wish), 200)));
    const changes = (await told()).slice(-5);
    expect((await inventory('GET', '')).body.version).toBe(changes.at(-1)?.new?.version);
    for (const [at, change] of changes.slice(1).entries()) expect(change.old).toEqual(changes[at]?.new);
    expect(drafts()).toEqual([]);
  });

  it('of an edit that somebody else overtook is refused, and changes nothing', async () => {
    const { version } = (await inventory('GET', '')).body;
    const begunWith = { 'if-match': `"${String(version)}"` };
    await expectStatus(inventory('PUT', '', INVENTORY, begunWith), 200);
    const refused = await expectStatus(inventory('PUT', '', {}, begunWith), 412);
    expect(refused.body).toMatchObject({ error: { code: 'inventory-changed' } });
    expect((await inventory('GET', '')).body).toMatchObject({ inventory: INVENTORY });
    expect(drafts()).toEqual([]);
    await expectStatus(inventory('PUT', '', INVENTORY, { 'if-match': '*' }), 200);
  });

  it.each([
    [
      'bad-inventory',
      { nodes: { a: { owner: 'ana@example.com', tags: ['tag:prod'] } } },
      'nodes.a: a tagged device has no owner',
    ],
    ['bad-inventory', { devices: {} }, 'devices: is not a part of an inventory'],
    [
      'bad-inventory',
      { nodes: { a: { tags: ['tag:a'], ips: ['10.0.0.300'] } } },
      'nodes.a.ips[0]: "10.0.0.300"',
    ],
    [
      'role-from-group',
      { roles: [{ group: 'Admins', role: 'admin' }] },
      'roles[0]: a role is given to a user, never to a group',
    ],
    ['bad-inventory', [], 'an inventory is an object of nodes and roles'],
  ])('is refused as %s: %j', async (code, body, message) => {
    const before = (await inventory('GET', '')).body;
    const refused = await expectStatus(inventory('PUT', '', body), 400);
    expect(refused.body).toMatchObject({ error: { code, message: expect.stringContaining(message) } });
    expect((await inventory('GET', '')).body).toEqual(before);
  });

  it('of a directory that is not there is not kept', async () => {
    await expectStatus(server.admin('PUT', '/directories/nowhere/inventory', INVENTORY), 404);
    expect(existsSync(`${path}.access/nowhere.inventory.json`)).toBe(false);
  });
});

describe('an inventory that the store cannot tell of', () => {
  it('stays as it was', async () => {
    const { store, broken } = breakable();
    const own = temporaryStore();
    const other = await startTestServer({ store, path: own.path });
    const put = (wish: object) => other.admin('PUT', '/directories/example/inventory', wish);
    try {
      await provision(other);
      await expectStatus(put(INVENTORY), 200);
      const before = (await other.admin('GET', '/directories/example/inventory')).body;
      broken.appends = true;
      const { body } = await expectStatus(put({}), 503);
      expect(body).toMatchObject({ error: { code: 'store-unavailable' } });
      expect((await other.admin('GET', '/directories/example/inventory')).body).toEqual(before);
      expect(readdirSync(`${own.path}.access`)).toEqual(['example.inventory.json']);
    } finally {
      await other.close();
      own.remove();
    }
  });
});
