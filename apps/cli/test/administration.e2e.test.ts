import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { temporaryStore } from './temporary-store';
import { rollcall } from './terminal';

const store = temporaryStore();
const on = (...words: ReadonlyArray<string>) => rollcall([...words, '--store', store]);

describe('without a store', () => {
  it('a question is answered with where to get one, and none is made', async () => {
    const asked = await on('directory', 'list');
    expect(asked).toMatchObject({ exitCode: 1, output: '' });
    expect(asked.errors).toContain(`There is no store at ${store}`);
    expect(await on('directory', 'list')).toMatchObject({ exitCode: 1 });
  });
});

describe('an administrator at the command line', () => {
  it('opens a directory, which makes the store', async () => {
    const opened = await on('directory', 'open', 'acme', '--domain', 'example.com', 'example.org');
    expect(opened).toMatchObject({ exitCode: 0, errors: '' });
    expect(opened.output).toContain('rollcall directory enable acme');
  });

  it('cannot open it twice', async () => {
    const again = await on('directory', 'open', 'acme', '--domain', 'example.com');
    expect(again).toMatchObject({ exitCode: 1, output: '' });
    expect(again.errors).toContain('There is a directory with this id');
  });

  it('enables provisioning and reads the key once', async () => {
    const enabled = await on('directory', 'enable', 'acme', '--json');
    expect(enabled.exitCode).toBe(0);
    expect(enabled.json()).toMatchObject({ text: expect.any(String), label: 'first key', expiresAt: null });

    const listed = await on('key', 'list', 'acme', '--json');
    expect(listed.json()).toMatchObject([{ label: 'first key', status: 'active' }]);
    expect(listed.output).not.toContain('secret');
  });

  it('rotates keys', async () => {
    const issued = await on('key', 'issue', 'acme', '--label', 'second', '--expires', '2999-01-01T00:00:00Z');
    expect(issued).toMatchObject({ exitCode: 0 });
    const keys = (await on('key', 'list', 'acme', '--json')).json();
    const first = Array.isArray(keys) ? String(keys[0].id) : '';

    expect(await on('key', 'revoke', 'acme', first)).toMatchObject({ exitCode: 0 });

    const listed = (await on('key', 'list', 'acme')).output.split('\n');
    expect(listed[0]).toMatch(/^KEY +LABEL +STATUS +ISSUED +EXPIRES$/);
    expect(listed[1]).toContain('revoked');
    expect(listed[2]).toMatch(/second +active .* 2999-01-01T00:00:00.000Z$/);
  });

  it('is told of a key that would have ended already', async () => {
    const issued = await on('key', 'issue', 'acme', '--label', 'late', '--expires', '2001-01-01');
    expect(issued).toMatchObject({ exitCode: 1, output: '' });
    expect(issued.errors).toContain('2001-01-01');
  });

  it('sees the directory at a glance', async () => {
    expect((await on('directory', 'list')).output.split('\n')).toEqual([
      expect.stringMatching(/^DIRECTORY +DOMAINS +PROVISIONING +ACTIVE +USERS +GROUPS +REVISION$/),
      expect.stringMatching(/^acme +example.com, example.org +enabled +0 +0 +0 +\d+$/),
    ]);
    expect((await on('directory', 'show', 'acme')).output).toContain('none: all access is denied');
  });

  it('reads what was done here in the audit trail, oldest first', async () => {
    const log = (await on('audit', 'log', 'acme')).output.split('\n');
    expect(log[0]).toMatch(/^REVISION +TIME +BY +WHAT +TARGET +CHANGE$/);
    expect(log[1]).toMatch(/^0 .* \(CLI\) +DirectoryOpened +directory acme/);
    expect(log.at(-1)).toMatch(/ApiKeyRevoked +apikey first key/);
  });

  it('verifies the chain and replays', async () => {
    expect(await on('audit', 'verify', 'acme')).toMatchObject({
      exitCode: 0,
      output: expect.stringMatching(/^INTACT {2}\d+ events, head [0-9a-f]{64}/),
    });
    const replayed = await on('replay', '--verify', '--json');
    expect(replayed).toMatchObject({ exitCode: 0 });
    expect(replayed.json()).toEqual([
      expect.objectContaining({ directory: 'acme', sameAsLive: true, stateDigest: expect.any(String) }),
    ]);
  });

  it('disables provisioning only by repeating the id', async () => {
    expect(await on('directory', 'disable', 'acme', '--confirm', 'amce')).toMatchObject({ exitCode: 1 });
    expect(await on('directory', 'disable', 'acme', '--confirm', 'acme')).toMatchObject({ exitCode: 0 });
    expect((await on('directory', 'list')).output).toContain('disabled');
  });
});

