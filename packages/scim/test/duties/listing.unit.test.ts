import { at, DirectoryUnderTest, PATCH_OP, resourcesOf, textOf, USER } from '../directory-under-test';
import { duty, namesIn, refusal } from './duty';

const SEARCH = 'urn:ietf:params:scim:api:messages:2.0:SearchRequest';

let directory: DirectoryUnderTest;
let ids: ReadonlyArray<string>;
beforeEach(() => {
  directory = new DirectoryUnderTest();
  ids = ['cy', 'Bo', 'ana', 'dee', 'eve'].map((name, index) =>
    directory.user(name, index === 0 ? {} : { title: `t${index}` }),
  );
});
const get = (url: string) => directory.send('GET', url);

duty('index paging', () => {
  expect(get('/Users?startIndex=-3&count=2').body).toMatchObject({
    startIndex: 1,
    itemsPerPage: 2,
    totalResults: 5,
  });
  expect(get('/Users?count=-1').body).toMatchObject({ totalResults: 5, itemsPerPage: 0 });
  expect(resourcesOf(get('/Users?count=0'))).toEqual([]);
  expect(namesIn(get('/Users?startIndex=4&count=10'))).toEqual(['dee', 'eve']);
  expect(get('/Users?startIndex=6').body).toMatchObject({ totalResults: 5, itemsPerPage: 0 });
  expect(namesIn(get('/Users'))).toEqual(['cy', 'Bo', 'ana', 'dee', 'eve']);
});

const walk = (between: () => void) => {
  const seen: string[] = [];
  for (let cursor: unknown = ''; typeof cursor === 'string'; ) {
    const page = get(`/Users?count=2&cursor=${cursor}`);
    seen.push(...namesIn(page));
    cursor = page.body.nextCursor;
    between();
  }
  return seen;
};

duty('rows lost while paging', () => {
  let next = 0;
  const seen = walk(() => directory.send('DELETE', `/Users/${ids[next++]}`));
  expect(seen).toEqual(['cy', 'Bo', 'ana', 'dee', 'eve']);
});

duty('cursor paging', () => {
  for (const start of ['cursor', 'cursor=']) {
    const first = get(`/Users?${start}&count=2`);
    expect(textOf(first.body.nextCursor)).toMatch(/^[A-Za-z0-9._~-]+$/);
    expect(first.body).not.toHaveProperty('previousCursor');
  }
  expect(get('/Users?cursor&count=5').body).not.toHaveProperty('nextCursor');
  expect(walk(() => undefined)).toHaveLength(5);
});

duty('cursor errors', () => {
  const cursor = textOf(get('/Users?cursor&count=2').body.nextCursor);
  expect(refusal(get('/Users?cursor=nonsense&count=2'))).toEqual([400, 'invalidCursor']);
  expect(refusal(get(`/Users?cursor=${cursor}&count=3`))).toEqual([400, 'invalidCount']);
  expect(get('/Users?cursor&count=100000').status).toBe(200);
  directory.wait(3601);
  expect(refusal(get(`/Users?cursor=${cursor}&count=2`))).toEqual([400, 'expiredCursor']);
});

duty('cursor safety', () => {
  const other = new DirectoryUnderTest('any', 'other');
  for (const name of ['a', 'b', 'c']) other.user(name);
  const foreign = textOf(other.send('GET', '/Users?cursor&count=2').body.nextCursor);
  const refused = get(`/Users?cursor=${foreign}&count=2`);
  expect(refused.body).toEqual(get('/Users?cursor=forged&count=2').body);
  expect(refusal(refused)).toEqual([400, 'invalidCursor']);
});

duty('default method', () => {
  expect(get('/Users?count=2').body).toMatchObject({ startIndex: 1, itemsPerPage: 2 });
  expect(get('/Users?count=2').body).not.toHaveProperty('nextCursor');
});

duty('`/.search`', () => {
  for (const url of ['/.search', '/Users/.search']) {
    const search = { schemas: [SEARCH], filter: 'userName sw "a"', attributes: ['userName'] };
    const answer = directory.send('POST', url, search);
    expect([answer.status, namesIn(answer)]).toEqual([200, ['ana']]);
    const walked = directory.send('POST', url, { schemas: [SEARCH], cursor: '', count: 2 });
    expect(walked.body).toHaveProperty('nextCursor');
  }
  expect(directory.send('POST', '/Groups/.search', { schemas: [SEARCH] }).body.totalResults).toBe(0);
  expect(directory.send('POST', '/.search', { schemas: [USER] }).status).toBe(400);
});

