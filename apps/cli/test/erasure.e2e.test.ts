import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseDirectoryId, requestId, revision, userId } from '@rollcall/domain';
import { openPersonKeys, parseMasterKey } from '@rollcall/erasure';
import { directoryStream } from '@rollcall/event-store';
import { createRollcall, openRollcall, type Rollcall } from '@rollcall/server';
import * as E from 'fp-ts/lib/Either.js';
import { eventStoreDbDouble, type SharedStore } from './processes/shared-stores';
import { temporaryStore } from './temporary-store';
import { rollcall } from './terminal';

const KEY = '7'.repeat(64);
const environment = { ROLLCALL_MASTER_KEY: KEY };
const right = <A>(either: E.Either<unknown, A>): A => {
  if (E.isLeft(either)) throw new Error(JSON.stringify(either.left));
  return either.right;
};
const master = right(E.fromNullable('no master key')(parseMasterKey(KEY)));
const directory = right(parseDirectoryId('acme'));

const using = async <A>(path: string, use: (rollcall: Rollcall) => Promise<A>): Promise<A> => {
  const opened = right(
    await openRollcall({ _tag: 'Sqlite', path }, { keys: { masterKey: parseMasterKey(KEY) } })(),
  );
  try {
    await opened.projector.ready();
    return await use(opened);
  } finally {
    await opened.close();
  }
};

const createOn = async ({ writer }: Rollcall, people: number) =>
  right(
    await writer.execute(directory, {
      context: {
        requestId: requestId('r'),
        actor: { type: 'system', name: 'test' },
        origin: 'SYSTEM',
        source: {},
      },
      plan: () =>
        E.right(
          Array.from({ length: people }, (_, n) => ({
            _tag: 'CreateUser' as const,
            userId: userId(`person-${n}`),
            userName: `secret-name-${n}@acme.com`,
            active: true,
            profile: { emails: [{ value: `secret-name-${n}@acme.com`, primary: true }] },
          })),
        ),
      answer: () => undefined,
    })(),
  );

const create = (path: string, people: number) => using(path, (opened) => createOn(opened, people));

const named = (path: string, text: string): ReadonlyArray<string> =>
  readdirSync(dirname(path), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && readFileSync(join(entry.parentPath, entry.name)).includes(text))
    .map(({ name }) => name);

const main = join(__dirname, '../dist/main.js');

/** The command in a process of its own, ended with SIGKILL after so long. */
const killed = (commandLine: ReadonlyArray<string>, milliseconds: number): Promise<void> =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, [main, ...commandLine], {
      env: { ...process.env, ...environment },
      stdio: 'ignore',
    });
    const timer = setTimeout(() => child.kill('SIGKILL'), milliseconds);
    child.on('exit', () => {
      clearTimeout(timer);
      resolve();
    });
  });

describe('rollcall erase-user', () => {
  const store = temporaryStore();
  const at = (...commandLine: string[]) => rollcall(['--store', store, ...commandLine], { environment });

  it('needs a directory that was opened as erasable, and that a master key', async () => {
    const open = ['directory', 'open', 'acme', '--domain', 'acme.com', '--erasable'];
    const without = await rollcall(['--store', store, ...open]);
    expect(without).toMatchObject({
      exitCode: 1,
      errors: expect.stringContaining('openssl rand -base64 32'),
    });
    expect((await at(...open)).exitCode).toBe(0);
    expect((await at('directory', 'show', 'acme')).output).toMatch(/people +can be erased/);
    expect((await at('directory', 'open', 'plain', '--domain', 'plain.com')).exitCode).toBe(0);
  });

  it('erases a person by name once the id is repeated', async () => {
    await create(store, 3);
    const refused = await at('erase-user', 'acme', 'secret-name-1@acme.com', '--confirm', 'yes');
    expect(refused).toMatchObject({
      exitCode: 1,
      errors: expect.stringContaining('"person-1". Nothing was changed'),
    });
    const erased = await at('erase-user', 'acme', 'secret-name-1@acme.com', '--confirm', 'person-1');
    expect(erased.output).toMatch(/^Person person-1 is erased at revision 4: their key is destroyed/);
    expect(named(store, 'secret-name')).toEqual([]);
    expect((await at('audit', 'user', 'acme', 'person-1')).output).toContain('erased person person-1');
    expect((await at('replay', 'acme', '--verify')).output).toContain('same as live');
    const plain = await at('erase-user', 'plain', 'person-1', '--confirm', 'person-1');
    expect(plain).toMatchObject({ exitCode: 1, errors: expect.stringContaining('not opened as erasable') });
  });

  it('leaves a log that is verified without keys', async () => {
    const verified = await rollcall(['--store', store, 'audit', 'verify', 'acme']);
    expect(verified).toMatchObject({ exitCode: 0 });
  });

  it('answers nothing of people without a master key, and does not take them for erased', async () => {
    const asked = await rollcall(['--store', store, 'directory', 'users', 'acme']);
    expect(asked).toMatchObject({ exitCode: 1, errors: expect.stringContaining('no master key was given') });
    expect(asked.output).not.toContain('erased person');
  });

  it.each([
    ['another master key', { ROLLCALL_MASTER_KEY: '8'.repeat(64) }, /wrapped with another master key/],
    ['none', {}, /holds the keys of people, and no master key was given/],
  ])('is on a store that is not served with %s', async (_, given, reason) => {
    const served = await rollcall(['--store', store, 'serve', '--port', '0'], { environment: given });
    expect(served).toMatchObject({ exitCode: 1, errors: expect.stringMatching(reason) });
  });

  it('is not what a lost file of keys looks like', async () => {
    const files = ['', '-wal', '-shm'].map((suffix) => `${store}.keys.db${suffix}`).filter(existsSync);
    for (const file of files) renameSync(file, `${file}.away`);
    const asked = await at('directory', 'users', 'acme');
    expect(asked).toMatchObject({
      exitCode: 1,
      errors: expect.stringMatching(/key of person person-0 is not in/),
    });
    for (const file of ['', '-wal', '-shm']) rmSync(`${store}.keys.db${file}`, { force: true });
    for (const file of files) renameSync(`${file}.away`, file);
    expect((await at('directory', 'users', 'acme')).output).toContain('secret-name-0@acme.com');
  });

  it('goes on after the master key was rotated', async () => {
    const file = join(dirname(store), 'next.key');
    writeFileSync(file, `${Buffer.alloc(32, 9).toString('base64')}\n`);
    const rotated = await at('rotate-master-key', '--new-master-key-file', file);
    expect(rotated.output).toMatch(/^2 keys are wrapped with the new master key/);
    expect((await at('directory', 'users', 'acme')).exitCode).toBe(1);
    const next = { environment: { ROLLCALL_MASTER_KEY_FILE: file } };
    const users = await rollcall(['--store', store, 'directory', 'users', 'acme'], next);
    expect(users.output).toContain('secret-name-0@acme.com');
  });
});

