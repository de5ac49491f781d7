import type { JsonObject } from '@rollcall/domain';
import * as E from 'fp-ts/lib/Either.js';
import { misfits, readSchemaExtension } from '../src';
import { at, DirectoryUnderTest, GROUP, PATCH_OP, resourcesOf, textOf, USER } from './directory-under-test';

const DOOR = 'urn:example:params:scim:schemas:extension:door:1.0:User';
const attributes: ReadonlyArray<JsonObject> = [
  { name: 'badge', required: true, caseExact: true, uniqueness: 'server' },
  { name: 'level', type: 'integer' },
  { name: 'site', canonicalValues: ['Berlin', 'Oslo'] },
  { name: 'hired', type: 'dateTime', mutability: 'immutable' },
  { name: 'note', returned: 'request' },
  { name: 'pin', returned: 'never' },
  {
    name: 'doors',
    type: 'complex',
    multiValued: true,
    subAttributes: [
      { name: 'value' },
      { name: 'until', type: 'dateTime' },
      { name: 'primary', type: 'boolean' },
    ],
  },
];
const door = (of = attributes): JsonObject => ({
  id: DOOR,
  name: 'Door',
  description: 'Doors.',
  attributes: of,
});

const extensionOf = (schema: unknown, resourceType: 'User' | 'Group' = 'User') => {
  const read = readSchemaExtension(resourceType, schema);
  if (E.isLeft(read)) throw new Error(read.left);
  return read.right;
};

const declared = (schema: unknown = door(), resourceType: 'User' | 'Group' = 'User'): DirectoryUnderTest => {
  const directory = new DirectoryUnderTest();
  directory.run([{ _tag: 'DeclareSchemaExtension', extension: extensionOf(schema, resourceType) }]);
  return directory;
};
const post = (directory: DirectoryUnderTest, userName: string, values: JsonObject, query = '') =>
  directory.send('POST', `/Users${query}`, { schemas: [USER, DOOR], userName, [DOOR]: values });

