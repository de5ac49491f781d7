import { execFile } from 'node:child_process';
import { copyFileSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { createMemoryEventStore } from '@rollcall/event-store';
import { signIn } from '../console/browser';
import type { Call } from '../http-client';
import { oktaGroup, oktaUser } from '../okta-bodies';
import { expectStatus, provision, startTestServer, type TestServer, temporaryStore } from '../test-server';
import { duty } from './duty';

const root = path.resolve(__dirname, '../../../..');
const store = temporaryStore();
const lines: string[] = [];
let server: TestServer;
let key: string;
let scim: Call;
beforeAll(async () => {
  server = await startTestServer({
    path: store.path,
    publicUrl: 'https://rollcall.example.com',
    log: (line) => lines.push(line),
  });
  key = await provision(server);
  scim = server.scim(key);
});
afterAll(async () => {
  await server.close();
  store.remove();
});

const detailOf = async (answer: ReturnType<Call>) => {
  const { status, body } = await answer;
  return [status, body.scimType, body.detail];
};

duty('keys', async () => {
  const [, , id = '', secret = ''] = key.split('_');
  expect(Buffer.from(secret, 'hex').length).toBeGreaterThanOrEqual(32);
  const { text } = await server.admin('GET', '/directories/example/keys');
  expect(text).toContain(id);
  expect(text).not.toContain(secret);
  expect(readFileSync(store.path).includes(Buffer.from(secret))).toBe(false);
});

duty('rotation', async () => {
  await provision(server, 'turning');
  const issued = await expectStatus(server.admin('POST', '/directories/turning/keys', {}), 201);
  await expectStatus(server.admin('POST', '/directories/turning/keys', {}), 409);
  await server.admin('DELETE', `/directories/turning/keys/${issued.id}`);
  await expectStatus(server.scim(String(issued.body.key))('GET', '/Users'), 401);
  const { body } = await server.admin('GET', '/directories/turning/keys');
  expect(body.keys).toMatchObject([{ status: 'active' }, { status: 'revoked' }]);
});

duty('transport', async () => {
  const spoofed = { 'x-forwarded-host': 'evil.example', 'x-forwarded-for': '203.0.113.9' };
  const made = await expectStatus(scim('POST', '/Users', oktaUser('far@example.com'), spoofed), 201);
  expect(Object(made.body.meta).location).toBe(`https://rollcall.example.com/scim/v2/Users/${made.id}`);
  const { body } = await server.admin('GET', `/directories/example/audit?user=${made.id}`);
  expect(body.entries).toMatchObject([{ source: { address: '127.0.0.1' } }]);
});

duty('bodies', async () => {
  const deep = `${'['.repeat(200)}${']'.repeat(200)}`;
  for (const body of [
    '{"__proto__":{"admin":true}}',
    '{"x":{"constructor":1}}',
    '{"schemas":[],"schemas":[]}',
    `{"x":${deep}}`,
    JSON.stringify(oktaUser('nul\u0000@example.com')),
  ]) {
    expect((await scim('POST', '/Users', body)).status).toBe(400);
  }
  expect((await scim('POST', '/Users', `{"x":"${'y'.repeat(1_100_000)}"}`)).status).toBe(413);
});

duty('filters', async () => {
  const asks = (filter: string) =>
    scim('POST', '/Users/.search', {
      schemas: ['urn:ietf:params:scim:api:messages:2.0:SearchRequest'],
      filter,
    });
  const long = Array.from({ length: 2_000 }, () => 'title pr').join(' or ');
  const deep = `${'('.repeat(500)}title pr${')'.repeat(500)}`;
  for (const filter of [long, deep, `title eq "${'x'.repeat(100_000)}"`]) {
    expect((await detailOf(asks(filter))).slice(0, 2)).toEqual([400, 'invalidFilter']);
  }
});

duty('rate', async () => {
  const limited = await startTestServer({ limits: { rateLimit: 1, badKeyLimit: 2 } });
  const good = await provision(limited);
  const wrong = limited.scim('rollcall_example_00000000000000_wrong');
  for (let sent = 0; sent < 2; sent++) await expectStatus(wrong('GET', '/Users'), 401);
  await expectStatus(wrong('GET', '/Users'), 429);
  await expectStatus(limited.scim(good)('GET', '/Users'), 200);
  await limited.close();
});

duty('isolation', async () => {
  const { id } = await expectStatus(scim('POST', '/Groups', oktaGroup('Alone')), 201);
  const other = server.scim(await provision(server, 'isolated'));
  const unknown = `${id.slice(0, -1)}${id.endsWith('0') ? '1' : '0'}`;
  const [foreign, nobody] = [await other('GET', `/Groups/${id}`), await other('GET', `/Groups/${unknown}`)];
  expect([foreign.status, foreign.text]).toEqual([404, nobody.text.replace(unknown, id)]);
  const page = await expectStatus(scim('GET', '/Users?cursor&count=0'), 200);
  expect((await other('GET', `/Users?count=0&cursor=${String(page.body.nextCursor)}`)).status).toBe(400);
});

duty('linking', async () => {
  const other = server.scim(await provision(server, 'linked', { domains: ['example.com'] }));
  const mine = await expectStatus(scim('POST', '/Users', oktaUser('both@example.com')), 201);
  const theirs = await expectStatus(other('POST', '/Users', oktaUser('both@example.com')), 201);
  expect(theirs.id).not.toBe(mine.id);
});

duty('personal data', async () => {
  await scim('GET', '/Users?filter=userName eq "secret.name@example.com"');
  await scim('POST', '/Users', oktaUser('secret.name@example.com'));
  await scim('POST', '/Users', oktaUser('secret.name@example.com'));
  const { text } = await server.admin('GET', '/directories/example/requests');
  for (const kept of [lines.join('\n'), text]) {
    expect(kept).not.toMatch(/1mz050nq|Bearer rollcall_/);
    expect(kept).not.toContain(key);
  }
  expect(lines.join('\n')).not.toContain('secret.name');
});

duty('tamper evidence', async () => {
  const { body } = await expectStatus(server.admin('POST', '/directories/example/audit/verify'), 200);
  const directory = await server.admin('GET', '/directories/example');
  expect(body.events).toBe(Number(directory.body.revision) + 1);
});

duty('recovery', async () => {
  const copy = temporaryStore();
  const before = (await server.admin('GET', '/directories/example')).body;
  await server.close();
  copyFileSync(store.path, copy.path);
  const restored = await startTestServer({ path: copy.path });
  expect((await restored.admin('GET', '/directories/example')).body).toEqual(before);
  await expectStatus(restored.admin('POST', '/directories/example/audit/verify'), 200);
  await restored.close();
  copy.remove();
  server = await startTestServer({ path: store.path, log: (line) => lines.push(line) });
  scim = server.scim(key);
});

duty('process', async () => {
  for (const probe of ['/livez', '/readyz', '/metrics']) await expectStatus(server.raw('GET', probe), 200);
  const other = await startTestServer();
  const writer = other.scim(await provision(other));
  const writing = Promise.allSettled(
    ['a', 'b', 'c'].map((name) => writer('POST', '/Groups', oktaGroup(name))),
  );
  await new Promise((resolve) => setTimeout(resolve, 5));
  await other.close();
  for (const answer of await writing) {
    if (answer.status === 'fulfilled') expect([201, 503]).toContain(answer.value.status);
  }
});

duty('load', async () => {
  const memory = createMemoryEventStore();
  let release = (): void => undefined;
  const gate = new Promise<void>((resolve) => {
    release = resolve;
  });
  const slow = await startTestServer({
    store: {
      ...memory,
      append:
        (...args) =>
        async () => {
          if (held) await gate;
          return memory.append(...args)();
        },
    },
  });
  let held = false;
  const busy = slow.scim(await provision(slow));
  held = true;
  const sent = Array.from({ length: 1_001 }, (_, index) => busy('POST', '/Groups', oktaGroup(`g${index}`)));
  const first = await Promise.race(sent);
  expect(first).toMatchObject({
    status: 503,
    body: { detail: expect.stringContaining('Nothing was changed') },
  });
  expect(first.headers.get('retry-after')).toBe('1');
  await expectStatus(slow.raw('GET', '/scim/v2/ServiceProviderConfig'), 200);
  release();
  const answers = await Promise.all(sent);
  expect(answers.filter(({ status }) => status === 201)).toHaveLength(1_000);
  await expectStatus(busy('POST', '/Groups', oktaGroup('one too many')), 201);
  await slow.close();
});

duty('console', async () => {
  const { answer, api, withoutProof } = await signIn(server);
  expect(answer.headers.getSetCookie()[0]).toMatch(/HttpOnly; SameSite=Strict/);
  await expectStatus(withoutProof('POST', '/directories', { id: 'forged', domains: ['x.com'] }), 403);
  await expectStatus(api('POST', '/directories', { id: 'made', domains: ['x.com'] }), 201);
  const page = await server.raw('GET', '/');
  const rules = page.headers.get('content-security-policy') ?? '';
  expect(rules).not.toContain('unsafe-inline');
  const { body } = await server.admin('GET', '/directories/made/audit');
  expect(body.entries).toMatchObject([{ actor: { type: 'administrator' }, origin: 'CONSOLE' }]);
});

duty('delivery', async () => {
  const manifest = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  for (const version of Object.values(manifest.devDependencies)) expect(version).toMatch(/^\d/);
  const { stdout } = await promisify(execFile)('npm', ['run', '--silent', 'sbom'], {
    cwd: root,
    maxBuffer: 32 * 1_024 * 1_024,
  });
  const { bomFormat, components } = JSON.parse(stdout);
  expect(bomFormat).toBe('CycloneDX');
  expect(components.map(({ name }: { readonly name: string }) => name)).toContain('fastify');
  expect(readFileSync(path.join(root, 'docker/Dockerfile'), 'utf8')).toMatch(/^USER node$/m);
  const compose = readFileSync(path.join(root, 'docker/compose.yml'), 'utf8');
  expect(compose).toMatch(/read_only: true[^]*cap_drop: \[ALL\]/);
});
