import { DirectoryUnderTest } from '../directory-under-test';
import { duty, emailsOf, found, refusal } from './duty';

let directory: DirectoryUnderTest;
let ana: string;
beforeEach(() => {
  directory = new DirectoryUnderTest();
  ana = directory.user('ana', {
    title: 'A:b.c]',
    externalId: 'E',
    emails: [
      { value: 'ana@work.example', type: 'work' },
      { value: 'ana@x.example', type: 'home' },
    ],
  });
  directory.user('bo', { active: false, emails: [{ value: 'bo@x.example', type: 'work' }] });
});
const users = (filter: string) => found(directory, filter);
const query = (filter: string, endpoint = '/Users') =>
  directory.send('GET', `${endpoint}?filter=${encodeURIComponent(filter)}`);

duty('what cannot be served', () => {
  for (const filter of [
    'userNam eq "ana"',
    'userName',
    'userName eq',
    'userName eq "ana" x',
    '(userName pr',
    'userName like "a"',
  ]) {
    const refused = query(filter);
    expect(refusal(refused)).toEqual([400, 'invalidFilter']);
    expect(refused.body.detail).toMatch(/at (character|the end)/);
  }
});

duty('precedence', () => {
  expect(users('userName eq "ana" or userName eq "bo" and active eq true')).toEqual(['ana']);
  expect(users('(userName eq "ana" or userName eq "bo") and active eq false')).toEqual(['bo']);
  expect(users('not (userName eq "ana") and active eq false')).toEqual(['bo']);
  expect(users('((userName pr and (not (active eq true))))')).toEqual(['bo']);
});

duty('value path', () => {
  expect(users('emails[type eq "work" and value co "@x"]')).toEqual(['bo']);
  expect(users('emails.type eq "work" and emails.value co "@x"')).toEqual(['ana', 'bo']);
});

duty('multi-valued without sub-attribute', () => {
  expect(users('emails co "work.example"')).toEqual(['ana']);
});

duty('case of values', () => {
  expect(users('userName eq "ANA"')).toEqual(['ana']);
  expect(users('emails.value eq "ANA@WORK.example"')).toEqual(['ana']);
  expect(users('externalId eq "e"')).toEqual([]);
  expect(users('meta.resourceType eq "user"')).toEqual([]);
  expect(users('title eq "a:B.C]"')).toEqual(['ana']);
});

duty('`pr`', () => {
  directory.user('cy', { title: '', emails: [], nickName: null });
  expect(users('emails pr')).toEqual(['ana', 'bo']);
  expect(users('nickName pr')).toEqual([]);
  expect(users('title pr')).toEqual(['ana']);
  expect(users('active pr')).toEqual(['ana', 'bo', 'cy']);
});

duty('`ne`', () => {
  expect(users('title ne "x"')).toEqual(['ana', 'bo']);
});

duty('`gt ge lt le`', () => {
  expect(users('meta.created gt "0001-01-03T00:00:00.0000000Z"')).toEqual(['ana', 'bo']);
  expect(users('meta.created lt "2000-01-01T00:00:00+14:00"')).toEqual([]);
  expect(users('userName gt "ANA"')).toEqual(['bo']);
  expect(refusal(query('active gt false'))).toEqual([400, 'invalidFilter']);
  expect(refusal(query('x509Certificates.value gt "a"'))).toEqual([400, 'invalidFilter']);
});

duty('literals', () => {
  expect(users('userName eq "\\u0061n\\u0061"')).toEqual(['ana']);
  expect(users('active eq true')).toEqual(['ana']);
  expect(refusal(query('userName eq ana'))).toEqual([400, 'invalidFilter']);
  const entra = new DirectoryUnderTest('any', 'id', 'entra');
  entra.user('ana', { externalId: 'jyoung' });
  expect(found(entra, 'externalId eq jyoung')).toEqual(['ana']);
});

duty('PATCH paths', () => {
  const path = 'emails[type eq "WORK" and not (value ew "]:.")].value';
  expect(directory.patch(`/Users/${ana}`, { op: 'replace', path, value: 'new@work.example' }).status).toBe(
    200,
  );
  expect(emailsOf(directory, ana)).toEqual(['new@work.example', 'ana@x.example']);
});

duty('root queries', () => {
  directory.group('Team', [ana]);
  const root = (filter: string) => found(directory, filter, '/');
  expect(root('displayName eq "team"')).toEqual(['Team']);
  expect(root('userName pr')).toEqual(['ana', 'bo']);
  expect(root('userName ne "ana"')).toEqual(['bo', 'Team']);
});
