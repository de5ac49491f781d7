import { createOkta, type Okta } from '@rollcall/okta-player';
import { testServer } from './running-server';
import { rollcall } from './terminal';

const server = testServer();
const on = (...words: ReadonlyArray<string>) => rollcall([...words, '--store', server.store]);
const POLICY = `{
  "tagOwners": { "tag:prod": ["autogroup:admin"] },
  "acls": [{ "action": "accept", "src": ["group:engineering@example.com"], "dst": ["tag:prod:443"] }],
}
`;

let okta: Okta;
/** Between the push of the group and what came later. */
let then: string;
let revision: string;

const pause = () => new Promise((resolve) => setTimeout(resolve, 5));

beforeAll(async () => {
  okta = createOkta({ baseUrl: server.scimUrl, token: await server.open('acme'), dialect: 'oin' });
  await okta.assign({ login: 'ana@example.com', firstName: 'Ana', lastName: 'Silva' });
  await rollcall(['policy', 'apply', 'acme', '-', '--store', server.store], { stdin: POLICY });
  await okta.pushGroup('Engineering', ['ana@example.com']);
  revision = String(Object((await on('directory', 'show', 'acme', '--json')).json()).revision);
  await pause();
  then = new Date().toISOString();
  await pause();
  await okta.assign({ login: 'bo@example.com', firstName: 'Bo', lastName: 'Li' });
  await okta.renameGroup('Engineering', 'Platform');
  await okta.deactivate('ana@example.com');
});

describe('an auditor who asks about the past', () => {
  it('learns who was in a group then, under its name of then', async () => {
    for (const moment of [
      ['--at', then],
      ['--revision', revision],
    ]) {
      const { output } = await on('directory', 'members', 'acme', 'engineering', ...moment);
      expect(output.split('\n')).toEqual([
        expect.stringMatching(/^MEMBER +ACTIVE +ID$/),
        expect.stringMatching(/^ana@example.com +yes +\S+$/),
      ]);
    }
    expect(await on('directory', 'members', 'acme', 'engineering')).toMatchObject({
      exitCode: 1,
      errors: expect.stringContaining('There is no group "engineering"'),
    });
    expect((await on('directory', 'members', 'acme', 'platform')).output).toMatch(/^ana@example.com +no /m);
  });

  it('learns who there was, and what the directory looked like', async () => {
    expect((await on('directory', 'users', 'acme', '--at', then)).output).not.toContain('bo@example.com');
    expect((await on('directory', 'users', 'acme')).output).toMatch(/^bo@example.com +yes /m);
    const page = await on('directory', 'users', 'acme', '--limit', '1');
    expect(page.output).toContain('2 in all; go on with --offset 1');
    const shown = (await on('directory', 'show', 'acme', '--at', then)).output;
    expect(shown).toMatch(new RegExp(`^revision +${revision}$`, 'm'));
    expect(shown).toMatch(/^Engineering +1 /m);
  });

  it('learns which policy was in force, and what people could reach', async () => {
    expect((await on('policy', 'show', 'acme', '--revision', '1')).output).toContain('No policy is in force');
    expect((await on('policy', 'show', 'acme', '--at', then)).output).not.toContain('warning');
    const may = ['access', 'check', 'acme', 'ana@example.com', 'tag:prod'];
    expect(await on(...may, '--at', then)).toMatchObject({ exitCode: 0 });
    expect(await on(...may)).toMatchObject({ exitCode: 1 });
    expect(await on('access', 'explain', ...may.slice(2), '--at', then)).toMatchObject({ exitCode: 0 });
    expect((await on('access', 'who-can', 'acme', 'tag:prod', '--at', then)).output).toContain(
      'ana@example.com',
    );
    expect((await on('access', 'what-can', 'acme', 'ana@example.com', '--at', then)).output).toContain(
      'tag:prod',
    );
  });

  it('learns who lost what since, and by which events', async () => {
    const { output } = await on('access', 'diff', 'acme', '--from', then);
    expect(output).toMatch(/^- loses +ana@example.com +→ +tag:prod +tcp\/udp 443/m);
    expect(output).toContain('no user reaches tag:prod any more');
    expect(output).toMatch(/ GroupRenamed .*Engineering → Platform$/m);
    expect(output).toMatch(/ UserDeactivated /);
    expect(output).not.toContain('bo@example.com');
    expect((await on('access', 'diff', 'acme', '--from', then, '--to', revision)).output).toContain(
      'Nobody lost or gained access.',
    );
  });

  it.each([
    [['--at', 'yesterday'], 2, '--at: expected a date and time with a zone'],
    [['--revision', 'x'], 2, '--revision: expected decimal digits'],
    [['--at', '2026-05-03T10:00Z', '--revision', '1'], 2, 'one of the two'],
    [['--revision', '9127'], 1, 'there is no revision 9127 yet'],
    [['--at', '2001-01-01T00:00Z'], 1, 'The directory was opened at'],
    [['--at', '2999-01-01T00:00Z'], 1, 'is in the future'],
  ])('is told what is wrong with %j', async (moment, exitCode, message) => {
    for (const question of [
      ['directory', 'show', 'acme'],
      ['policy', 'show', 'acme'],
      ['access', 'check', 'acme', 'ana@example.com', 'tag:prod'],
    ]) {
      expect(await on(...question, ...moment)).toMatchObject({
        exitCode,
        output: '',
        errors: expect.stringContaining(message),
      });
    }
  });
});
