import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateNoteKeys, openCheckpoint, parseNoteSigner, parseNoteVerifier } from '@rollcall/transparency';
import * as E from 'fp-ts/lib/Either.js';
import Database from 'libsql';
import { directory } from './directory-id';
import type { Answer } from './http-client';
import { provision, startTestServer, type TestServer, temporaryStore } from './test-server';

const store = temporaryStore();
const folder = mkdtempSync(join(tmpdir(), 'rollcall-checkpoints-'));
const file = join(folder, 'example.checkpoint');
const keys = generateNoteKeys('rollcall');
let server: TestServer;

const right = <A>(either: E.Either<unknown, A>): A => {
  if (E.isLeft(either)) throw new Error(JSON.stringify(either.left));
  return either.right;
};

const start = (signer = keys.signer) =>
  startTestServer({
    path: store.path,
    checkpoints: { folder, signer: right(parseNoteSigner(signer)), intervalSeconds: 0.05 },
  });

const until = async (fits: (body: Answer['body']) => boolean): Promise<Answer['body']> => {
  for (let tries = 0; tries < 800; tries++) {
    const { body } = await server.admin('GET', '/directories/example/checkpoint');
    if (fits(body)) return body;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error(JSON.stringify((await server.admin('GET', '/directories/example/checkpoint')).body));
};

beforeAll(async () => {
  server = await start();
  await provision(server);
});
afterAll(async () => {
  await server.close();
  store.remove();
  rmSync(folder, { recursive: true, force: true });
});

describe('checkpoints on a schedule', () => {
  it('sign what the log is, and follow it', async () => {
    const { note, publicKey, verifiedAt } = await until(({ events }) => events === 3);
    expect(publicKey).toBe(keys.verifier);
    const checkpoint = right(
      openCheckpoint(String(note), right(parseNoteVerifier(keys.verifier)), directory),
    );
    expect(checkpoint).toMatchObject({ origin: 'rollcall/example', size: 3, madeAt: verifiedAt });
    await server.admin('POST', '/directories/example/keys', { label: 'second' });
    await until(({ events }) => events === 4);
    expect(readFileSync(file, 'utf8')).toMatch(/^rollcall\/example\n4\n/);
    expect(readdirSync(folder)).toEqual(['example.checkpoint']);
  });

  it('stop at a log that is not what the last one vouched for, and say so', async () => {
    const last = readFileSync(file, 'utf8');
    const database = new Database(store.path);
    database.exec(`UPDATE events SET data = replace(data, 'second', 'first!') WHERE revision = 3`);
    database.close();
    expect(await until(({ fault }) => fault !== null)).toMatchObject({
      events: 4,
      fault: { cause: 'tampered', reason: expect.stringContaining('event 3') },
    });
    expect(openedSize(readFileSync(file, 'utf8'))).toBe(openedSize(last));
    const metrics = (await server.raw('GET', '/metrics')).text;
    expect(metrics).toMatch(/rollcall_checkpoint_faults_total\{directory="example",cause="tampered"\} [1-9]/);
    const mended = new Database(store.path);
    mended.exec(`UPDATE events SET data = replace(data, 'first!', 'second') WHERE revision = 3`);
    mended.close();
    await until(({ fault }) => fault === null);
  });

  it('hold a log that was cut while nobody looked to the last one', async () => {
    await server.close();
    const database = new Database(store.path);
    database.exec('DELETE FROM events WHERE revision = 3');
    database.close();
    server = await start();
    expect(await until(({ fault }) => fault !== null)).toMatchObject({
      events: null,
      fault: { cause: 'tampered', reason: expect.stringContaining('a checkpoint counts 4 events') },
    });
  });

  it('make none beside one of another key', async () => {
    await server.close();
    writeFileSync(file, readFileSync(file, 'utf8').replace('rollcall/example', 'rollcall/other'));
    server = await start();
    expect(await until(({ fault }) => fault !== null)).toMatchObject({
      fault: { cause: 'unreadable', reason: expect.stringContaining('move it away to begin anew') },
    });
  });
});

describe('a server without them', () => {
  it('says that there are none', async () => {
    const plain = await startTestServer();
    await provision(plain);
    expect((await plain.admin('GET', '/directories/example/checkpoint')).body).toEqual({
      scheduled: false,
      events: null,
      verifiedAt: null,
      note: null,
      publicKey: null,
      fault: null,
    });
    await plain.close();
  });
});

const openedSize = (note: string): string | undefined => note.split('\n')[1];
