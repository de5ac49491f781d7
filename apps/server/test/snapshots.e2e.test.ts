import { existsSync, mkdtempSync, readdirSync, rmSync, statSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createFileSnapshotStore } from '@rollcall/projector';
import { eventually } from './eventually';
import { oktaUser } from './okta-bodies';
import { expectStatus, provision, startTestServer, temporaryStore } from './test-server';

const store = temporaryStore();
const folder = join(mkdtempSync(join(tmpdir(), 'rollcall-snapshots-')), 'store.snapshots');
afterAll(() => {
  store.remove();
  rmSync(folder, { recursive: true, force: true });
});

const start = () =>
  startTestServer({
    path: store.path,
    snapshots: { store: createFileSnapshotStore(folder), everyEvents: 5 },
  });

const snapshots = (): ReadonlyArray<string> =>
  readdirSync(folder).filter((name) => name.endsWith('.snapshot'));

const alarmsOf = async (server: Awaited<ReturnType<typeof start>>): Promise<ReadonlyArray<string>> =>
  (await server.raw('GET', '/metrics')).text
    .split('\n')
    .filter((line) => line.startsWith('rollcall_snapshot_alarms_total'));

const digestOf = async (server: Awaited<ReturnType<typeof start>>): Promise<unknown> =>
  (await server.admin('GET', '/directories/example')).body.digest;

describe('a server with snapshots', () => {
  let digest: unknown;

  it('writes them in the background, for nobody else to read', async () => {
    const server = await start();
    const scim = server.scim(await provision(server));
    for (let n = 0; n < 8; n++)
      await expectStatus(scim('POST', '/Users', oktaUser(`p${n}@example.com`)), 201);
    await eventually(() => existsSync(folder) && snapshots().length > 0, 'a snapshot is written');
    digest = await digestOf(server);
    await server.close();
    expect(snapshots().length).toBeGreaterThan(0);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    expect(statSync(join(folder, snapshots()[0] ?? '')).mode & 0o777).toBe(0o600);
  });

  it('starts from them with the same state, and no alarm', async () => {
    const server = await start();
    expect(await digestOf(server)).toBe(digest);
    expect(await alarmsOf(server)).toEqual([]);
    await server.close();
  });

  it('counts one that is damaged, and rebuilds the same state from the log', async () => {
    for (const name of snapshots()) truncateSync(join(folder, name), 40);
    const server = await start();
    expect(await digestOf(server)).toBe(digest);
    expect(await alarmsOf(server)).toEqual([
      expect.stringMatching(/^rollcall_snapshot_alarms_total\{cause="Corrupted"\} [1-9]/),
    ]);
    await server.close();
  });
});