describe('a declared extension', () => {
  test('is stored, shown, and listed in schemas where a user has values of it', () => {
    const directory = declared();
    const made = post(directory, 'ana', { BADGE: 'b7', level: 2, site: 'berlin', stray: 1 });
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({
      schemas: [USER, DOOR],
      [DOOR]: { badge: 'b7', level: 2, site: 'Berlin' },
    });
    expect(directory.send('GET', `/Users/${directory.user('bo')}`).body.schemas).toEqual([USER]);
  });

  test.each<[string, JsonObject, string]>([
    ['a wrong type', { badge: 'b', level: 'high' }, `${DOOR}.level must be an integer, not "high".`],
    ['no required value', { level: 1 }, `${DOOR} has an entry without "badge".`],
    [
      'no canonical value',
      { badge: 'b', site: 'Rome' },
      `${DOOR}.site must be "Berlin", "Oslo", not "Rome".`,
    ],
    [
      'no date',
      { badge: 'b', hired: 'today' },
      `${DOOR}.hired must be a dateTime such as "2024-05-15T09:21:23Z", not "today".`,
    ],
  ])('refuses %s', (_, values, detail) =>
    expect(post(declared(), 'ana', values).body).toMatchObject({
      status: '400',
      scimType: 'invalidValue',
      detail,
    }),
  );

  test('refuses a unique value twice, by POST, PUT and PATCH, with 409', () => {
    const directory = declared();
    post(directory, 'ana', { badge: 'b7' });
    const taken = { status: '409', scimType: 'uniqueness' };
    expect(post(directory, 'bo', { badge: 'b7' }).body).toMatchObject(taken);
    expect(post(directory, 'bo', { badge: 'B7' }).status).toBe(201);
    expect(
      directory.patch('/Users/id-3', { op: 'replace', path: `${DOOR}:badge`, value: 'b7' }).body,
    ).toMatchObject({
      ...taken,
      detail: `${DOOR}:badge "b7" already belongs to id-1, and no two may have the same. Correct the attribute mapping, or the value there.`,
    });
    expect(
      directory.send('PUT', '/Users/id-1', { schemas: [USER], userName: 'ana', [DOOR]: { badge: 'b7' } })
        .status,
    ).toBe(200);
  });

  test('is changed by paths with its URN, dotted, filtered, and without a path', () => {
    const directory = declared();
    post(directory, 'ana', { badge: 'b7', doors: [{ value: 'north' }, { value: 'south' }] });
    const patched = directory.patch(
      '/Users/id-1',
      { op: 'add', path: `${DOOR.toUpperCase()}:LEVEL`, value: 3 },
      { op: 'replace', path: `${DOOR}:doors[value eq "north"].until`, value: '2027-01-01T00:00:00Z' },
      { op: 'remove', path: `${DOOR}:doors[value eq "south"]` },
      { op: 'add', value: { [`${DOOR}:site`]: 'oslo', [DOOR]: { badge: 'b8' } } },
    );
    expect(patched.body[DOOR]).toEqual({
      badge: 'b8',
      level: 3,
      site: 'Oslo',
      doors: [{ value: 'north', until: '2027-01-01T00:00:00Z' }],
    });
  });

  test('says how to remove one of the values that have no parts, which no filter can name', () => {
    const directory = declared(door([{ name: 'colours', multiValued: true }]));
    post(directory, 'ana', { colours: ['red', 'blue'] });
    const remove = (more: JsonObject) => directory.patch('/Users/id-1', { op: 'remove', ...more }).body;
    expect(remove({ path: `${DOOR}:colours[value eq "red"]` })).toMatchObject({
      scimType: 'invalidPath',
      detail: `path: the values of "${DOOR}:colours" have no parts to choose by; list them in the "value" of the operation. Nothing was changed.`,
    });
    expect(remove({ path: `${DOOR}:colours`, value: ['red'] })[DOOR]).toEqual({ colours: ['blue'] });
  });

  test('keeps an immutable value, whatever is sent', () => {
    const directory = declared();
    post(directory, 'ana', { badge: 'b7', hired: '2020-01-01T00:00:00Z' });
    const mutability = { status: '400', scimType: 'mutability' };
    const path = `${DOOR}:hired`;
    expect(
      directory.patch('/Users/id-1', { op: 'replace', path, value: '2021-01-01T00:00:00Z' }).body,
    ).toMatchObject(mutability);
    expect(directory.patch('/Users/id-1', { op: 'remove', path }).body).toMatchObject(mutability);
    expect(directory.patch('/Users/id-1', { op: 'remove', path: DOOR }).body).toMatchObject(mutability);
    expect(directory.patch('/Users/id-1', { op: 'add', path, value: '2020-01-01T00:00:00Z' }).status).toBe(
      200,
    );
    const put = (values: JsonObject) =>
      directory.send('PUT', '/Users/id-1', { schemas: [USER], userName: 'ana', [DOOR]: values });
    expect(put({ badge: 'b7', hired: '2021-01-01T00:00:00Z' }).body).toMatchObject(mutability);
    expect(put({ badge: 'b7' }).body[DOOR]).toEqual({ badge: 'b7', hired: '2020-01-01T00:00:00Z' });
  });

  test('keeps what is required while there are other values, and loses it with them', () => {
    const directory = declared();
    post(directory, 'ana', { badge: 'b7', level: 1 });
    expect(directory.patch('/Users/id-1', { op: 'remove', path: `${DOOR}:badge` }).body).toMatchObject({
      scimType: 'mutability',
    });
    directory.user('bo');
    expect(directory.patch('/Users/id-2', { op: 'add', path: `${DOOR}:level`, value: 1 }).body).toMatchObject(
      {
        scimType: 'invalidValue',
        detail: `${DOOR}:badge is required where there are values of this extension. Nothing was changed.`,
      },
    );
    expect(directory.patch('/Users/id-1', { op: 'remove', path: DOOR }).body).not.toHaveProperty([DOOR]);
  });

  test('shows each value as its "returned" says', () => {
    const directory = declared();
    const made = post(directory, 'ana', { badge: 'b7', note: 'n', pin: '1234' });
    expect(made.body[DOOR]).toEqual({ badge: 'b7' });
    const get = (query: string) => directory.send('GET', `/Users/id-1?${query}`).body[DOOR];
    expect(get(`attributes=${DOOR}:note`)).toEqual({ note: 'n' });
    expect(get(`attributes=${DOOR}:pin,${DOOR}:badge`)).toEqual({ badge: 'b7' });
    expect(get(`attributes=${DOOR}`)).toEqual({ badge: 'b7' });
    expect(get(`excludedAttributes=${DOOR}:badge`)).toBeUndefined();
    expect(get('attributes=userName')).toBeUndefined();
    expect(directory.send('GET', `/Users?filter=${DOOR}:pin eq "1234"`).body).toMatchObject({
      scimType: 'invalidFilter',
    });
    expect(directory.send('GET', `/Users?sortBy=${DOOR}:pin`).status).toBe(400);
  });

  test('always shows what is returned always, be it asked for or not', () => {
    const directory = declared(
      door([
        { name: 'badge', returned: 'always' },
        { name: 'level', type: 'integer' },
      ]),
    );
    post(directory, 'ana', { badge: 'b7', level: 1 });
    const get = (query: string) => directory.send('GET', `/Users/id-1?${query}`).body[DOOR];
    for (const query of ['attributes=userName', `excludedAttributes=${DOOR}`, `attributes=${DOOR}:badge`]) {
      expect(get(query)).toEqual({ badge: 'b7' });
    }
    expect(get('')).toEqual({ badge: 'b7', level: 1 });
  });

  test('is filtered and sorted by', () => {
    const directory = declared();
    post(directory, 'ana', { badge: 'b9', level: 10 });
    post(directory, 'bo', {
      badge: 'b10',
      level: 9,
      doors: [{ value: 'North', until: '2027-01-01T00:00:00Z' }],
    });
    directory.user('cyd');
    const found = (query: string) =>
      resourcesOf(directory.send('GET', `/Users?${query}`)).map(({ userName }) => userName);
    expect(found(`filter=${DOOR}:level gt 9`)).toEqual(['ana']);
    expect(found(`filter=${DOOR}:badge eq "B9"`)).toEqual([]);
    expect(found(`filter=badge eq "b9"`)).toEqual(['ana']);
    expect(found(`filter=${DOOR}:doors[value eq "north" and until gt "2026-12-31T23:00:00Z"]`)).toEqual([
      'bo',
    ]);
    expect(found(`sortBy=${DOOR}:level`)).toEqual(['bo', 'ana', 'cyd']);
  });

  test('is published by /Schemas, /ResourceTypes and OpenAPI', () => {
    const directory = declared();
    expect(directory.send('GET', `/Schemas/${DOOR}`).body).toMatchObject({
      id: DOOR,
      attributes: extensionOf(door()).schema.attributes,
    });
    expect(directory.send('GET', '/ResourceTypes/User').body.schemaExtensions).toContainEqual({
      schema: DOOR,
      required: false,
    });
    const user = at(directory.send('GET', '/openapi.json').body, 'components.schemas.User');
    expect(at(user, 'properties')).toHaveProperty([DOOR, 'properties', 'site', 'enum'], ['Berlin', 'Oslo']);
    expect(new DirectoryUnderTest().send('GET', `/Schemas/${DOOR}`).status).toBe(404);
  });

  test('of groups is for groups alone', () => {
    const directory = declared(door([{ name: 'level', type: 'integer' }]), 'Group');
    const made = directory.send('POST', '/Groups', {
      schemas: [GROUP, DOOR],
      displayName: 'G',
      [DOOR]: { level: 4 },
    });
    expect(made.body).toMatchObject({ schemas: [GROUP, DOOR], [DOOR]: { level: 4 } });
    expect(
      directory.patch('/Groups/id-1', { op: 'replace', path: `${DOOR}:level`, value: 5 }).body[DOOR],
    ).toEqual({ level: 5 });
    expect(post(directory, 'ana', { level: 1 }).body).not.toHaveProperty([DOOR]);
  });

  test('is not guessed where two extensions have an attribute of that name', () => {
    const directory = declared(door([{ name: 'department' }]));
    expect(directory.send('GET', '/Users?filter=department eq "x"').body).toMatchObject({
      scimType: 'invalidFilter',
    });
  });
});

