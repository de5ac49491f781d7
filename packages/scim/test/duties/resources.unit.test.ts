import { at, BASE_URL, DirectoryUnderTest, resourcesOf, textOf, USER } from '../directory-under-test';
import { duty, found, namesIn, refusal } from './duty';

let directory: DirectoryUnderTest;
beforeEach(() => {
  directory = new DirectoryUnderTest();
});
const post = (attributes: object) => directory.send('POST', '/Users', { schemas: [USER], ...attributes });

duty('POST', () => {
  const made = post({ userName: 'ana', id: 'mine', meta: { created: 'no date' }, groups: 'none' });
  const location = at(made.body.meta, 'location');
  expect([made.status, made.headers.location]).toEqual([201, location]);
  expect(made.body.id).not.toBe('mine');
  expect(made.body).not.toHaveProperty('groups');
  const read = directory.send('GET', `/Users/${textOf(made.body.id)}`);
  expect([read.headers['content-location'], read.body]).toEqual([location, made.body]);
});

duty('conflict', () => {
  const ana = directory.user('ana');
  const bo = directory.user('bo');
  const taken = [409, 'uniqueness'];
  expect(refusal(post({ userName: 'ANA' }))).toEqual(taken);
  expect(refusal(directory.send('PUT', `/Users/${bo}`, { schemas: [USER], userName: 'Ana' }))).toEqual(taken);
  expect(refusal(directory.patch(`/Users/${bo}`, { op: 'replace', path: 'userName', value: 'ana' }))).toEqual(
    taken,
  );
  expect(directory.send('GET', `/Users/${ana}`).body.userName).toBe('ana');
});

duty('own value', () => {
  const ana = directory.user('ana', { externalId: 'e' });
  const put = directory.send('PUT', `/Users/${ana}`, { schemas: [USER], userName: 'ANA', externalId: 'e' });
  expect([put.status, put.body.userName]).toEqual([200, 'ANA']);
});

duty('`id`', () => {
  const ids = [directory.user('ana'), directory.user('bo'), directory.group('Team')];
  expect(new Set(ids).size).toBe(3);
  for (const id of ids) expect(id.toLowerCase()).not.toContain('bulkid');
  expect(directory.send('GET', `/Users/${ids[0]?.toUpperCase()}`).status).toBe(404);
  expect(found(directory, `id eq "${ids[0]?.toUpperCase()}"`)).toEqual([]);
});

duty('`meta`', () => {
  const ana = directory.user('ana');
  const metaNow = () => directory.send('GET', `/Users/${ana}`).body.meta;
  const first = metaNow();
  expect(first).toMatchObject({ resourceType: 'User', lastModified: at(first, 'created') });
  expect(textOf(at(first, 'created'))).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
  directory.patch(`/Users/${ana}`, { op: 'replace', path: 'userName', value: 'ana' });
  expect(metaNow()).toEqual(first);
  directory.patch(`/Users/${ana}`, { op: 'replace', path: 'title', value: 'CEO' });
  expect(at(metaNow(), 'created')).toBe(at(first, 'created'));
  expect(at(metaNow(), 'lastModified')).not.toBe(at(first, 'lastModified'));
});

duty('`User.groups`', () => {
  const ana = directory.user('ana');
  const team = directory.group('Team', [ana]);
  const groups = () => directory.send('GET', `/Users/${ana}`).body.groups;
  const expected = [{ value: team, $ref: `${BASE_URL}/Groups/${team}`, display: 'Team', type: 'direct' }];
  expect(groups()).toEqual(expected);
  directory.send('PUT', `/Users/${ana}`, { schemas: [USER], userName: 'ana', groups: [] });
  expect(groups()).toEqual(expected);
  expect(refusal(directory.patch(`/Users/${ana}`, { op: 'remove', path: 'groups' }))).toEqual([
    400,
    'mutability',
  ]);
});

duty('`externalId`', () => {
  directory.user('ana', { externalId: 'E1' });
  expect(found(directory, 'externalId eq "E1"')).toEqual(['ana']);
  expect(found(directory, 'externalId eq "e1"')).toEqual([]);
  const other = new DirectoryUnderTest('any', 'other');
  expect(other.send('POST', '/Users', { schemas: [USER], userName: 'ana', externalId: 'E1' }).status).toBe(
    201,
  );
});

duty('`userName`', () => {
  directory.user('Ana\u0301');
  expect(found(directory, 'userName eq "ANÁ"')).toHaveLength(1);
  expect(refusal(post({ userName: 'aná' }))).toEqual([409, 'uniqueness']);
});

duty('no match', () => {
  const { status, body } = directory.send('GET', '/Users?filter=userName eq "nobody"');
  expect([status, body.totalResults, body.Resources]).toEqual([200, 0, []]);
});

duty('malformed id', () => {
  for (const id of ['010101001010101011001010101011', '%00', "'", '..%2F..']) {
    for (const endpoint of ['Users', 'Groups']) {
      expect(directory.send('GET', `/${endpoint}/${id}`)).toMatchObject({
        status: 404,
        body: { status: '404' },
      });
    }
  }
});

duty('`null`, `[]`', () => {
  const made = post({ userName: 'ana', title: null, emails: [], name: { givenName: null } });
  for (const name of ['title', 'emails', 'name']) expect(made.body).not.toHaveProperty(name);
  const bo = directory.user('bo', { title: 'CEO', emails: [{ value: 'b@example.com' }] });
  const cleared = directory.patch(`/Users/${bo}`, { op: 'replace', value: { title: null, emails: [] } });
  for (const name of ['title', 'emails']) expect(cleared.body).not.toHaveProperty(name);
});

duty('`password`', () => {
  const made = post({ userName: 'ana', password: 'Secret1!' });
  const id = textOf(made.body.id);
  const patched = directory.patch(`/Users/${id}`, { op: 'replace', path: 'password', value: 'Secret2!' });
  const asked = directory.send('GET', `/Users/${id}?attributes=password,userName`);
  expect(JSON.stringify([made, patched, asked])).not.toMatch(/Secret\d/);
  expect(asked.status).toBe(200);
});

duty('personal data in GET filters', () => {
  directory.user('ana', { emails: [{ value: 'ana@example.com' }] });
  const answer = directory.send('GET', '/Users?filter=emails.value eq "ana@example.com"');
  expect([answer.status, namesIn(answer), resourcesOf(answer).length]).toEqual([200, ['ana'], 1]);
});
