import { at, BASE_URL, DirectoryUnderTest, ENTERPRISE, PATCH_OP, textOf, USER } from './directory-under-test';

const ana = {
  schemas: [USER],
  userName: 'ana@example.com',
  name: { givenName: 'Ana', familyName: 'Diaz' },
  emails: [{ primary: true, value: 'ana@example.com', type: 'work' }],
  externalId: '00u1',
  groups: [],
  password: '1mz050nq',
  active: true,
};

describe('creating a user', () => {
  test('answers 201 with the whole resource, its location and its version', () => {
    const directory = new DirectoryUnderTest('email');
    const made = directory.send('POST', '/Users', ana);
    expect(made.status).toBe(201);
    expect(made.body).toEqual({
      schemas: [USER],
      id: 'id-1',
      externalId: '00u1',
      userName: 'ana@example.com',
      name: { givenName: 'Ana', familyName: 'Diaz' },
      emails: [{ primary: true, value: 'ana@example.com', type: 'work' }],
      active: true,
      meta: {
        resourceType: 'User',
        created: '2026-05-03T10:00:02.000Z',
        lastModified: '2026-05-03T10:00:02.000Z',
        location: `${BASE_URL}/Users/id-1`,
        version: 'W/"1"',
      },
    });
    expect(made.headers).toMatchObject({
      'content-type': 'application/scim+json',
      location: `${BASE_URL}/Users/id-1`,
      etag: 'W/"1"',
    });
  });

  test('keeps no password in any event', () => {
    const directory = new DirectoryUnderTest();
    const made = directory.send('POST', '/Users', ana);
    expect(JSON.stringify(made.events)).not.toContain('1mz050nq');
    expect(made.events.map(({ type }) => type)).toEqual(['UserCreated']);
  });

  test('ignores id, meta and groups sent by the client, valid or not', () => {
    const directory = new DirectoryUnderTest();
    const made = directory.send('POST', '/Users', {
      ...ana,
      id: 'mine',
      meta: { created: '05-17-2018 00:00:00' },
      groups: 7,
    });
    expect(made.status).toBe(201);
    expect(made.body.id).toBe('id-1');
    expect(made.body.groups).toBeUndefined();
  });

  test('takes names in any case, and core attributes nested under their URN', () => {
    const directory = new DirectoryUnderTest();
    const made = directory.send('POST', '/Users', {
      Schemas: [USER.toUpperCase()],
      [USER]: { USERNAME: 'ana', Emails: [{ Primary: 'true', VALUE: 'a@b.co' }] },
    });
    expect(made.body).toMatchObject({ userName: 'ana', emails: [{ primary: true, value: 'a@b.co' }] });
  });

  test('takes an empty text for no externalId: many may be without one', () => {
    const directory = new DirectoryUnderTest();
    const ana = directory.user('ana', { externalId: '' });
    directory.user('bo', { externalId: '' });
    expect(directory.send('GET', `/Users/${ana}`).body).not.toHaveProperty('externalId');
    const { status, body } = directory.patch(`/Users/${ana}`, {
      op: 'replace',
      path: 'externalId',
      value: '',
    });
    expect([status, body.externalId]).toEqual([200, undefined]);
  });

  test('treats null and empty lists as unassigned', () => {
    const directory = new DirectoryUnderTest();
    const made = directory.send('POST', '/Users', {
      ...ana,
      nickName: null,
      title: null,
      phoneNumbers: [],
      roles: [null],
      name: { givenName: null, familyName: null },
      [ENTERPRISE]: { department: null },
    });
    for (const name of ['nickName', 'title', 'phoneNumbers', 'roles', 'name', ENTERPRISE]) {
      expect(made.body).not.toHaveProperty([name]);
    }
    expect(made.body.schemas).toEqual([USER]);
  });

  test('lists an extension in schemas only when the user has values of it', () => {
    const directory = new DirectoryUnderTest();
    const made = directory.send('POST', '/Users', { ...ana, [ENTERPRISE]: { department: 'R&D' } });
    expect(made.body.schemas).toEqual([USER, ENTERPRISE]);
    expect(made.body[ENTERPRISE]).toEqual({ department: 'R&D' });
  });

  test('drops what no schema has, and names it for the log', () => {
    const directory = new DirectoryUnderTest();
    const operation = directory.operation('POST', '/Users', {
      ...ana,
      shoeSize: 42,
      name: { givenName: 'Ana', petName: 'A' },
      'urn:example:custom': { worksiteId: '180' },
    });
    expect(operation).toMatchObject({ ignored: ['name.petName', 'shoeSize', 'urn:example:custom'] });
  });

  test('names what it dropped only once, and not without end', () => {
    const many = Object.fromEntries(Array.from({ length: 50 }, (_, index) => [`x${index}`, 1]));
    const emails = Array.from({ length: 50 }, () => ({ value: 'a', kind: 'x' }));
    const operation = new DirectoryUnderTest().operation('POST', '/Users', { ...ana, emails, ...many });
    if (operation._tag !== 'Change') throw new Error('not a change');
    expect(operation.ignored).toHaveLength(20);
    expect(operation.ignored.slice(0, 2)).toEqual(['emails.kind', 'x0']);
  });

  test.each([
    ['a missing userName', { userName: undefined }, 'invalidValue', /userName is missing/],
    ['an empty userName', { userName: '' }, 'invalidValue', /userName is missing/],
    ['a userName that is no text', { userName: 7 }, 'invalidValue', /userName must be a text, not 7/],
    ['a boolean that is none', { active: 'yes' }, 'invalidValue', /active must be true or false/],
    [
      'two primary emails',
      {
        emails: [
          { value: 'a', primary: true },
          { value: 'b', primary: true },
        ],
      },
      'invalidValue',
      /more than one primary/,
    ],
    ['several values for a single one', { title: ['a', 'b'] }, 'invalidValue', /one value, not a list of 2/],
    ['a text in the place of a name', { name: 'Ana' }, 'invalidValue', /name must be a JSON object/],
    [
      'the same attribute twice in other case',
      { USERNAME: 'bo' },
      'invalidSyntax',
      /userName is given twice/,
    ],
    ['schemas without the base schema', { schemas: [ENTERPRISE] }, 'invalidSyntax', /must list/],
    ['no schemas', { schemas: undefined }, 'invalidSyntax', /must list/],
    ['schemas that are no texts', { schemas: [1, null] }, 'invalidSyntax', /must list/],
  ])('refuses %s', (_what, change, scimType, detail) => {
    const refused = new DirectoryUnderTest().send('POST', '/Users', { ...ana, ...change });
    expect(refused.status).toBe(400);
    expect(refused.body).toMatchObject({ status: '400', scimType, detail: expect.stringMatching(detail) });
  });

  test('answers 409 uniqueness for a userName that differs only in case, naming its owner', () => {
    const directory = new DirectoryUnderTest();
    directory.send('POST', '/Users', { ...ana, active: false });
    const refused = directory.send('POST', '/Users', {
      ...ana,
      userName: 'ANA@example.com',
      externalId: 'x',
    });
    expect(refused.status).toBe(409);
    expect(refused.body).toEqual({
      schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'],
      status: '409',
      scimType: 'uniqueness',
      detail:
        'userName "ANA@example.com" already belongs to user id-1 (deactivated). Assign that user again in Okta to reactivate it; do not create a second one.',
    });
  });
});

