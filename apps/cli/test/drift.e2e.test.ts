import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { createOkta } from '@rollcall/okta-player';
import { testServer } from './running-server';
import { rollcall } from './terminal';

const server = testServer();
const on = (...words: ReadonlyArray<string>) => rollcall([...words, '--store', server.store]);
const file = (name: string, text: string): string => {
  const place = path.join(path.dirname(server.store), name);
  writeFileSync(place, text);
  return place;
};

beforeAll(async () => {
  const okta = createOkta({ baseUrl: server.scimUrl, token: await server.open('acme'), dialect: 'oin' });
  await okta.assign({ login: 'ana@example.com', firstName: 'Ana', lastName: 'Silva' });
  await okta.assign({ login: 'bo@example.com', firstName: 'Bo', lastName: 'Lee' });
  await okta.pushGroup('Engineering', ['ana@example.com']);
});

describe('the drift command', () => {
  it('is content when the export says the same', async () => {
    const users = file('same.csv', 'Login,Status\r\nana@example.com,ACTIVE\r\nbo@example.com,ACTIVE\r\n');
    const groups = file('same-groups.csv', 'Group name,Okta username\nEngineering,ana@example.com\n');
    expect(await on('audit', 'drift', 'acme', '--idp', users, '--groups', groups)).toMatchObject({
      exitCode: 0,
      output: 'NO DRIFT  Users and groups are as the export says.',
    });
  });

  it('answers no, and tells who was suspended, who is missing and which members differ', async () => {
    const users = file('users.csv', 'Login,Status\nana@example.com,SUSPENDED\nnew@example.com,ACTIVE\n');
    const groups = file('groups.csv', 'Group name,Okta username\nEngineering,bo@example.com\n');
    const { exitCode, output } = await on('audit', 'drift', 'acme', '--idp', users, '--groups', groups);
    expect(exitCode).toBe(1);
    expect(output.split('\n')).toEqual([
      'Active here, and not there: 2',
      expect.stringContaining('suspending in Okta sends nothing'),
      '  ana@example.com  SUSPENDED',
      '  bo@example.com   not in the export',
      '',
      'Active there, and not here: 1',
      expect.any(String),
      '  new@example.com  missing here',
      '',
      'Groups with other members: 1',
      expect.any(String),
      '  Engineering',
      '    only here   ana@example.com',
      '    only there  bo@example.com',
    ]);
    const json = await on('audit', 'drift', 'acme', '--idp', users, '--json');
    expect(json).toMatchObject({ exitCode: 1 });
    expect(json.json()).toMatchObject({
      activeHereOnly: [{ userName: 'ana@example.com', status: 'SUSPENDED' }, { userName: 'bo@example.com' }],
      activeThereOnly: [{ userName: 'new@example.com' }],
      groups: [],
    });
  });

  it('says what is wrong with a file, and compares nothing', async () => {
    const users = file('short.csv', 'Login,Status\nana@example.com\n');
    expect(await on('audit', 'drift', 'acme', '--idp', users)).toMatchObject({
      exitCode: 1,
      output: '',
      errors: expect.stringMatching(
        /^The export of users cannot be read at line 2: .+ Nothing was compared\.$/,
      ),
    });
    expect(await on('audit', 'drift', 'acme', '--idp', 'nowhere.csv')).toMatchObject({ exitCode: 2 });
    expect(await on('audit', 'drift', 'acme')).toMatchObject({ exitCode: 2 });
    expect(await on('audit', 'drift', 'zoo', '--idp', file('z.csv', 'login\n'))).toMatchObject({
      exitCode: 1,
    });
  });

  it('is answered over HTTP too', async () => {
    const response = await fetch(new URL('/api/directories/acme/audit/drift', server.scimUrl), {
      method: 'POST',
      headers: { authorization: 'Bearer an-admin-token-for-tests', 'content-type': 'application/json' },
      body: JSON.stringify({ users: 'login,status\nana@example.com,ACTIVE\n' }),
    });
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({ activeHereOnly: [{ userName: 'bo@example.com' }] });
  });
});
