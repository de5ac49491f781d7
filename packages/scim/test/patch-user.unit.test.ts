import type { JsonObject } from '@rollcall/domain';
import { type Answered, at, DirectoryUnderTest, ENTERPRISE, USER } from './directory-under-test';

const attributes: JsonObject = {
  name: { givenName: 'Ana', familyName: 'Diaz' },
  emails: [
    { value: 'ana@work.com', type: 'work', primary: true },
    { value: 'ana@home.com', type: 'home' },
  ],
  title: 'Engineer',
  [ENTERPRISE]: { department: 'R&D', manager: { value: 'boss-1' } },
};

const patched = (...operations: ReadonlyArray<unknown>): Answered => {
  const directory = new DirectoryUnderTest();
  return directory.patch(`/Users/${directory.user('ana', attributes)}`, ...operations);
};

test.each([undefined, null, []])(
  'a PATCH with %j for its schemas has none, and none are needed',
  (schemas) => {
    const directory = new DirectoryUnderTest();
    const body = { schemas, Operations: [{ op: 'add', path: 'title', value: 'Boss' }] };
    expect(directory.send('PATCH', `/Users/${directory.user('ana')}`, body).body.title).toBe('Boss');
  },
);

describe('a path', () => {
  test.each<[string, unknown, string, unknown]>([
    ['sets a simple attribute', { op: 'replace', path: 'title', value: 'Boss' }, 'title', 'Boss'],
    [
      'sets a part, leaving the others',
      { op: 'replace', path: 'name.givenName', value: 'Anna' },
      'name',
      { givenName: 'Anna', familyName: 'Diaz' },
    ],
    [
      'reaches the values that do not say whether they are primary',
      { op: 'replace', path: 'emails[primary eq false].value', value: 'anna@home.com' },
      'emails',
      [
        { value: 'ana@work.com', type: 'work', primary: true },
        { value: 'anna@home.com', type: 'home' },
      ],
    ],
    [
      'merges into a complex attribute',
      { op: 'replace', path: 'name', value: { givenName: 'Anna' } },
      'name',
      { givenName: 'Anna', familyName: 'Diaz' },
    ],
    [
      'removes a part given as null',
      { op: 'replace', path: 'name', value: { givenName: null } },
      'name',
      { familyName: 'Diaz' },
    ],
    ['removes a part', { op: 'remove', path: 'name.givenName' }, 'name', { familyName: 'Diaz' }],
    ['removes an attribute', { op: 'remove', path: 'title' }, 'title', undefined],
    ['with the core URN', { op: 'add', path: `${USER}:nickName`, value: 'An' }, 'nickName', 'An'],
    ['of the whole core schema', { op: 'add', path: USER, value: { nickName: 'An' } }, 'nickName', 'An'],
    [
      'without the URN of the extension',
      { op: 'add', path: 'department', value: 'Sales' },
      `${ENTERPRISE}`,
      { department: 'Sales', manager: { value: 'boss-1' } },
    ],
    [
      'of a whole extension merges',
      { op: 'add', path: ENTERPRISE, value: { division: 'EU' } },
      ENTERPRISE,
      { department: 'R&D', division: 'EU', manager: { value: 'boss-1' } },
    ],
    ['of a whole extension removes it', { op: 'remove', path: ENTERPRISE }, ENTERPRISE, undefined],
    [
      'deep in an extension',
      { op: 'replace', path: `${ENTERPRISE}:manager.value`, value: 'boss-2' },
      ENTERPRISE,
      { department: 'R&D', manager: { value: 'boss-2' } },
    ],
    [
      'of a filter changes only what matches',
      { op: 'replace', path: 'emails[type eq "home"].value', value: 'x@y.z' },
      'emails',
      [
        { value: 'ana@work.com', type: 'work', primary: true },
        { value: 'x@y.z', type: 'home' },
      ],
    ],
    [
      'of a filter replaces the element',
      { op: 'replace', path: 'emails[type eq "home"]', value: { value: 'x@y.z' } },
      'emails',
      [{ value: 'ana@work.com', type: 'work', primary: true }, { value: 'x@y.z' }],
    ],
    [
      'of a filter adds to the element',
      { op: 'add', path: 'emails[type eq "home"]', value: { display: 'At home' } },
      'emails',
      [
        { value: 'ana@work.com', type: 'work', primary: true },
        { value: 'ana@home.com', type: 'home', display: 'At home' },
      ],
    ],
    [
      'of a filter removes what matches',
      { op: 'remove', path: 'emails[type eq "work"]' },
      'emails',
      [{ value: 'ana@home.com', type: 'home' }],
    ],
    [
      'of a filter that matches nothing removes nothing',
      { op: 'remove', path: 'emails[type eq "other"]' },
      'emails',
      attributes.emails,
    ],
    [
      'of a filter that matches nothing creates what it describes',
      { op: 'add', path: 'phoneNumbers[type eq "mobile" and primary eq true].value', value: '+1' },
      'phoneNumbers',
      [{ type: 'mobile', primary: true, value: '+1' }],
    ],
    [
      'of a filter whose value holds signs of the grammar',
      { op: 'add', path: 'ims[type eq "a]:.b"].value', value: 'i' },
      'ims',
      [{ type: 'a]:.b', value: 'i' }],
    ],
    [
      'clears a value by null, and the empty element with it',
      { op: 'replace', path: 'emails[type eq "home"].value', value: null },
      'emails',
      [{ value: 'ana@work.com', type: 'work', primary: true }],
    ],
    [
      'of a list adds',
      { op: 'add', path: 'emails', value: [{ value: 'c@d.e', type: 'other' }] },
      'emails.2',
      { value: 'c@d.e', type: 'other' },
    ],
    [
      'of a list takes a single object',
      { op: 'add', path: 'emails', value: { value: 'c@d.e' } },
      'emails.2',
      { value: 'c@d.e' },
    ],
    [
      'of a list adds nothing twice, whatever the case',
      { op: 'add', path: 'emails', value: [{ value: 'ANA@home.com', type: 'home' }] },
      'emails.2',
      undefined,
    ],
    [
      'of a list removes only the listed',
      { op: 'remove', path: 'emails', value: [{ value: 'ana@work.com' }] },
      'emails',
      [{ value: 'ana@home.com', type: 'home' }],
    ],
    ['of a list removes all', { op: 'remove', path: 'emails' }, 'emails', undefined],
    [
      'of a list replaces all',
      { op: 'replace', path: 'emails', value: [{ value: 'q' }] },
      'emails',
      [{ value: 'q' }],
    ],
    [
      'takes "False" for a boolean and gives it back as one',
      { op: 'Replace', path: 'active', value: 'False' },
      'active',
      false,
    ],
  ])('%s', (_what, operation, place, expected) => {
    const { status, body } = patched(operation);
    expect(status).toBe(200);
    expect(place.includes('urn:') ? body[place] : at(body, place)).toEqual(expected);
  });

  test('setting one value primary takes it from the others', () => {
    const { body } = patched({ op: 'replace', path: 'emails[type eq "home"].primary', value: true });
    expect(body.emails).toEqual([
      { value: 'ana@work.com', type: 'work', primary: false },
      { value: 'ana@home.com', type: 'home', primary: true },
    ]);
  });

  test('of a complex attribute clears it by null', () => {
    const { status, body } = patched({ op: 'replace', path: 'name', value: null });
    expect(status).toBe(200);
    expect(body).not.toHaveProperty('name');
  });

  test('of a list leaves each value of one type once', () => {
    const twice = [
      { value: 'r' },
      { value: 's' },
      { value: 'R', display: 'Role' },
      { value: 'r', type: 't' },
    ];
    const once = [{ value: 'R', display: 'Role' }, { value: 's' }, { value: 'r', type: 't' }];
    expect(patched({ op: 'replace', path: 'roles', value: twice }).body.roles).toEqual(once);
    const alike = { op: 'replace', path: 'roles[value eq "s"].value', value: 'r' };
    expect(patched({ op: 'replace', path: 'roles', value: once }, alike).body.roles).toEqual([
      { value: 'r', display: 'Role' },
      { value: 'r', type: 't' },
    ]);
  });

  test('of a list removes what is named by value, whatever else is said of it', () => {
    const { body } = patched({
      op: 'remove',
      path: 'emails',
      value: [{ value: 'ana@home.com', display: 'old' }],
    });
    expect(body.emails).toEqual([{ value: 'ana@work.com', type: 'work', primary: true }]);
  });

  test('to schemas is taken and follows from the attributes', () => {
    const { status, events } = patched({ op: 'add', path: 'schemas', value: [ENTERPRISE] });
    expect([status, events]).toEqual([200, []]);
  });

  test('to the password is taken and kept nowhere', () => {
    const { status, events } = patched({ op: 'replace', path: 'password', value: 's3cret' });
    expect([status, events]).toEqual([200, []]);
  });

  test('with a URN adds it to schemas', () => {
    const directory = new DirectoryUnderTest();
    const id = directory.user('ana');
    const { body } = directory.patch(`/Users/${id}`, {
      op: 'add',
      path: `${ENTERPRISE}:division`,
      value: 'EU',
    });
    expect(body.schemas).toEqual([USER, ENTERPRISE]);
  });
});

