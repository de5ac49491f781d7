import {
  at,
  BASE_URL,
  DirectoryUnderTest,
  ENTERPRISE,
  GROUP,
  resourcesOf,
  textOf,
  USER,
} from '../directory-under-test';
import { duty, found, refusal } from './duty';

let directory: DirectoryUnderTest;
let ana: string;
let team: string;
beforeEach(() => {
  directory = new DirectoryUnderTest();
  ana = directory.user('ana', { [ENTERPRISE]: { department: 'R&D', manager: { value: '7' } } });
  team = directory.group('Team', [ana]);
});

duty('attribute, operator, URN case', () => {
  expect(found(directory, 'USERNAME Eq "ana" AND NOT (Active EQ false)')).toEqual(['ana']);
  expect(found(directory, `${ENTERPRISE.toUpperCase()}:DEPARTMENT eq "r&d"`)).toEqual(['ana']);
  directory.patch(`/Groups/${team}`, { op: 'Remove', path: 'Members', value: [{ VALUE: ana }] });
  expect(directory.membersOf(team)).toEqual([]);
  const made = directory.send('POST', '/Users', { SCHEMAS: [USER.toUpperCase()], USERNAME: 'bo' });
  expect([made.status, made.body.userName]).toEqual([201, 'bo']);
});

duty('URN paths', () => {
  expect(found(directory, `${ENTERPRISE}:manager.value eq "7"`)).toEqual(['ana']);
  expect(found(directory, `${USER}:name.givenName pr`)).toEqual([]);
  const patched = directory.patch(`/Users/${ana}`, {
    op: 'replace',
    path: `${ENTERPRISE}:manager.value`,
    value: '8',
  });
  expect(at(patched.body[ENTERPRISE], 'manager.value')).toBe('8');
});

duty('`$ref` in filters and paths', () => {
  expect(found(directory, `members.$ref eq "${BASE_URL}/Users/${ana}"`, '/Groups')).toEqual(['Team']);
  expect(found(directory, `members[$ref ew "/${ana}"]`, '/Groups')).toEqual(['Team']);
});

duty('media types', () => {
  const send = (type: string, accept?: string) =>
    directory.send(
      'POST',
      '/Users',
      { schemas: [USER], userName: `u${type.length}${accept ?? ''}` },
      {
        'content-type': type,
        ...(accept === undefined ? {} : { accept }),
      },
    );
  for (const type of ['application/scim+json', 'application/json', 'application/json; charset=utf-8']) {
    const { status, headers } = send(type);
    expect([status, headers['content-type']]).toEqual([
      201,
      expect.stringMatching(/^application\/scim\+json/),
    ]);
  }
  expect(send('text/xml').status).toBe(415);
  expect(send('application/scim+json', 'text/html').status).toBe(406);
});

duty('unknown query parameters', () => {
  for (const url of [
    '/Users?aadOptscim062020',
    `/Users/${ana}?x=1`,
    '/Schemas?x',
    '/ServiceProviderConfig?x=',
  ]) {
    expect(directory.send('GET', url).status).toBe(200);
  }
  const made = directory.send('POST', '/Users?aadOptscim062020=', { schemas: [USER], userName: 'bo' });
  expect(made.status).toBe(201);
});

duty('unknown endpoint, wrong method', () => {
  expect(directory.send('GET', '/Nothing')).toMatchObject({ status: 404, body: { status: '404' } });
  const { status, headers } = directory.send('DELETE', '/Users');
  expect([status, headers.allow]).toEqual([405, expect.stringContaining('POST')]);
});

duty('`/ServiceProviderConfig`', () => {
  expect(directory.send('GET', '/ServiceProviderConfig').body).toMatchObject({
    patch: { supported: true },
    bulk: { maxOperations: expect.any(Number), maxPayloadSize: expect.any(Number) },
    filter: { maxResults: expect.any(Number) },
    changePassword: { supported: false },
    sort: { supported: true },
    etag: { supported: true },
    authenticationSchemes: [{ type: 'oauthbearertoken' }],
    pagination: { cursor: true, index: true },
  });
  expect(directory.send('GET', '/ServiceProviderConfig').body).not.toHaveProperty('securityEvents');
  const told = new DirectoryUnderTest();
  told.toldEvents = ['urn:ietf:params:scim:event:prov:delete'];
  expect(told.send('GET', '/ServiceProviderConfig').body.securityEvents).toEqual({
    asyncRequest: 'none',
    eventUris: told.toldEvents,
  });
});

duty('`/Schemas`, `/ResourceTypes`', () => {
  for (const [endpoint, one] of [
    ['/Schemas', USER],
    ['/ResourceTypes', 'User'],
  ]) {
    const all = directory.send('GET', `${endpoint}?startIndex=2&count=1&sortBy=id`);
    expect(resourcesOf(all).length).toBe(all.body.totalResults);
    expect(directory.send('GET', `${endpoint}/${one}`).body).toEqual(resourcesOf(all)[0]);
    expect(directory.send('GET', `${endpoint}?filter=id pr`).status).toBe(403);
    expect(directory.send('POST', `${endpoint}`, {}).status).toBe(405);
  }
  const ids = resourcesOf(directory.send('GET', '/Schemas')).map(({ id }) => textOf(id));
  expect(ids.filter((id) => id.includes(':api:messages:'))).toEqual([]);
});

duty('published schema', () => {
  const { attributes } = directory.send('GET', `/Schemas/${GROUP}`).body;
  const named = (list: unknown, name: string) =>
    Array.isArray(list) ? list.find((one) => at(one, 'name') === name) : undefined;
  const members = at(named(attributes, 'members'), 'subAttributes');
  expect(at(named(attributes, 'displayName'), 'required')).toBe(true);
  expect(at(named(members, 'value'), 'caseExact')).toBe(true);
  expect(named(members, 'display')).toBeDefined();
});

duty('`schemas`', () => {
  expect(directory.send('POST', '/Users', { schemas: [ENTERPRISE], userName: 'x' }).status).toBe(400);
  const made = directory.send('POST', '/Users', {
    schemas: [USER, 'urn:nobody:knows'],
    [USER]: { userName: 'bo' },
    'urn:nobody:knows': { x: 1 },
  });
  expect([made.status, made.body.userName, made.body.schemas]).toEqual([201, 'bo', [USER]]);
  expect(made.body).not.toHaveProperty('urn:nobody:knows');
});

duty('`/Me`', () => {
  for (const method of ['GET', 'PUT', 'PATCH', 'DELETE', 'POST']) {
    expect(refusal(directory.send(method, '/Me'))[0]).toBe(501);
  }
});
