import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { createOkta, type Okta } from '@rollcall/okta-player';
import { testServer } from './running-server';
import { rollcall } from './terminal';

const server = testServer();
const POLICY = `{
  "tagOwners": { "tag:prod": [], "tag:wiki": [] },
  "acls": [
    { "action": "accept", "src": ["group:engineering@example.com"], "dst": ["tag:prod:22,443"] },
    { "action": "accept", "src": ["group:platform@example.com"], "dst": ["tag:wiki:443"] },
    { "action": "accept", "src": ["autogroup:admin"], "dst": ["tag:prod:80"] },
  ],
  "tests": [
    { "src": "ana@example.com", "accept": ["tag:prod:443"] },
    { "src": "group:engineering@example.com", "accept": ["tag:prod:22"] },
  ],
}
`;

let okta: Okta;
const on = (...words: ReadonlyArray<string>) => rollcall([...words, '--store', server.store]);
const file = (name: string, text: string): string => {
  const place = path.join(path.dirname(server.store), name);
  writeFileSync(place, text);
  return place;
};

beforeAll(async () => {
  okta = createOkta({ baseUrl: server.scimUrl, token: await server.open('acme'), dialect: 'oin' });
  for (const name of ['ana', 'bo', 'cleo']) {
    await okta.assign({ login: `${name}@example.com`, firstName: name, lastName: 'Example' });
  }
  await okta.pushGroup('Engineering', ['ana@example.com', 'bo@example.com']);
  await on('policy', 'apply', 'acme', file('policy.hujson', POLICY));
});

describe('rollcall access who-can', () => {
  it('names everybody, one a line', async () => {
    const asked = await on('access', 'who-can', 'acme', 'tag:prod', '--port', '22');
    expect(asked).toMatchObject({ exitCode: 0, errors: '' });
    expect(asked.output.split('\n')).toEqual([
      '2 may reach tag:prod, tcp port 22',
      '  users  ana@example.com',
      '         bo@example.com',
      expect.stringMatching(/^as of revision \d+$/),
    ]);
  });

  it('ends with 1 when nobody may, and names what failed closed', async () => {
    const asked = await on('access', 'who-can', 'acme', 'tag:wiki');
    expect(asked).toMatchObject({ exitCode: 1, errors: '' });
    expect(asked.output).toMatch(/^NOBODY {2}may reach tag:wiki, tcp port 443$/m);
    expect(asked.output).toMatch(/^ {2}acls rule 2, line 5\n {4}"group:platform@example.com": group is not/m);
  });
});

describe('rollcall access what-can', () => {
  it('names destinations, services and the rules that open them', async () => {
    const asked = await on('access', 'what-can', 'acme', 'ana@example.com');
    expect(asked).toMatchObject({ exitCode: 0 });
    expect(asked.output).toMatch(/^ {2}tag:prod +tcp\/udp 22,443, icmp +acls 1 line 4$/m);
    expect(asked.output).toMatch(/^ {2}acls rule 2, line 5\n {4}"group:platform@example.com": group is not/m);
  });

  it('ends with 1 and the reason when there is nothing', async () => {
    const asked = await on('access', 'what-can', 'acme', 'zoe@example.com');
    expect(asked).toMatchObject({ exitCode: 1 });
    expect(asked.output).toContain(
      'NOTHING  may be reached by zoe@example.com: the source is not known here',
    );
  });
});

describe('an inventory in a file', () => {
  it('gives roles and devices for the length of one question', async () => {
    const inventory = file('devices.json', '{"roles": [{"user": "cleo@example.com", "role": "admin"}]}');
    const words = ['access', 'check', 'acme', 'cleo@example.com', 'tag:prod', '--port', '80'];
    expect(await on(...words, '--inventory', inventory)).toMatchObject({ exitCode: 0 });
    expect(await on(...words)).toMatchObject({ exitCode: 1 });
  });

  it.each([
    ['is not there', '/no/such/file.json'],
    ['gives a role to a group', '{"roles": [{"group": "Engineering", "role": "admin"}]}'],
  ])('that %s keeps everything closed', async (_, content) => {
    const inventory = content.startsWith('{') ? file('bad.json', content) : content;
    const words = ['acme', 'ana@example.com', 'tag:prod', '--inventory', inventory];
    expect(await on('access', 'check', ...words)).toMatchObject({
      exitCode: 1,
      output: expect.stringContaining('DENY_INTERNAL'),
    });
    const asked = await on('access', 'who-can', 'acme', 'tag:prod', '--inventory', inventory);
    expect(asked).toMatchObject({ exitCode: 1, output: '' });
    expect(asked.errors).toContain(`${inventory} cannot be used`);
  });
});