describe('no path', () => {
  test('reads each key as a path: dotted, with a URN, with a filter, in any case', () => {
    const { body } = patched({
      op: 'Replace',
      value: {
        'name.givenName': 'Kkom',
        DISPLAYNAME: 'Bjfe',
        'emails[type eq "work"].value': 'w@x.y',
        [`${ENTERPRISE}:employeeNumber`]: 'Aklq',
        [ENTERPRISE]: { division: 'EU' },
        [USER]: { nickName: 'An' },
      },
    });
    expect(body).toMatchObject({
      name: { givenName: 'Kkom', familyName: 'Diaz' },
      displayName: 'Bjfe',
      nickName: 'An',
      [ENTERPRISE]: { department: 'R&D', division: 'EU', employeeNumber: 'Aklq' },
    });
    expect(at(body, 'emails.0.value')).toBe('w@x.y');
  });

  test('passes over what is read-only, and over unknown names beside known ones', () => {
    const directory = new DirectoryUnderTest();
    const id = directory.user('ana');
    const body = {
      Operations: [{ op: 'replace', value: { id: 'x', meta: {}, groups: [], shoeSize: 4, active: false } }],
    };
    expect(directory.operation('PATCH', `/Users/${id}`, body)).toMatchObject({ ignored: ['shoeSize'] });
    expect(directory.send('PATCH', `/Users/${id}`, body).body.active).toBe(false);
  });
});

