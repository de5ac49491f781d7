import { createOkta, type Okta } from '@rollcall/okta-player';
import { eventStoreDbDouble } from './processes/shared-stores';
import { testServer } from './running-server';
import { rollcall } from './terminal';

describe.each([
  ['a SQLite file', undefined],
  ['EventStoreDB (double)', eventStoreDbDouble],
])('an auditor at the command line, on %s', (_name, share) => {
  const server = testServer(share);
  const on = (...words: ReadonlyArray<string>) => rollcall([...words, '--store', server.store]);
  let okta: Okta;

  beforeAll(async () => {
    okta = createOkta({ baseUrl: server.scimUrl, token: await server.open('acme'), dialect: 'oin' });
    await okta.assign({ login: 'ana@example.com', firstName: 'Ana', lastName: 'Silva' });
    await okta.pushGroup('Engineering', ['ana@example.com']);
    await okta.renameGroup('Engineering', 'Platform');
    await okta.deactivate('ana@example.com');
  });

  it('reads the story of a person', async () => {
    const { output, exitCode } = await on('audit', 'user', 'acme', 'ANA@example.com');
    expect(exitCode).toBe(0);
    expect(output.split('\n')).toEqual([
      expect.stringMatching(/^TIME +REVISION +WHAT +BY +FROM$/),
      expect.stringMatching(/ created as ana@example.com +test \(SCIM\) +127\.0\.0\.1$/),
      expect.stringMatching(/ joined "Engineering" /),
      expect.stringMatching(/ their group "Engineering" was renamed: displayName: Engineering → Platform /),
      expect.stringMatching(/ deactivated /),
    ]);
  });

  it('reads the story of a group under a name it bore', async () => {
    const { output } = await on('audit', 'group', 'acme', 'engineering');
    expect(output.split('\n').slice(1)).toEqual([
      expect.stringMatching(/ created as Engineering /),
      expect.stringMatching(/ ana@example.com joined /),
      expect.stringMatching(/ displayName: Engineering → Platform /),
    ]);
  });

  it('is told when nobody ever was called so', async () => {
    expect(await on('audit', 'user', 'acme', 'zoe')).toMatchObject({
      exitCode: 1,
      errors: expect.stringContaining('There is no user "zoe"'),
    });
    expect(await on('audit', 'group', 'acme', 'zoo')).toMatchObject({ exitCode: 1 });
  });

  it('sees one event with its source and request', async () => {
    const { output } = await on('audit', 'show', 'acme', '3');
    expect(output).toMatch(/^event +UserCreated [0-9a-f-]{36}$/m);
    expect(output).toMatch(/^from +127\.0\.0\.1, /m);
    expect(output).toMatch(/^request +\S+$/m);
    expect(output).toContain('user ana@example.com');
    expect(await on('audit', 'show', 'acme', '99')).toMatchObject({
      exitCode: 1,
      errors: expect.stringContaining('there is no revision 99 yet'),
    });
    expect(await on('audit', 'show', 'acme', 'x')).toMatchObject({ exitCode: 2 });
  });

  it('filters by key, action and time', async () => {
    const keys = (await on('key', 'list', 'acme', '--json')).json();
    const key = Array.isArray(keys) ? String(keys[0].id) : '';
    const log = (await on('audit', 'log', 'acme', '--key', key, '--action', 'DISABLE')).output.split('\n');
    expect(log.slice(1)).toEqual([expect.stringContaining('UserDeactivated')]);
    expect((await on('audit', 'log', 'acme', '--until', '2001-01-01T00:00Z')).output).toBe(
      'Nothing that fits.',
    );
    for (const wrong of [
      ['--from', 'yesterday'],
      ['--action', 'SHOUT'],
      ['--event', 'Nothing'],
      ['--before', '17'],
    ]) {
      expect(await on('audit', 'log', 'acme', ...wrong)).toMatchObject({ exitCode: 2, output: '' });
    }
  });

  it('exports, and goes on where the export stopped', async () => {
    const whole = await on('audit', 'export', 'acme');
    const lines = whole.output.split('\n');
    const last = /^To go on: --after (\d+)$/.exec(whole.errors)?.[1];
    expect(JSON.parse(lines.at(-1) ?? '')).toMatchObject({ event: 'UserDeactivated', revision: last });
    expect(await on('audit', 'export', 'acme', '--after', last ?? '')).toMatchObject({ output: '' });
    expect((await on('audit', 'export', 'acme', '--format', 'csv')).output).toMatch(/^id,time,.*\r\n0\.0,/);
    expect(await on('audit', 'export', 'acme', '--format', 'xml')).toMatchObject({ exitCode: 2 });
  });

  it('sees what the identity provider asked for, and why it was refused', async () => {
    const again = await okta.assign({ login: 'not an address', firstName: 'No', lastName: 'Body' });
    expect(again.ok).toBe(false);
    const refusals = async () => (await on('audit', 'requests', 'acme', '--status', '4xx')).output;
    for (const until = Date.now() + 20_000; Date.now() < until; ) {
      if ((await refusals()) !== 'Nothing that fits.') break;
    }
    expect(await refusals()).toMatch(/ 400 +POST \/Users .*\n {2}invalidValue: .+/);
    const lines = (await on('audit', 'requests', 'acme')).output.split('\n');
    expect(lines[0]).toMatch(/^TIME +STATUS +REQUEST +WHAT +MS +EVENTS +ID$/);
    expect(lines.some((line) => / 201 +POST \/Users +.*userName/.test(line))).toBe(true);
    expect((await on('audit', 'requests', 'acme', '--request', 'none')).output).toBe('Nothing that fits.');
    expect(await on('audit', 'requests', 'acme', '--status', 'bad')).toMatchObject({ exitCode: 2 });
  });

  it('follows what happens while the export runs', async () => {
    const stop = new AbortController();
    const lines: string[] = [];
    const following = rollcall(['audit', 'export', 'acme', '--follow', '--store', server.store], {
      stop: stop.signal,
      onLine: (line) => {
        lines.push(line);
        if (line.includes('cleo@example.com')) stop.abort();
        else if (lines.length === 1) {
          void okta.assign({ login: 'cleo@example.com', firstName: 'Cleo', lastName: 'Marsh' });
        }
      },
    });
    expect(await following).toMatchObject({ exitCode: 0 });
    expect(lines.at(-1)).toContain('UserCreated');
  });
});