describe('rollcall access preview', () => {
  const preview = (...words: ReadonlyArray<string>) => on('access', 'preview', 'acme', ...words);

  it('tells who loses and who gains, and what that leaves behind', async () => {
    const asked = await preview('rename', 'Engineering', '--to', 'Platform');
    expect(asked).toMatchObject({ exitCode: 1, errors: '' });
    const both = 'ana@example.com, bo@example.com';
    expect(asked.output).toContain(`- loses  ${both}  →  tag:prod  tcp/udp 22,443, icmp`);
    expect(asked.output).toContain(`+ gains  ${both}  →  tag:wiki  tcp/udp 443, icmp`);
    expect(asked.output).toMatch(/^Rules that would apply to nobody\n {2}acls rule 1, line 4$/m);
    expect(asked.output).toMatch(/^Destinations that no user would reach\n {2}tag:prod$/m);
    expect(asked.output).toMatch(/^ {2}line 9, ana@example.com: .*want: Accept, got: Drop$/m);
    expect(asked.output).toMatch(/Nothing was changed. As of revision \d+.$/);
    expect(await on('access', 'check', 'acme', 'ana@example.com', 'tag:prod')).toMatchObject({ exitCode: 0 });
  });

  it('of what nobody would notice ends with 0', async () => {
    const asked = await preview('delete-user', 'cleo@example.com');
    expect(asked).toMatchObject({ exitCode: 0 });
    expect(asked.output).toMatch(/^Nobody would lose or gain access.$/m);
  });

  it('that somebody confirmed ends with 0', async () => {
    const words = ['membership', 'Engineering', '--add', 'cleo@example.com'];
    expect(await preview(...words)).toMatchObject({ exitCode: 1 });
    expect(await preview(...words, '--confirmed')).toMatchObject({ exitCode: 0 });
  });

  it('is the same in JSON as over HTTP', async () => {
    const asked = await preview('deactivate', 'bo@example.com', '--json');
    expect(asked.json()).toMatchObject({
      unchanged: false,
      events: ['UserDeactivated'],
      revision: expect.stringMatching(/^\d+$/),
    });
  });

  it.each([
    ['a change we do not know', ['merge', 'Engineering']],
    ['a rename to nothing', ['rename', 'Engineering']],
    ['a membership of nobody', ['membership', 'Engineering']],
  ])('of %s is a wrong command line', async (_, words) => {
    expect(await preview(...words)).toMatchObject({ exitCode: 2, output: '' });
  });

  it('of somebody who is not there says who', async () => {
    const asked = await preview('deactivate', 'zoe@example.com');
    expect(asked).toMatchObject({ exitCode: 1, output: '' });
    expect(asked.errors).toContain('There is no user "zoe@example.com"');
  });
});

