import { chmodSync, chownSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createMemoryEventStore, directoryStream } from '@rollcall/event-store';
import * as E from 'fp-ts/lib/Either.js';
import { secretHash } from '../src/api-keys/secret-hash';
import { readConfiguration } from '../src/configuration/read-configuration';
import { type RunningServer, startServer } from '../src/start-server';
import { directory } from './directory-id';
import { caller } from './http-client';
import { type Interruption, interruptedStore } from './interrupted-store';
import { oktaUser } from './okta-bodies';
import { expectStatus, provision, startTestServer, temporaryStore } from './test-server';

const start = async (environment: Record<string, string>): Promise<RunningServer> => {
  const configuration = readConfiguration({
    ROLLCALL_PORT: '0',
    ROLLCALL_LOG_LEVEL: 'silent',
    ...environment,
  });
  if (E.isLeft(configuration)) throw new Error(JSON.stringify(configuration.left));
  const started = await startServer(configuration.right)();
  if (E.isLeft(started)) throw new Error(started.left.reason);
  return started.right;
};

describe('starting', () => {
  const { path, remove } = temporaryStore();
  afterAll(remove);

  it('generates the admin token once, keeps only its hash, and knows it again', async () => {
    const first = await start({ ROLLCALL_STORE: path });
    const token = first.generatedAdminToken ?? '';
    expect(token).toMatch(/^rollcall_admin_[0-9a-f]{64}$/);
    await first.close();
    expect(readFileSync(`${path}.admin-token`, 'utf8')).not.toContain(token);
    expect(statSync(`${path}.admin-token`).mode & 0o777).toBe(0o600);

    const second = await start({ ROLLCALL_STORE: path });
    expect(second.generatedAdminToken).toBeUndefined();
    const admin = caller(`${second.url}/api`, { authorization: `Bearer ${token}` });
    await expectStatus(admin('GET', '/directories'), 200);
    await second.close();
  });

  describe('beside a hash that somebody else may have written', () => {
    const { path: shared, remove: removeShared } = temporaryStore();
    const hash = `${shared}.admin-token`;
    beforeEach(() => writeFileSync(hash, `sha256:${secretHash('planted-by-somebody-else')}\n`));
    afterAll(removeShared);

    const refusal = async () => {
      const configuration = readConfiguration({
        ROLLCALL_PORT: '0',
        ROLLCALL_LOG_LEVEL: 'silent',
        ROLLCALL_STORE: shared,
      });
      if (E.isLeft(configuration)) throw new Error(JSON.stringify(configuration.left));
      const started = await startServer(configuration.right)();
      if (E.isLeft(started)) return started.left;
      await started.right.close();
      return undefined;
    };

    it('does not start: everybody may write it', async () => {
      chmodSync(hash, 0o666);
      expect(await refusal()).toMatchObject({
        _tag: 'AdminTokenNotOpened',
        reason: expect.stringContaining('remove it'),
      });
      chmodSync(hash, 0o600);
      expect(await refusal()).toBeUndefined();
    });

    it('does not start: it belongs to another user', async () => {
      if (process.getuid?.() !== 0) {
        process.stderr.write('skipped: only root can give a file to another user\n');
        return;
      }
      chownSync(hash, 65_534, 65_534);
      expect(await refusal()).toMatchObject({ _tag: 'AdminTokenNotOpened' });
    });
  });

  it('takes the token of the configuration instead', async () => {
    const server = await start({
      ROLLCALL_STORE: 'memory:',
      ROLLCALL_ADMIN_TOKEN: 'a-token-of-twenty-characters',
    });
    expect(server.generatedAdminToken).toBeUndefined();
    const admin = caller(`${server.url}/api`, { authorization: 'Bearer a-token-of-twenty-characters' });
    await expectStatus(admin('GET', '/directories'), 200);
    await server.close();
  });

  it('says why when the port is taken, and leaves nothing open', async () => {
    const server = await start({ ROLLCALL_STORE: 'memory:' });
    const configuration = readConfiguration({
      ROLLCALL_STORE: 'memory:',
      ROLLCALL_PORT: new URL(server.url).port,
      ROLLCALL_LOG_LEVEL: 'silent',
    });
    if (E.isLeft(configuration)) throw new Error('configuration');
    expect(await startServer(configuration.right)()).toMatchObject({
      _tag: 'Left',
      left: { _tag: 'NotListening', reason: expect.stringContaining('EADDRINUSE') },
    });
    await server.close();
  });
});

describe('starting again on the same file', () => {
  it('keeps people, keys, the policy and the chain', async () => {
    const { path, remove } = temporaryStore();
    const before = await startTestServer({ path });
    const key = await provision(before);
    const user = await expectStatus(before.scim(key)('POST', '/Users', oktaUser('ana@example.com')), 201);
    const { body: summary } = await before.admin('GET', '/directories/example');
    await before.close();

    const after = await startTestServer({ path });
    expect((await after.scim(key)('GET', `/Users/${user.id}`)).body).toMatchObject({
      userName: 'ana@example.com',
    });
    expect((await after.admin('GET', '/directories/example')).body).toEqual(summary);
    await after.close();
    remove();
  });
});

