import { type IdpName, idpNames } from '@rollcall/domain';
import { type Answered, at, DirectoryUnderTest, ENTERPRISE, PATCH_OP, USER } from '../directory-under-test';
import { duty, emailsOf, found, refusal } from './duty';

const named = (idp: IdpName) => new DirectoryUnderTest('any', 'id', idp);
const [okta, entra, strict] = (['okta', 'entra', 'strict'] as const).map((idp) => {
  const directory = named(idp);
  directory.user('ana', { title: 'CEO', emails: [{ value: 'a@home.example', type: 'home' }] });
  return directory;
}) as [DirectoryUnderTest, DirectoryUnderTest, DirectoryUnderTest];
const every = [okta, entra, strict];
const ana = '/Users/id-1';
const patch = (directory: DirectoryUnderTest, operation: object) => directory.patch(ana, operation);
/** What one operation is answered with under each profile. */
const outcomes = (operation: object) =>
  every.map((directory) => {
    const answer = patch(directory, operation);
    return answer.status === 200 ? 200 : answer.body.scimType;
  });

duty('`userName` must be an e-mail equal to the primary e-mail', () => {
  const post = (policy: 'email' | 'any', userName: string): Answered =>
    new DirectoryUnderTest(policy).send('POST', '/Users', {
      schemas: [USER],
      userName,
      emails: [{ value: 'ana@example.com', primary: true }],
    });
  expect(refusal(post('email', 'ana'))).toEqual([400, 'invalidValue']);
  expect(refusal(post('email', 'bo@example.com'))).toEqual([400, 'invalidValue']);
  expect(post('email', 'ana@example.com').status).toBe(201);
  expect(post('any', 'ana').status).toBe(201);
});

duty('`op` in any case', () => {
  expect(outcomes({ op: 'rEPLACE', path: 'title', value: 'CTO' })).toEqual([200, 200, 200]);
});

duty('`"True"`/`"False"` as booleans, `[false]` for a single value', () => {
  for (const value of ['False', [false]]) {
    expect(outcomes({ op: 'replace', path: 'active', value })).toEqual([200, 200, 200]);
    for (const directory of every) expect(directory.send('GET', ana).body.active).toBe(false);
    outcomes({ op: 'replace', path: 'active', value: 'True' });
  }
});

duty('path-less value with dotted and URN keys', () => {
  const value = { 'name.givenName': 'Ana', [`${ENTERPRISE}:department`]: 'R&D' };
  expect(outcomes({ op: 'replace', value })).toEqual([200, 200, 200]);
  for (const directory of every) {
    const { body } = directory.send('GET', ana);
    expect([at(body.name, 'givenName'), at(body[ENTERPRISE], 'department')]).toEqual(['Ana', 'R&D']);
  }
});

duty('create on value path without match (add / replace)', () => {
  const path = (type: string) => `phoneNumbers[type eq "${type}"].value`;
  expect(outcomes({ op: 'add', path: path('work'), value: '1' })).toEqual([200, 200, 200]);
  expect(outcomes({ op: 'replace', path: path('mobile'), value: '2' })).toEqual([200, 200, 'noTarget']);
});

duty('remove with a `value` list removes only those', () => {
  for (const directory of every) {
    patch(directory, { op: 'add', path: 'emails', value: [{ value: 'a@work.example', type: 'work' }] });
    patch(directory, { op: 'remove', path: 'emails', value: [{ value: 'a@work.example' }] });
    expect(emailsOf(directory, 'id-1')).toEqual(['a@home.example']);
  }
});

duty('remove `members` alone clears the group', () => {
  const clearing = idpNames.filter((idp) => {
    const directory = named(idp);
    const crew = directory.group('Crew', [directory.user('ana')]);
    directory.patch(`/Groups/${crew}`, { op: 'remove', path: 'members' });
    return directory.membersOf(crew).length === 0;
  });
  expect(clearing).toEqual(['generic', 'strict']);
});

duty('bare string or single-entry array for a complex attribute', () => {
  const path = `${ENTERPRISE}:manager`;
  for (const value of ['id-7', [{ value: 'id-7' }]]) {
    expect(outcomes({ op: 'add', path, value })).toEqual([200, 200, 200]);
    for (const directory of every)
      expect(at(directory.send('GET', ana).body[ENTERPRISE], 'manager')).toEqual({ value: 'id-7' });
    outcomes({ op: 'remove', path });
  }
});

duty('unqualified extension attributes, unknown schema URIs', () => {
  for (const idp of ['okta', 'entra', 'strict'] as const) {
    const made = named(idp).send('POST', '/Users', {
      schemas: [USER, 'urn:nobody:knows'],
      userName: 'bo',
      department: 'R&D',
    });
    expect(made.body).toMatchObject({ schemas: [USER, ENTERPRISE], [ENTERPRISE]: { department: 'R&D' } });
  }
});

duty('`""` clears an optional attribute', () => {
  outcomes({ op: 'replace', path: 'title', value: '' });
  expect(every.map((directory) => directory.send('GET', ana).body.title)).toEqual([undefined, undefined, '']);
});

duty('unquoted or double-spaced filter values', () => {
  const double = (directory: DirectoryUnderTest) => found(directory, 'userName  eq  "ana"');
  for (const directory of every) expect(double(directory)).toEqual(['ana']);
  expect(found(entra, 'userName eq ana')).toEqual(['ana']);
  for (const directory of [okta, strict]) {
    expect(refusal(directory.send('GET', '/Users?filter=userName eq ana'))).toEqual([400, 'invalidFilter']);
  }
});

duty('unknown member id accepted (scim-sanity wants it)', () => {
  for (const idp of idpNames) {
    const directory = named(idp);
    const crew = directory.group('Crew');
    const answer = directory.patch(`/Groups/${crew}`, {
      op: 'add',
      path: 'members',
      value: [{ value: 'x' }],
    });
    expect(refusal(answer)).toEqual([400, 'invalidValue']);
  }
});

duty('PATCH without `path` refused, PUT refused (interop draft)', () => {
  for (const directory of every) {
    const envelope = { schemas: [PATCH_OP], Operations: [{ op: 'add', value: { nickName: 'A' } }] };
    expect(directory.send('PATCH', ana, envelope).status).toBe(200);
    expect(directory.send('PUT', ana, { schemas: [USER], userName: 'ana' }).status).toBe(200);
  }
});