describe('operations', () => {
  test('each sees the result of the one before', () => {
    const { body, events } = patched(
      { op: 'add', path: 'phoneNumbers[type eq "work"].value', value: '+1' },
      { op: 'add', path: 'phoneNumbers[type eq "work"].display', value: 'Desk' },
      { op: 'replace', path: 'title', value: 'A' },
      { op: 'replace', path: 'title', value: 'Engineer' },
    );
    expect(body.phoneNumbers).toEqual([{ type: 'work', value: '+1', display: 'Desk' }]);
    expect(events).toMatchObject([{ type: 'UserProfileChanged', data: { person: { clear: [] } } }]);
    expect(at(events[0]?.data as never, 'person.set')).toEqual({ phoneNumbers: body.phoneNumbers });
  });

  test('one that fails undoes all', () => {
    const directory = new DirectoryUnderTest();
    const id = directory.user('ana', attributes);
    const refused = directory.patch(
      `/Users/${id}`,
      { op: 'replace', path: 'active', value: false },
      { op: 'replace', path: 'userName', value: '' },
    );
    expect(refused.status).toBe(400);
    expect(directory.send('GET', `/Users/${id}`).body.active).toBe(true);
  });
});

test.each<[string, unknown, string]>([
  ['an unknown path', { op: 'replace', path: 'Actve', value: false }, 'invalidPath'],
  ['a path that is no path', { op: 'replace', path: 'emails[type eq', value: 1 }, 'invalidPath'],
  ['an unknown part', { op: 'replace', path: 'name.petName', value: 'x' }, 'invalidPath'],
  [
    'an unknown name in a filter',
    { op: 'replace', path: 'emails[kind eq "x"].value', value: 'x' },
    'invalidFilter',
  ],
  [
    'a filter on what is no list',
    { op: 'replace', path: 'name[givenName eq "x"]', value: {} },
    'invalidPath',
  ],
  ['a value of unknown names alone', { op: 'replace', value: { Actve: false } }, 'invalidPath'],
  ['unknown parts alone', { op: 'replace', path: 'name', value: { petName: 'x' } }, 'invalidPath'],
  ['a path that is no text', { op: 'replace', path: 7, value: 1 }, 'invalidPath'],
  [
    'a filter that describes nothing to create',
    { op: 'replace', path: 'emails[value sw "q"].type', value: 'x' },
    'noTarget',
  ],
  ['a remove without a path', { op: 'remove', value: { title: 'x' } }, 'noTarget'],
  ['a read-only attribute', { op: 'replace', path: 'meta.version', value: 'x' }, 'mutability'],
  ['groups', { op: 'add', path: 'groups', value: [{ value: 'g' }] }, 'mutability'],
  ['a read-only part', { op: 'add', path: `${ENTERPRISE}:manager.displayName`, value: 'x' }, 'mutability'],
  ['the removal of userName', { op: 'remove', path: 'userName' }, 'mutability'],
  ['the removal of active', { op: 'remove', path: 'active' }, 'mutability'],
  ['no value for active', { op: 'replace', path: 'active', value: null }, 'invalidValue'],
  ['a value of the wrong type', { op: 'replace', path: 'active', value: 'maybe' }, 'invalidValue'],
  ['a value that is no object, without a path', { op: 'replace', value: true }, 'invalidValue'],
  ['a certificate that is not base64', { op: 'add', path: 'x509Certificates', value: '%' }, 'invalidValue'],
  ['two primary values', { op: 'replace', path: 'emails.primary', value: true }, 'invalidValue'],
  ['no value', { op: 'replace', path: 'title' }, 'invalidValue'],
  ['an unknown op', { op: 'move', path: 'title', value: 'x' }, 'invalidSyntax'],
  ['an operation that is no object', 'replace', 'invalidSyntax'],
])('refuses %s', (_what, operation, scimType) => {
  const refused = patched(operation);
  expect({ status: refused.status, ...refused.body }).toMatchObject({ status: '400', scimType });
  expect(refused.events).toEqual([]);
});

test.each([
  ['no operations', { Operations: [] }],
  ['operations that are no list', { Operations: {} }],
  [
    'schemas of something else',
    { schemas: [USER], Operations: [{ op: 'replace', value: { active: true } }] },
  ],
])('refuses %s as invalidSyntax', (_what, body) => {
  const directory = new DirectoryUnderTest();
  const refused = directory.send('PATCH', `/Users/${directory.user('ana')}`, body);
  expect(refused.body).toMatchObject({ status: '400', scimType: 'invalidSyntax' });
});