describe('what is held under an extension', () => {
  test('changes the version of who has values of it as it is withdrawn and declared again', () => {
    const directory = declared();
    const made = post(directory, 'ana', { badge: 'b7' });
    const url = `/Users/${textOf(made.body.id)}`;
    const bo = `/Users/${directory.user('bo')}`;
    const etag = (of = url) => textOf(directory.send('GET', of).headers.etag);
    const [before, untouched] = [etag(), etag(bo)];
    directory.run([{ _tag: 'WithdrawSchemaExtension', id: DOOR }]);
    const hidden = directory.send('GET', url, undefined, { 'if-none-match': before });
    expect([hidden.status, at(hidden.body.meta, 'version')]).toEqual([200, hidden.headers.etag]);
    expect(hidden.headers.etag).not.toBe(before);
    const stale = directory.send('DELETE', url, undefined, { 'if-match': before });
    expect(stale.status).toBe(412);
    directory.run([{ _tag: 'DeclareSchemaExtension', extension: extensionOf(door()) }]);
    expect([etag(), etag(bo)]).toEqual([before, untouched]);
    const secret = attributes.map((one) => (one.name === 'badge' ? { ...one, returned: 'request' } : one));
    directory.run([{ _tag: 'DeclareSchemaExtension', extension: extensionOf(door(secret)) }]);
    expect([before, hidden.headers.etag]).not.toContain(etag());
  });

  test('stays out of sight when it is withdrawn, through PUT and PATCH, and comes back with it', () => {
    const directory = declared();
    post(directory, 'ana', { badge: 'b7' });
    directory.run([{ _tag: 'WithdrawSchemaExtension', id: DOOR }]);
    expect(directory.send('GET', '/Users/id-1').body).toMatchObject({ schemas: [USER] });
    const put = directory.send('PUT', '/Users/id-1', { schemas: [USER], userName: 'ana', title: 'x' });
    expect(put.body).not.toHaveProperty([DOOR]);
    directory.patch('/Users/id-1', { op: 'replace', path: 'title', value: 'y' });
    directory.run([{ _tag: 'DeclareSchemaExtension', extension: extensionOf(door()) }]);
    expect(directory.send('GET', '/Users/id-1').body[DOOR]).toEqual({ badge: 'b7' });
  });

  test.each<[string, JsonObject[], string]>([
    ['another type', [{ name: 'badge', type: 'integer' }], `${DOOR}.badge must be an integer, not "b7".`],
    ['no such attribute', [{ name: 'level' }], `${DOOR}.badge would be left out.`],
    [
      'one more that is required',
      [{ name: 'badge' }, { name: 'level', required: true }],
      `${DOOR} has an entry without "level".`,
    ],
  ])('does not fit a declaration with %s', (_, changed, reason) => {
    const directory = declared();
    post(directory, 'ana', { badge: 'b7' });
    expect(misfits(directory.view, extensionOf(door(changed)))).toEqual({ count: 1, first: 'id-1', reason });
    expect(misfits(directory.view, extensionOf(door()))).toBeUndefined();
  });

  test('is not changed by a request that was read before the schema changed', () => {
    const directory = declared();
    directory.user('ana');
    const read = directory.operation('PATCH', '/Users/id-1', {
      schemas: [PATCH_OP],
      Operations: [{ op: 'add', path: `${DOOR}:badge`, value: 'b7' }],
    });
    directory.run([{ _tag: 'WithdrawSchemaExtension', id: DOOR }]);
    expect(read._tag === 'Change' && read.plan(directory.view)).toMatchObject({ left: { status: 503 } });
  });
});