describe('replacing a user', () => {
  test('with our own answer changes nothing', () => {
    const directory = new DirectoryUnderTest();
    const manager = directory.user('boss', { displayName: 'The Boss' });
    const id = directory.user('ana', {
      ...ana,
      userName: 'ana',
      [ENTERPRISE]: { department: 'R&D', manager: { value: manager } },
    });
    directory.group('Engineering', [id]);
    const before = directory.send('GET', `/Users/${id}`);
    expect(at(before.body[ENTERPRISE], 'manager.displayName')).toBe('The Boss');
    expect(at(before.body.groups, '0.display')).toBe('Engineering');
    const put = directory.send('PUT', `/Users/${id}`, before.body);
    expect(put.status).toBe(200);
    expect(put.events).toEqual([]);
    expect(put.body).toEqual(before.body);
  });

  test('clears what the body leaves out', () => {
    const directory = new DirectoryUnderTest();
    const id = directory.user('ana', { title: 'Engineer', nickName: 'An' });
    const put = directory.send('PUT', `/Users/${id}`, { schemas: [USER], userName: 'ana', nickName: 'An' });
    expect(put.body.title).toBeUndefined();
    expect(put.events).toEqual([
      { type: 'UserProfileChanged', data: { userId: id, person: { set: {}, clear: ['title'] } } },
    ]);
  });

  test('without active never reactivates in silence', () => {
    const directory = new DirectoryUnderTest();
    const id = directory.user('ana', { active: false });
    const put = directory.send('PUT', `/Users/${id}`, { schemas: [USER], userName: 'ana', title: 'Boss' });
    expect(put.body.active).toBe(false);
    expect(put.events.map(({ type }) => type)).toEqual(['UserProfileChanged']);
  });

  test('drops a formatted name that the client only echoed while the parts changed', () => {
    const directory = new DirectoryUnderTest();
    const name = { givenName: 'Mona', familyName: 'Octocat', formatted: 'Mona Octocat' };
    const id = directory.user('jane', { name });
    const put = directory.send('PUT', `/Users/${id}`, {
      schemas: [USER],
      userName: 'jane',
      name: { givenName: 'Jane', familyName: 'Smith', formatted: 'Mona Octocat' },
    });
    expect(put.body.name).toEqual({ givenName: 'Jane', familyName: 'Smith' });
  });

  test('keeps a formatted name that the client changed with the parts', () => {
    const directory = new DirectoryUnderTest();
    const id = directory.user('jane', { name: { givenName: 'Mona', formatted: 'Mona Octocat' } });
    const name = { givenName: 'Jane', formatted: 'Jane Smith' };
    expect(
      directory.send('PUT', `/Users/${id}`, { schemas: [USER], userName: 'jane', name }).body.name,
    ).toEqual(name);
  });

  test('judges userName and email by the result of the whole', () => {
    const directory = new DirectoryUnderTest('email');
    const id = textOf(directory.send('POST', '/Users', ana).body.id);
    const changed = directory.send('PUT', `/Users/${id}`, {
      ...ana,
      userName: 'ana.diaz@example.com',
      emails: [{ value: 'ana.diaz@example.com', primary: true }],
    });
    expect(changed.status).toBe(200);
    const refused = directory.send('PUT', `/Users/${id}`, { ...ana, userName: 'other@example.com' });
    expect(refused.body).toMatchObject({
      scimType: 'invalidValue',
      detail:
        'userName "other@example.com" differs from the primary email "ana@example.com". Both must be the same address; check the attribute mappings.',
    });
  });

  test('never creates', () => {
    const refused = new DirectoryUnderTest().send('PUT', '/Users/010101001010101011001010101011', ana);
    expect(refused.status).toBe(404);
    expect(refused.body.detail).toBe(
      'No user with id 010101001010101011001010101011. It may have been deleted here; in Okta, remove and assign the user again.',
    );
  });
});