describe('rollcall erase-user, killed at any moment', () => {
  const store = temporaryStore();
  const at = (...commandLine: string[]) => rollcall(['--store', store, ...commandLine], { environment });

  it('leaves a directory that is read and verified, and is finished by the next command', async () => {
    const delays = [120, 180, 220, 250, 280, 310, 340, 380, 430, 500];
    await at('directory', 'open', 'acme', '--domain', 'acme.com', '--erasable');
    await create(store, delays.length);
    for (const [n, delay] of delays.entries()) {
      await killed(
        ['--store', store, 'erase-user', 'acme', `person-${n}`, '--confirm', `person-${n}`],
        delay,
      );
    }
    await using(store, async ({ projector, keys }) => {
      const { erased } = projector.directory(directory);
      expect(projector.parked(directory)).toBeUndefined();
      for (const until = Date.now() + 20_000; Date.now() < until; ) {
        if (keys !== undefined && right(keys.of(directory, [...erased.keys()])).size === 0) break;
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
      const all = delays.map((_, n) => userId(`person-${n}`));
      const left = keys === undefined ? [] : [...right(keys.of(directory, all)).keys()];
      expect(left.length + erased.size).toBe(delays.length);
      expect(left.some((id) => erased.has(id))).toBe(false);
    });
    expect((await at('audit', 'verify', 'acme')).exitCode).toBe(0);
    expect((await at('replay', 'acme', '--verify')).output).toContain('same as live');
    expect(named(store, 'secret-name')).toEqual([]);
    for (const n of delays.keys()) {
      expect((await at('erase-user', 'acme', `person-${n}`, '--confirm', `person-${n}`)).exitCode).toBe(0);
    }
    const { output } = await at('audit', 'log', 'acme', '--limit', '100');
    expect(output.match(/UserErased/g)).toHaveLength(delays.length);
  });
});

describe('rollcall erase-user on EventStoreDB (double)', () => {
  const keys = `${temporaryStore()}.keys`;
  let shared: SharedStore;
  beforeAll(async () => {
    shared = await eventStoreDbDouble();
  });
  afterAll(() => shared.end());
  const at = (...commandLine: string[]) =>
    rollcall(['--store', shared.location, ...commandLine], {
      environment: { ...environment, ROLLCALL_PERSON_KEYS: keys },
    });

  it('needs a file for the keys', async () => {
    const open = [
      '--store',
      shared.location,
      'directory',
      'open',
      'acme',
      '--domain',
      'acme.com',
      '--erasable',
    ];
    expect(await rollcall(open, { environment })).toMatchObject({
      exitCode: 1,
      errors: expect.stringContaining('name one with --person-keys'),
    });
  });

  it('erases a person', async () => {
    await at('directory', 'open', 'acme', '--domain', 'acme.com', '--erasable');
    const log = await shared.open();
    const opened = createRollcall({ store: log, keys: right(openPersonKeys({ path: keys, master })) });
    await opened.projector.ready();
    await createOn(opened, 2);
    await opened.close();
    expect((await at('erase-user', 'acme', 'person-1', '--confirm', 'person-1')).exitCode).toBe(0);
    expect((await at('audit', 'user', 'acme', 'person-1')).output).toContain('erased person person-1');
    expect((await at('directory', 'users', 'acme')).output).toContain('secret-name-0@acme.com');
    expect((await at('audit', 'verify', 'acme')).exitCode).toBe(0);
    const raw = await shared.open();
    const events = right(await raw.readForwards(directoryStream(directory), revision(0), 100)());
    expect(JSON.stringify(events.map(({ data }) => data))).not.toContain('secret-name');
    await raw.close();
  });
});