describe('a declaration is refused', () => {
  const attribute = (more: JsonObject) => door([{ name: 'a', ...more }]);
  test.each<[unknown, RegExp]>([
    ['text', /must be a JSON object/],
    [{ ...door(), id: 'door' }, /id must be a URN/],
    [{ ...door(), id: USER }, /defined by the RFCs/],
    [{ ...door(), id: 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:USER' }, /defined by the RFCs/],
    [{ ...door(), atributes: [] }, /"atributes", which no schema has/],
    [door([]), /at least one attribute/],
    [door(Array.from({ length: 101 }, (_, n) => ({ name: `a${n}` }))), /101 attributes; the limit is 100/],
    [door([{ name: 'a' }, { name: 'A' }]), /two attributes named "A"/],
    [door([{ name: '1a' }]), /attributes\[0\]\.name must be a letter/],
    [door([{ name: 'constructor' }]), /attributes\[0\]\.name must be a letter/],
    [attribute({ type: 'text' }), /attribute "a": type must be one of string, .*, not "text"/],
    [attribute({ multivalued: true }), /has "multivalued", which no attribute has/],
    [attribute({ required: 'yes' }), /required must be true or false, not "yes"/],
    [attribute({ mutability: 'writeOnly' }), /none is ever stored here/],
    [attribute({ mutability: 'readOnly', required: true }), /nobody could ever give it a value/],
    [attribute({ uniqueness: 'global' }), /uniqueness must be none or server/],
    [attribute({ uniqueness: 'server', multiValued: true }), /single string, integer or reference/],
    [attribute({ type: 'boolean', canonicalValues: ['x'] }), /for the types string and reference/],
    [attribute({ canonicalValues: ['x', 'X'] }), /has a value twice/],
    [attribute({ type: 'complex' }), /subAttributes must be a list/],
    [attribute({ subAttributes: [{ name: 'b' }] }), /only the type complex has/],
    [
      attribute({ type: 'complex', subAttributes: [{ name: 'b', type: 'complex', subAttributes: [] }] }),
      /attribute "b": type must be/,
    ],
  ])('%j', (schema, fault) => {
    const read = readSchemaExtension('User', schema);
    expect(E.isLeft(read) && read.left).toMatch(fault);
  });
});