describe('policies', () => {
  const file = path.join(path.dirname(store), 'policy.hujson');
  const write = (text: string) => writeFileSync(file, text);

  it('with errors are refused with file, line and column', async () => {
    write(
      '{\n  "acls": [{ "action": "accept", "src": ["group:a@example.com"], "dst": ["tag:nowhere:1"] }],\n}\n',
    );

    const checked = await on('policy', 'check', 'acme', file);
    expect(checked).toMatchObject({ exitCode: 1 });
    expect(checked.output).toMatch(new RegExp(`^${file}:2:\\d+ error: .*tag:nowhere`, 'm'));

    const applied = await on('policy', 'apply', 'acme', file);
    expect(applied).toMatchObject({ exitCode: 1, output: '' });
    expect(applied.errors).toContain('The policy in force stays.');
    expect((await on('policy', 'show', 'acme')).output).toBe('No policy is in force: all access is denied.');
  });

  it('are applied with what is to be said of them, and shown as they were written', async () => {
    const text =
      '// rules\n{ "acls": [{ "action": "accept", "src": ["group:a b@example.com"], "dst": ["10.0.0.1:443"] }] }\n';
    const applied = await rollcall(['policy', 'apply', 'acme', '-', '--store', store], { stdin: text });
    expect(applied).toMatchObject({ exitCode: 0, errors: '' });
    expect(applied.output).toMatch(/warning: .*group:a b@example.com/);

    expect((await on('policy', 'show', 'acme')).output).toContain(text.trimEnd());
  });

  it('that somebody else replaced are not overwritten', async () => {
    write('{ "acls": [] }');
    expect(await on('policy', 'apply', 'acme', file, '--replacing', 'f00')).toMatchObject({ exitCode: 1 });
  });
});

describe('access', () => {
  it('of a stranger is denied with exit code 1, in words and in JSON', async () => {
    const asked = await on('access', 'check', 'acme', 'nobody@example.com', '10.0.0.1');
    expect(asked).toMatchObject({ exitCode: 1, errors: '' });
    expect(asked.output).toMatch(/^DENY {2}nobody@example.com → 10.0.0.1, tcp port 443$/m);
    expect(asked.output).toContain('DENY_PRINCIPAL_UNKNOWN');

    const answer = (await on('access', 'check', 'acme', 'nobody@example.com', '10.0.0.1', '--json')).json();
    expect(answer).toMatchObject({ effect: 'deny', code: 'DENY_PRINCIPAL_UNKNOWN' });
  });
});

describe('a wrong command line ends with exit code 2', () => {
  it.each([
    ['an unknown command', ['dance']],
    ['an argument that is missing', ['key', 'list']],
    ['an unknown option', ['directory', 'list', '--colour']],
    ['a port that is none', ['access', 'check', 'acme', 'a@example.com', 'tag:x', '--port', 'https']],
    ['a policy file that is not there', ['policy', 'check', 'acme', '/no/such/file']],
    ['a store of a kind we do not know', ['directory', 'list', '--store', 'mysql://here']],
    ['a limit of nothing', ['audit', 'log', 'acme', '--limit', '0']],
  ])('%s', async (_, words) => {
    const ran = await rollcall(words.includes('--store') ? words : [...words, '--store', store]);
    expect(ran).toMatchObject({ exitCode: 2, output: '' });
    expect(ran.errors).not.toBe('');
  });
});

describe('the surroundings', () => {
  it('name the store when no flag does', async () => {
    const ran = await rollcall(['directory', 'list'], { environment: { ROLLCALL_STORE: store } });
    expect(ran).toMatchObject({ exitCode: 0, output: expect.stringContaining('acme') });
  });

  it('get failures as JSON if so wished', async () => {
    const ran = await on('key', 'list', 'nowhere', '--json');
    expect(ran).toMatchObject({ exitCode: 1, output: '' });
    expect(JSON.parse(ran.errors)).toMatchObject({ error: { code: 'directory-not-found' } });
  });

  it('get help with exit code 0', async () => {
    expect(await rollcall(['--help'])).toMatchObject({
      exitCode: 0,
      output: expect.stringContaining('Exit codes'),
    });
  });
});
