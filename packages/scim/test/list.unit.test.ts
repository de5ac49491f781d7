import { DirectoryUnderTest, ENTERPRISE, GROUP, resourcesOf, USER } from './directory-under-test';

const SEARCH = 'urn:ietf:params:scim:api:messages:2.0:SearchRequest';

const scene = () => {
  const directory = new DirectoryUnderTest();
  const ids = ['dan', 'Ana', 'cyd', 'bo', 'eve'].map((userName, index) =>
    directory.user(userName, {
      ...(index === 2 ? {} : { title: `T${5 - index}` }),
      emails: [{ value: `z${index}@x.y` }, { value: `${userName}@x.y`, primary: true }],
    }),
  );
  const group = directory.group('Engineering', ids.slice(0, 2));
  directory.group('Sales');
  return { directory, ids, group };
};

const names = (answer: ReturnType<DirectoryUnderTest['send']>) =>
  resourcesOf(answer).map(({ userName, displayName }) => userName ?? displayName);

describe('pages', () => {
  const { directory } = scene();
  test.each([
    ['', { totalResults: 5, startIndex: 1, itemsPerPage: 5 }, ['dan', 'Ana', 'cyd', 'bo', 'eve']],
    ['?startIndex=1&count=2', { totalResults: 5, startIndex: 1, itemsPerPage: 2 }, ['dan', 'Ana']],
    ['?startIndex=4&count=100', { totalResults: 5, startIndex: 4, itemsPerPage: 2 }, ['bo', 'eve']],
    ['?startIndex=99999999999999999999', { totalResults: 5, startIndex: 2 ** 53 - 1, itemsPerPage: 0 }, []],
    ['?count=99999999999999999999&startIndex=5', { startIndex: 5, itemsPerPage: 1 }, ['eve']],
    ['?startIndex=-99999999999999999999&count=1', { startIndex: 1, itemsPerPage: 1 }, ['dan']],
    ['?startIndex=6', { totalResults: 5, startIndex: 6, itemsPerPage: 0 }, []],
    ['?startIndex=0&count=1', { totalResults: 5, startIndex: 1, itemsPerPage: 1 }, ['dan']],
    ['?startIndex=-7&count=1', { totalResults: 5, startIndex: 1, itemsPerPage: 1 }, ['dan']],
    ['?count=0', { totalResults: 5, startIndex: 1, itemsPerPage: 0 }, []],
    ['?count=-1', { totalResults: 5, startIndex: 1, itemsPerPage: 0 }, []],
    [
      '?filter=title+pr&count=2&startIndex=3',
      { totalResults: 4, startIndex: 3, itemsPerPage: 2 },
      ['bo', 'eve'],
    ],
    ['?filter=title%20pr&count=0', { totalResults: 4, startIndex: 1, itemsPerPage: 0 }, []],
    ['?aadOptscim062020&unknown=1&count=1', { totalResults: 5, startIndex: 1, itemsPerPage: 1 }, ['dan']],
  ])('GET /Users%s', (query, numbers, expected) => {
    const answer = directory.send('GET', `/Users${query}`);
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({
      schemas: ['urn:ietf:params:scim:api:messages:2.0:ListResponse'],
      ...numbers,
    });
    expect(names(answer)).toEqual(expected);
  });

  test('hold no more than 1000 resources, and say so', () => {
    const full = new DirectoryUnderTest();
    for (let index = 0; index < 1001; index++) full.user(`user${index}`);
    const answer = full.send('GET', '/Users?count=100000');
    expect(answer.body).toMatchObject({ totalResults: 1001, itemsPerPage: 1000 });
    expect(full.send('GET', '/Users').body.itemsPerPage).toBe(100);
    expect(full.send('GET', '/ServiceProviderConfig').body).toMatchObject({
      filter: { maxResults: 1000 },
      pagination: { maxPageSize: 1000, defaultPageSize: 100 },
    });
  });

  test.each(['startIndex=one', 'count=1.5', 'sortOrder=up'])('?%s is refused', (query) => {
    expect(directory.send('GET', `/Users?${query}`).body).toMatchObject({
      status: '400',
      scimType: 'invalidValue',
    });
  });
});

describe('sorting', () => {
  const { directory } = scene();
  test.each([
    ['sortBy=userName', ['Ana', 'bo', 'cyd', 'dan', 'eve']],
    ['sortBy=userName&sortOrder=descending', ['eve', 'dan', 'cyd', 'bo', 'Ana']],
    ['sortBy=title', ['eve', 'bo', 'Ana', 'dan', 'cyd']],
    ['sortBy=title&sortOrder=descending', ['cyd', 'dan', 'Ana', 'bo', 'eve']],
    ['sortBy=emails', ['Ana', 'bo', 'cyd', 'dan', 'eve']],
    ['sortBy=emails.value&startIndex=2&count=2', ['bo', 'cyd']],
    ['sortBy=meta.created&sortOrder=descending', ['eve', 'bo', 'cyd', 'Ana', 'dan']],
    ['sortBy=active', ['dan', 'Ana', 'cyd', 'bo', 'eve']],
  ])('by %s', (query, expected) => {
    expect(names(directory.send('GET', `/Users?${query}`))).toEqual(expected);
  });

  test.each(['shoeSize', 'name', 'password'])('by %s is refused', (sortBy) => {
    expect(directory.send('GET', `/Users?sortBy=${sortBy}`).status).toBe(400);
  });
});