describe('rollcall policy preview and diff', () => {
  const tighter = () =>
    file(
      'tighter.hujson',
      POLICY.replace('tag:prod:22,443', 'tag:prod:443').replace(/\s*{ "src": "group.*/, ''),
    );

  it('tell what another policy takes and gives', async () => {
    const previewed = await on('policy', 'preview', 'acme', tighter());
    expect(previewed).toMatchObject({ exitCode: 1, errors: '' });
    expect(previewed.output).toMatch(
      /^- loses {2}ana@example.com, bo@example.com {2}→ {2}tag:prod {2}tcp\/udp 22$/m,
    );
    expect(previewed.output).toMatch(/It would be accepted\.$/);
    expect(await on('policy', 'preview', 'acme', tighter(), '--confirmed')).toMatchObject({ exitCode: 0 });
  });

  it('compare two files in the order they are given, and a file with itself', async () => {
    const [older, newer] = [tighter(), file('policy.hujson', POLICY)];
    const compared = await on('policy', 'diff', 'acme', older, newer);
    expect(compared).toMatchObject({
      exitCode: 1,
      output: '+ gains  ana@example.com, bo@example.com  →  tag:prod  tcp/udp 22',
    });
    expect(await on('policy', 'diff', 'acme', newer)).toMatchObject({
      exitCode: 0,
      output: 'Nobody would lose or gain access.',
    });
  });

  it('refuse a policy with errors, with file, line and column', async () => {
    const broken = file('broken.hujson', POLICY.replace('tag:prod:22', 'tag:prd:22'));
    const asked = await on('policy', 'preview', 'acme', broken);
    expect(asked).toMatchObject({ exitCode: 1, output: '' });
    expect(asked.errors).toContain(`  ${broken}:4:`);
  });
});

describe('rollcall policy test', () => {
  const failing = () => file('failing.hujson', POLICY.replace('tag:prod:22,443', 'tag:prod:443'));

  it('runs the tests of the policy in force', async () => {
    const tested = await on('policy', 'test', 'acme');
    expect(tested).toMatchObject({ exitCode: 0, errors: '' });
    expect(tested.output.split('\n')).toEqual([
      'ok  ana@example.com                policy:9:5',
      'ok  group:engineering@example.com  policy:10:5',
      '2 tests, all passed.',
    ]);
  });

  it('points to what fails', async () => {
    const tested = await on('policy', 'test', 'acme', failing());
    expect(tested).toMatchObject({ exitCode: 1 });
    expect(tested.output).toMatch(
      /^ {6}address "tag:prod:22": want: Accept, got: Drop +\S+failing.hujson:10:\d+$/m,
    );
    expect(tested.output).toMatch(/2 tests, 1 failed\.$/);
  });

  it('reports to CI as JUnit and as annotations', async () => {
    const junit = await on('policy', 'test', 'acme', failing(), '--format', 'junit');
    expect(junit).toMatchObject({ exitCode: 1 });
    expect(junit.output).toMatch(/^<\?xml .*\n<testsuites tests="2" failures="1">/);
    const github = await on('policy', 'test', 'acme', failing(), '--format', 'github');
    expect(github.output).toMatch(/^::error file=\S+failing.hujson,line=10,col=\d+::address "tag:prod:22"/m);
  });

  it('fails in JUnit too when errors kept the tests from being run', async () => {
    const broken = file('broken.hujson', '{"acls": 1}');
    const junit = await on('policy', 'test', 'acme', broken, '--format', 'junit');
    expect(junit).toMatchObject({ exitCode: 1 });
    expect(junit.output).toContain('failures="1"');
    expect((await on('policy', 'test', 'acme', broken, '--json')).json()).toMatchObject({
      passed: false,
      tests: null,
    });
  });

  it('in a format we do not know is a wrong command line', async () => {
    expect(await on('policy', 'test', 'acme', '--format', 'tap')).toMatchObject({ exitCode: 2 });
  });
});

describe('after a rename', () => {
  it('explain names the rule that would apply, and where the trail tells of the rename', async () => {
    await okta.renameGroup('Engineering', 'Platform');
    const asked = await on('access', 'explain', 'acme', 'ana@example.com', 'tag:prod');
    expect(asked).toMatchObject({ exitCode: 1, errors: '' });
    const [, hint = ''] = /^ {4}see: rollcall (audit show acme \d+)$/m.exec(asked.output) ?? [];
    expect(asked.output).toMatch(
      /^ {2}acls rule 1, line 4\n {4}"group:engineering@example.com": the group was renamed to "Platform"/m,
    );
    expect((await on(...hint.split(' '))).output).toContain('Engineering → Platform');
    await okta.renameGroup('Platform', 'Engineering');
  });
});

describe('rollcall policy lock', () => {
  it('keeps a group of the same name out, until it is released', async () => {
    const locked = await on('policy', 'lock', 'acme');
    expect(locked).toMatchObject({ exitCode: 0 });
    expect(locked.output).toMatch(/^engineering +[0-9a-f-]{36}$/m);
    expect((await on('policy', 'lock', 'acme', '--show')).output).toBe(locked.output);

    await okta.unlinkGroup('Engineering');
    await okta.pushGroup('Engineering', ['ana@example.com']);
    const asked = await on('access', 'check', 'acme', 'ana@example.com', 'tag:prod');
    expect(asked).toMatchObject({ exitCode: 1 });
    expect(asked.output).toMatch(/failed closed .*locked to group/);

    expect((await on('policy', 'lock', 'acme', '--release')).output).toBe('No group name is locked.');
    expect(await on('access', 'check', 'acme', 'ana@example.com', 'tag:prod')).toMatchObject({ exitCode: 0 });
  });
});