describe('deleting a user', () => {
  test('answers 204 once and 404 from then on; the name is free and the groups forget them', () => {
    const directory = new DirectoryUnderTest();
    const id = directory.user('ana');
    const group = directory.group('Engineering', [id]);
    const gone = directory.send('DELETE', `/Users/${id}`);
    expect([gone.status, gone.body]).toEqual([204, {}]);
    expect(directory.send('DELETE', `/Users/${id}`).status).toBe(404);
    expect(directory.send('GET', `/Users/${id}`).status).toBe(404);
    expect(directory.patch(`/Users/${id}`, { op: 'replace', value: { active: true } }).status).toBe(404);
    expect(directory.membersOf(group)).toEqual([]);
    expect(directory.user('ANA')).not.toBe(id);
  });
});

describe('versions', () => {
  test('a read with If-None-Match of the version at hand answers 304 without a body', () => {
    const directory = new DirectoryUnderTest();
    const id = directory.user('ana');
    const etag = String(directory.send('GET', `/Users/${id}`).headers.etag);
    for (const tag of [etag, '*', `W/"99", ${etag}`, etag.replace('W/', '')]) {
      const read = directory.send('GET', `/Users/${id}`, undefined, { 'if-none-match': tag });
      expect([read.status, read.body, read.headers.etag]).toEqual([304, {}, etag]);
    }
    expect(directory.send('GET', `/Users/${id}`, undefined, { 'if-none-match': 'W/"99"' }).status).toBe(200);
  });

  test.each(['PUT', 'PATCH', 'DELETE'])(
    'a %s with If-Match of an old version answers 412 and changes nothing',
    (method) => {
      const directory = new DirectoryUnderTest();
      const id = directory.user('ana');
      const old = String(directory.send('GET', `/Users/${id}`).headers.etag);
      directory.patch(`/Users/${id}`, { op: 'replace', path: 'title', value: 'Boss' });
      const bodies = {
        PUT: { schemas: [USER], userName: 'ana' },
        PATCH: { schemas: [PATCH_OP], Operations: [{ op: 'remove', path: 'title' }] },
      };
      const body = method === 'PUT' ? bodies.PUT : method === 'PATCH' ? bodies.PATCH : undefined;
      const refused = directory.send(method, `/Users/${id}`, body, { 'if-match': old });
      expect(refused.status).toBe(412);
      expect(directory.send('GET', `/Users/${id}`).body.title).toBe('Boss');
      const current = String(directory.send('GET', `/Users/${id}`).headers.etag);
      const done = directory.send(method, `/Users/${id}`, body, { 'if-match': `W/"0", ${current}` });
      expect(done.status).toBe(method === 'DELETE' ? 204 : 200);
    },
  );

  test('follow what is read-only in the user, and If-Match does not', () => {
    const directory = new DirectoryUnderTest();
    const boss = directory.user('bo');
    const id = directory.user('ana', { [ENTERPRISE]: { manager: { value: boss } } });
    const url = `/Users/${id}`;
    const first = String(directory.send('GET', url).headers.etag);
    const seen = [first];
    const group = directory.group('Engineering', [id]);
    const changes: ReadonlyArray<() => unknown> = [
      () => undefined,
      () => directory.patch(`/Groups/${group}`, { op: 'replace', path: 'displayName', value: 'Platform' }),
      () => directory.send('DELETE', `/Groups/${group}`),
      () => directory.patch(`/Users/${boss}`, { op: 'add', path: 'displayName', value: 'Bo Li' }),
      () => directory.send('DELETE', `/Users/${boss}`),
    ];
    for (const change of changes) {
      change();
      const read = directory.send('GET', url, undefined, { 'if-none-match': seen.join(', ') });
      expect([read.status, at(read.body, 'meta.version')]).toEqual([200, read.headers.etag]);
      seen.push(String(read.headers.etag));
      const again = directory.send('GET', url, undefined, { 'if-none-match': String(read.headers.etag) });
      expect(again.status).toBe(304);
    }
    const body = { schemas: [USER], userName: 'ana', title: 'Boss' };
    expect(directory.send('PUT', url, body, { 'if-match': first }).status).toBe(200);
    expect(directory.send('PUT', url, body, { 'if-match': first }).status).toBe(412);
  });

  test('a no-op leaves lastModified and the version as they were', () => {
    const directory = new DirectoryUnderTest();
    const id = directory.user('ana');
    const before = directory.send('GET', `/Users/${id}`).body.meta;
    const after = directory.patch(`/Users/${id}`, { op: 'replace', value: { active: true } }).body.meta;
    expect(after).toEqual(before);
  });
});