describe('searching', () => {
  test('by POST answers as a query does', () => {
    const { directory } = scene();
    const answer = directory.send('POST', '/Users/.search', {
      schemas: [SEARCH],
      filter: 'title pr',
      attributes: ['userName'],
      sortBy: 'userName',
      startIndex: 2,
      count: 2,
    });
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({ totalResults: 4, startIndex: 2, itemsPerPage: 2 });
    expect(Object.keys(resourcesOf(answer)[0] ?? {})).toEqual(['schemas', 'id', 'userName']);
    expect(names(answer)).toEqual(['bo', 'dan']);
  });

  test.each([
    ['GET', '/?filter=displayName+pr', undefined],
    ['POST', '/.search', { schemas: [SEARCH], filter: 'displayName pr' }],
  ])('over all types, by %s %s, gives a foreign attribute no value', (method, url, body) => {
    const { directory } = scene();
    expect(names(directory.send(method, url, body))).toEqual(['Engineering', 'Sales']);
    const all = directory.send('GET', '/?startIndex=5&count=2');
    expect(all.body.totalResults).toBe(7);
    expect(names(all)).toEqual(['eve', 'Engineering']);
    expect(names(directory.send('GET', '/?filter=userName+eq+"eve"+or+members+pr'))).toEqual([
      'eve',
      'Engineering',
    ]);
    expect(directory.send('GET', '/?filter=shoeSize+pr').status).toBe(400);
  });

  test('without the SearchRequest schema is refused', () => {
    const refused = scene().directory.send('POST', '/.search', { filter: 'title pr' });
    expect(refused.body).toMatchObject({ status: '400', scimType: 'invalidSyntax' });
  });

  test.each([
    ['attributes', [5]],
    ['attributes', { name: 'userName' }],
    ['excludedAttributes', ['emails', true]],
  ])('with %s of %j is refused, rather than answered with everything', (list, names) => {
    const refused = scene().directory.send('POST', '/.search', { schemas: [SEARCH], [list]: names });
    expect(refused.body).toMatchObject({
      status: '400',
      scimType: 'invalidValue',
      detail: `${list} must be a list of attribute names.`,
    });
  });

  test('groups by their members', () => {
    const { directory, ids } = scene();
    for (const filter of [
      `members.value eq "${ids[1]}"`,
      `members[value eq "${ids[1]}"]`,
      `members eq "${ids[1]}"`,
    ]) {
      expect(names(directory.send('GET', `/Groups?filter=${filter}`))).toEqual(['Engineering']);
    }
    expect(names(directory.send('GET', `/Groups?filter=members.value eq "${ids[4]}"`))).toEqual([]);
  });
});

describe('what is shown', () => {
  const { directory, ids } = scene();
  const url = `/Users/${ids[0]}`;
  const keys = (query: string) => Object.keys(directory.send('GET', `${url}?${query}`).body);
  const minimum = ['schemas', 'id'];

  test.each([
    ['attributes=userName', [...minimum, 'userName']],
    ['attributes=USERNAME,title', [...minimum, 'userName', 'title']],
    [`attributes=${USER}:title`, [...minimum, 'title']],
    ['attributes=shoeSize', minimum],
    ['attributes=password', minimum],
    ['attributes=groups', [...minimum, 'groups']],
    ['attributes=meta', [...minimum, 'meta']],
    ['excludedAttributes=id,schemas,emails,meta,groups,active', [...minimum, 'userName', 'title']],
  ])('%s', (query, expected) => {
    expect(keys(query)).toEqual(expected);
  });

  test('parts of lists and of complex attributes', () => {
    expect(directory.send('GET', `${url}?attributes=emails.value,meta.version`).body).toEqual({
      schemas: [USER],
      id: ids[0],
      emails: [{ value: 'z0@x.y' }, { value: 'dan@x.y' }],
      meta: { version: expect.any(String) },
    });
    expect(directory.send('GET', `${url}?excludedAttributes=emails.value,meta.location`).body).toMatchObject({
      emails: [{ primary: true }],
      meta: { resourceType: 'User' },
    });
  });

  test('a name swallows its parts, whichever comes first', () => {
    for (const names of ['emails,emails.value', 'emails.value,emails']) {
      expect(directory.send('GET', `${url}?attributes=${names}`).body.emails).toEqual([
        { value: 'z0@x.y' },
        { value: 'dan@x.y', primary: true },
      ]);
    }
  });

  test('parts of an extension', () => {
    const made = directory.send('POST', `/Users?attributes=${ENTERPRISE}:department`, {
      schemas: [USER],
      userName: 'new',
      [ENTERPRISE]: { department: 'R&D', division: 'EU' },
    });
    expect(made.body).toEqual({
      schemas: [USER, ENTERPRISE],
      id: made.body.id,
      [ENTERPRISE]: { department: 'R&D' },
    });
  });

  test('on lists and on the answers of PUT and PATCH too', () => {
    const first = resourcesOf(directory.send('GET', '/Groups?excludedAttributes=members'))[0];
    expect(first).toMatchObject({ schemas: [GROUP], displayName: 'Engineering' });
    expect(first).not.toHaveProperty('members');
    const patched = directory.send('PATCH', `${url}?attributes=title`, {
      Operations: [{ op: 'add', path: 'title', value: 'New' }],
    });
    expect(patched.body).toEqual({ schemas: [USER], id: ids[0], title: 'New' });
  });

  test('both lists together are refused', () => {
    for (const place of [url, '/Users']) {
      const refused = directory.send('GET', `${place}?attributes=title&excludedAttributes=emails`);
      expect(refused.body).toMatchObject({ status: '400', scimType: 'invalidValue' });
    }
  });
});
