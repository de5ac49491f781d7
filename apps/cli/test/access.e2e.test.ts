import { createOkta, type Okta } from '@rollcall/okta-player';
import { testServer } from './running-server';
import { rollcall } from './terminal';

const server = testServer();
const POLICY = `{
  "tagOwners": { "tag:prod": ["autogroup:admin"] },
  "acls": [{ "action": "accept", "src": ["group:all employees@example.com"], "dst": ["tag:prod:443"] }],
  "tests": [{ "src": "ana@example.com", "accept": ["tag:prod:443"] }],
}
`;

describe('with a server running on the same file', () => {
  let okta: Okta;
  const on = (...words: ReadonlyArray<string>) => rollcall([...words, '--store', server.store]);
  const may = (person: string) => on('access', 'check', 'acme', person, 'tag:prod', '--port', '443');

  beforeAll(async () => {
    okta = createOkta({ baseUrl: server.scimUrl, token: await server.open('acme'), dialect: 'oin' });
    await okta.assign({ login: 'ana@example.com', firstName: 'Ana', lastName: 'Silva' });
    await okta.assign({ login: 'bo@example.com', firstName: 'Bo', lastName: 'Li' });
  });

  it('a policy whose own test fails is refused, and says which', async () => {
    const applied = await rollcall(['policy', 'apply', 'acme', '-', '--store', server.store], {
      stdin: POLICY,
    });
    expect(applied).toMatchObject({ exitCode: 1, output: '' });
    expect(applied.errors).toMatch(/^ {2}-:4:\d+ failed test: ana@example.com/m);
  });

  it('a pushed group with a space lets its members in', async () => {
    await okta.pushGroup('All Employees', ['ana@example.com', 'bo@example.com']);
    const applied = await rollcall(['policy', 'apply', 'acme', '-', '--store', server.store], {
      stdin: POLICY,
    });
    expect(applied).toMatchObject({ exitCode: 0, errors: '' });

    const answer = await may('ana@example.com');
    expect(answer).toMatchObject({ exitCode: 0 });
    expect(answer.output.split('\n')).toEqual([
      'ALLOW  ana@example.com → tag:prod, tcp port 443',
      expect.stringMatching(/^ {2}why +a rule allows it ALLOW_RULE$/),
      expect.stringMatching(/^ {2}rule +line 3, column \d+: group:all employees@example.com → tag:prod/),
      expect.stringMatching(/^ {2}through +group:all employees@example.com, the group "All Employees"$/),
      expect.stringMatching(/^ {2}as of +revision \d+, policy [0-9a-f]{12}$/),
    ]);
  });

  it('a rename fails closed, with the name and the reason', async () => {
    await okta.renameGroup('All Employees', 'Everyone');
    const answer = await may('ana@example.com');
    expect(answer).toMatchObject({ exitCode: 1, errors: '' });
    expect(answer.output).toMatch(
      /failed closed +line 3, column \d+: .*group:all employees@example.com.*Everyone/,
    );
    expect((await on('policy', 'show', 'acme')).output).toMatch(/warning: .*Everyone/);
    await okta.renameGroup('Everyone', 'All Employees');
    expect(await may('ana@example.com')).toMatchObject({ exitCode: 0 });
  });

  it('somebody deactivated is denied, though the group still lists them', async () => {
    await okta.deactivate('bo@example.com');
    const answer = await may('bo@example.com');
    expect(answer).toMatchObject({ exitCode: 1 });
    expect(answer.output).toContain('DENY_PRINCIPAL_INACTIVE');
    expect((await on('directory', 'show', 'acme')).output).toMatch(
      /^All Employees +2 +group:all employees@/m,
    );
  });

  it('an answer never comes from before the revision asked for', async () => {
    const words = ['access', 'check', 'acme', 'ana@example.com', 'tag:prod', '--min-revision', '999'];
    expect(await on(...words)).toMatchObject({
      exitCode: 1,
      output: expect.stringContaining('DENY_STATE_BEHIND'),
    });
  });

  describe('the audit trail', () => {
    const events = async (...words: ReadonlyArray<string>) =>
      (await on('audit', 'log', 'acme', ...words)).output.split('\n').slice(1);

    it('names a person by userName, in the memberships too', async () => {
      expect(await events('--user', 'BO@example.com')).toEqual([
        expect.stringMatching(/ test \(SCIM\) +UserCreated +user bo@example.com/),
        expect.stringMatching(/MembershipChanged +group All Employees +members: \+ bo@example.com$/),
        expect.stringMatching(/UserDeactivated +user bo@example.com +active: true → false$/),
      ]);
    });

    it('names a group by its name, and shows what a rename changed', async () => {
      const log = await events('--group', 'all employees');
      expect(log.filter((line) => line.includes('GroupRenamed'))).toEqual([
        expect.stringContaining('All Employees → Everyone'),
        expect.stringContaining('Everyone → All Employees'),
      ]);
    });

    it('shows the newest, and how to go on to older ones', async () => {
      const [hint = '', ...log] = (await on('audit', 'log', 'acme', '--limit', '1')).output.split('\n');
      expect(log.at(-1)).toContain('UserDeactivated');
      const before = /--before (\d+\.\d+)$/.exec(hint)?.[1] ?? '';
      const older = await events('--limit', '1', '--before', before);
      expect(older.at(-1)).toContain('GroupRenamed');
    });

    it('of nothing says so', async () => {
      expect((await on('audit', 'log', 'acme', '--request', 'none')).output).toBe('Nothing that fits.');
    });
  });
});