describe('shutting down', () => {
  it('finishes what was begun before the store is closed', async () => {
    const interruption: Interruption = { current: undefined };
    const store = createMemoryEventStore();
    const server = await startTestServer({ store: interruptedStore(store, interruption) });
    const scim = server.scim(await provision(server));
    let closing: Promise<void> | undefined;
    interruption.current = async () => {
      closing = server.close();
      await new Promise((resolve) => setTimeout(resolve, 50));
    };

    await expectStatus(scim('POST', '/Users', oktaUser('ana@example.com')), 201);

    await closing;
    expect(await store.head(directoryStream(directory))()).toMatchObject({ left: { _tag: 'Unavailable' } });
    await expect(server.raw('GET', '/livez')).rejects.toThrow('fetch failed');
  });

  it('may be asked for again', async () => {
    const server = await start({ ROLLCALL_STORE: 'memory:' });
    await Promise.all([server.close(), server.close()]);
    const { store } = server.rollcall;
    expect(await store.head(directoryStream(directory))()).toMatchObject({ left: { _tag: 'Unavailable' } });
  });
});

describe('running', () => {
  it('is alive, ready and counted', async () => {
    const server = await startTestServer();
    const key = await provision(server);
    await server.scim(key)('POST', '/Users', oktaUser('ana@example.com'));
    await server.admin('POST', '/directories/example/access/check', {
      src: 'ana@example.com',
      dst: 'tag:x',
      port: 1,
    });
    await expectStatus(server.raw('GET', '/livez'), 200);
    expect((await expectStatus(server.raw('GET', '/readyz'), 200)).body).toEqual({
      status: 'ready',
      role: 'all',
      projection: { status: 'live', lag: { events: 0, seconds: 0 } },
      parked: {},
    });

    const { text } = await server.raw('GET', '/metrics');

    expect(text).toContain('rollcall_events_appended_total{directory="example"} 4');
    expect(text).toContain(
      'rollcall_http_requests_total{route="/scim/v2/Users",method="POST",status="201"} 1',
    );
    expect(text).toContain('rollcall_access_decisions_total{directory="example",code="DENY_NO_POLICY"} 1');
    expect(text).toContain('rollcall_directories_parked{reason="unknown_event_type"} 0');
    expect(text).toContain('rollcall_projection_status{status="live"} 1');
    expect(text).toContain('rollcall_projection_lag_events 0');
    expect(text).not.toContain('ana@');
    await server.close();
  });

  it('logs who asked for what, and neither keys nor people', async () => {
    const lines: string[] = [];
    const server = await startTestServer({ log: (line) => lines.push(line) });
    const key = await provision(server);
    const scim = server.scim(key);
    const answer = await scim(
      'GET',
      `/Users?filter=${encodeURIComponent('userName eq "ana@example.com"')}`,
      undefined,
      {
        'x-request-id': 'request-42',
      },
    );
    await scim('POST', '/Users', { ...oktaUser('ana@example.com'), favouriteColour: 'blue' });
    await server.raw('GET', '/scim/v2/Users', undefined, { authorization: 'Bearer wrong-key' });
    await server.admin('POST', '/directories/example/provisioning/disable', { confirm: 'example' });
    await scim('GET', '/Users', undefined, { 'x-request-id': 'request-43' });
    await server.close();

    expect(answer.headers.get('x-request-id')).toBe('request-42');
    const log = lines.join('');
    const lineOf = (id: string) =>
      lines
        .map((text): Record<string, unknown> => JSON.parse(text))
        .find(({ requestId }) => requestId === id);
    expect(lineOf('request-42')).toMatchObject({
      level: 'info',
      directory: 'example',
      keyId: key.split('_')[2],
      method: 'GET',
      route: '/scim/v2/Users',
      status: 200,
      milliseconds: expect.any(Number),
    });
    expect(lineOf('request-43')).toMatchObject({
      level: 'warn',
      directory: 'example',
      keyId: key.split('_')[2],
      standing: 'ProvisioningDisabled',
      status: 403,
    });
    expect(log).toContain('"ignored":["favouriteColour"]');
    for (const secret of [key, 'ana@', 'ana%40', 'wrong-key', '1mz050nq', 'an-admin-token-for-tests']) {
      expect(log).not.toContain(secret);
    }
  });

  it('takes no request id that is long or odd', async () => {
    const server = await startTestServer();
    const { headers } = await server.raw('GET', '/livez', undefined, { 'x-request-id': 'a b"c' });
    expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
    await server.close();
  });
});