duty('sort', () => {
  expect(namesIn(get('/Users?sortBy=userName'))).toEqual(['ana', 'Bo', 'cy', 'dee', 'eve']);
  expect(namesIn(get('/Users?sortBy=title'))[4]).toBe('cy');
  expect(namesIn(get('/Users?sortBy=title&sortOrder=descending'))[0]).toBe('cy');
  const emails = (...values: ReadonlyArray<string>) =>
    values.map((value, index) => ({ value, primary: index > 0 }));
  directory.patch(`/Users/${ids[3]}`, {
    op: 'add',
    path: 'emails',
    value: emails('z@x.example', 'a@x.example'),
  });
  directory.patch(`/Users/${ids[4]}`, { op: 'add', path: 'emails', value: emails('b@x.example') });
  expect(namesIn(get('/Users?sortBy=emails')).slice(0, 2)).toEqual(['dee', 'eve']);
});

duty('`attributes`, `excludedAttributes`', () => {
  const user = {
    schemas: [USER],
    userName: 'fay',
    title: 'CEO',
    name: { givenName: 'Fay', familyName: 'Ng' },
  };
  const made = directory.send('POST', `/Users?attributes=${USER}:name.givenName,password`, user);
  expect(made.body).toEqual({ schemas: [USER], id: made.body.id, name: { givenName: 'Fay' } });
  const url = `/Users/${textOf(made.body.id)}`;
  const { id: _id, ...excluded } = get(`${url}?excludedAttributes=id,name.givenName,meta`).body;
  expect(excluded).toMatchObject({ userName: 'fay', name: { familyName: 'Ng' } });
  expect(excluded.name).not.toHaveProperty('givenName');
  expect(_id).toBe(made.body.id);
  const operation = { op: 'replace', path: 'title', value: 'CTO' };
  for (const [method, body] of [
    ['PUT', user],
    ['PATCH', { schemas: [PATCH_OP], Operations: [operation] }],
  ] as const) {
    expect(Object.keys(directory.send(method, `${url}?attributes=title`, body).body).sort()).toEqual([
      'id',
      'schemas',
      'title',
    ]);
  }
  expect(resourcesOf(get('/Users?attributes=userName'))[0]).toEqual({
    schemas: [USER],
    id: ids[0],
    userName: 'cy',
  });
  expect(get('/Users?attributes=userName&excludedAttributes=title').status).toBe(400);
});

duty('`excludedAttributes=members`', () => {
  const many = Array.from({ length: 150 }, (_, index) => directory.user(`u${index}`));
  const team = directory.group('Team', many);
  expect(get(`/Groups/${team}?excludedAttributes=members`).body).not.toHaveProperty('members');
  expect(directory.membersOf(team)).toEqual(many);
});

duty('ETag', () => {
  const url = `/Users/${ids[0]}`;
  const read = get(url);
  const etag = textOf(at(read.body.meta, 'version'));
  expect([read.headers.etag, etag]).toEqual([etag, expect.stringMatching(/^W\/"/)]);
  expect(directory.send('GET', url, undefined, { 'if-none-match': `"x", ${etag}` })).toMatchObject({
    status: 304,
  });
  expect(directory.send('GET', url, undefined, { 'if-none-match': '*' })).toMatchObject({ status: 304 });
  expect(directory.send('GET', url, undefined, { 'if-match': '"x"' })).toMatchObject({ status: 412 });
  for (const header of ['*', etag]) {
    const changes = directory.send('DELETE', url, undefined, { 'if-none-match': header });
    expect(changes).toMatchObject({ status: 412, events: [], body: { status: '412' } });
  }
  const remove = (value: string) => directory.send('DELETE', url, undefined, { 'if-match': value }).status;
  expect([remove('W/"nope"'), remove(`W/"nope", ${etag}`), remove('*')]).toEqual([412, 204, 404]);
});
