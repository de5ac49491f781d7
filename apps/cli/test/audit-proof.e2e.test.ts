import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { canonicalJson, chainDigest, isJsonObject } from '@rollcall/domain';
import Database from 'libsql';
import { temporaryStore } from './temporary-store';
import { rollcall } from './terminal';

const store = temporaryStore();
const on = (...words: ReadonlyArray<string>) => rollcall([...words, '--store', store]);
const folder = mkdtempSync(path.join(tmpdir(), 'rollcall-proof-'));
const file = (name: string): string => path.join(folder, name);
const key = file('signing.key');
const anchors = ['--public-key', `${key}.pub`];
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const checkpoint = async (name: string): Promise<string> => {
  const made = await on('audit', 'checkpoint', 'acme', '--key', key);
  expect(made).toMatchObject({ exitCode: 0, errors: '' });
  writeFileSync(file(name), `${made.output}\n`);
  return made.output;
};

const tamper = (sql: string): void => {
  const database = new Database(store);
  database.exec(sql);
  database.close();
};

beforeAll(async () => {
  await on('directory', 'open', 'acme', '--domain', 'example.com');
  await on('directory', 'enable', 'acme');
});

describe('a checkpoint kept elsewhere', () => {
  it('is signed with a key that is made for nobody else to read', async () => {
    const note = await checkpoint('first');
    expect(note.split('\n').slice(0, 2)).toEqual(['rollcall/acme', '3']);
    expect(note).toMatch(/\n\u2014 rollcall \S+$/);
    expect(statSync(key).mode & 0o777).toBe(0o600);
  });

  it('vouches for the events before it, whatever came after', async () => {
    await on('key', 'issue', 'acme', '--label', 'second');
    await checkpoint('second');
    const both = await on(
      'audit',
      'verify',
      'acme',
      '--checkpoint',
      file('first'),
      file('second'),
      ...anchors,
    );
    expect(both).toMatchObject({ exitCode: 0, output: expect.stringContaining('vouches for 4 of them') });
    const bare = await on('audit', 'verify', 'acme');
    expect(bare.output).toContain('Nothing vouches for them but each other');
  });

  it('proves single events, and that nothing was changed since an older one, to somebody without the program', async () => {
    const words = [
      'audit',
      'prove',
      'acme',
      '0',
      '3',
      '--checkpoint',
      file('second'),
      '--older',
      file('first'),
    ];
    const proved = await on(...words, ...anchors);
    expect(proved).toMatchObject({ exitCode: 0, errors: '' });
    writeFileSync(file('bundle.json'), proved.output);
    const verifier = path.resolve(__dirname, '../../../packages/transparency/verifier/verify-bundle.mjs');
    const verify = (bundle: string) =>
      execFileSync(process.execPath, [verifier, file(bundle), readFileSync(`${key}.pub`, 'utf8').trim()], {
        encoding: 'utf8',
        stdio: 'pipe',
      });
    expect(verify('bundle.json')).toContain('3');
    writeFileSync(file('forged.json'), proved.output.replace('"second"', '"third"'));
    expect(() => verify('forged.json')).toThrow('event 3 is not what is in the log');
  });

  it('is no proof of what came later, nor without the right key', async () => {
    const late = await on('audit', 'prove', 'acme', '3', '--checkpoint', file('first'), ...anchors);
    expect(late).toMatchObject({ exitCode: 1, errors: expect.stringContaining('came after the checkpoint') });
    await on('audit', 'checkpoint', 'acme', '--key', file('other.key'));
    const strange = await on(
      'audit',
      'verify',
      'acme',
      '--checkpoint',
      file('first'),
      '--public-key',
      file('other.key.pub'),
    );
    expect(strange).toMatchObject({ exitCode: 1, errors: expect.stringContaining('cannot be trusted') });
    expect(await on('audit', 'verify', 'acme', '--checkpoint', file('first'))).toMatchObject({ exitCode: 2 });
  });

  it('shows a log that was rewritten with a new chain, which the chain alone does not', async () => {
    rewrite();
    expect(await on('audit', 'verify', 'acme')).toMatchObject({ exitCode: 0 });
    const verified = await on('audit', 'verify', 'acme', '--checkpoint', file('first'), ...anchors);
    expect(verified).toMatchObject({
      exitCode: 1,
      output: expect.stringMatching(/^BROKEN at revision 0: rewritten: /),
    });
  });

  it('shows a log whose end was cut off', async () => {
    tamper('DELETE FROM events WHERE revision > 1');
    expect(await on('audit', 'verify', 'acme')).toMatchObject({ exitCode: 0 });
    const verified = await on('audit', 'verify', 'acme', '--checkpoint', file('second'), ...anchors);
    expect(verified).toMatchObject({ exitCode: 1, output: expect.stringContaining('BROKEN') });
  });
});

/** Gives the last event another label and every digest after it the value that then fits. */
const rewrite = (): void => {
  const database = new Database(store);
  let before = '';
  for (const row of database.prepare('SELECT * FROM events ORDER BY revision').all()) {
    const { position, id, type, revision, ...columns } = Object(row);
    const data = JSON.parse(String(columns.data).replace('"example.com"', '"example.net"'));
    const metadata = JSON.parse(columns.metadata);
    if (!isJsonObject(data) || !isJsonObject(metadata)) throw new Error('no event');
    before = chainDigest(before, { id, type, revision, data, metadata });
    database
      .prepare('UPDATE events SET data = ?, metadata = ? WHERE position = ?')
      .run([canonicalJson(data), canonicalJson({ ...metadata, digest: before }), position]);
  }
  database.close();
};
