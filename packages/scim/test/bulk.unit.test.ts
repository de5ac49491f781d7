import type { Json, JsonObject } from '@rollcall/domain';
import { errorResponse, scimError } from '../src';
import {
  at,
  BASE_URL,
  DirectoryUnderTest,
  ENTERPRISE,
  GROUP,
  PATCH_OP,
  textOf,
  USER,
} from './directory-under-test';

const BULK = 'urn:ietf:params:scim:api:messages:2.0:BulkRequest';

const bulkOf = (operations: ReadonlyArray<unknown>, more: JsonObject = {}) => ({
  schemas: [BULK],
  ...more,
  Operations: operations,
});

/** Sends operations and answers what came of each. */
const send = (directory: DirectoryUnderTest, operations: ReadonlyArray<unknown>, more: JsonObject = {}) => {
  const { status, body } = directory.send('POST', '/Bulk', bulkOf(operations, more));
  expect([status, body.schemas]).toEqual([200, ['urn:ietf:params:scim:api:messages:2.0:BulkResponse']]);
  return Array.isArray(body.Operations) ? body.Operations : [];
};

const statuses = (results: ReadonlyArray<Json>) => results.map((result) => at(result, 'status'));
const user = (bulkId: string, userName: string, attributes: JsonObject = {}) => ({
  method: 'POST',
  path: '/Users',
  bulkId,
  data: { schemas: [USER], userName, ...attributes },
});
const group = (bulkId: string, displayName: string, members: ReadonlyArray<string>) => ({
  method: 'POST',
  path: '/Groups',
  bulkId,
  data: { schemas: [GROUP], displayName, members: members.map((value) => ({ value })) },
});
const manager = (value: string): JsonObject => ({ [ENTERPRISE]: { manager: { value } } });
const idOf = (result: Json | undefined): string => textOf(at(result, 'location')).split('/').at(-1) ?? '';

let directory: DirectoryUnderTest;
beforeEach(() => {
  directory = new DirectoryUnderTest();
});

describe('a bulk request', () => {
  test('performs every kind of operation, and answers each with place, version and a status that is a text', () => {
    const ana = directory.user('ana');
    const bo = directory.user('bo');
    const cy = directory.user('cy');
    const results = send(directory, [
      user('new', 'dee'),
      { method: 'PUT', path: `/Users/${ana}`, data: { schemas: [USER], userName: 'anna' } },
      {
        method: 'PATCH',
        path: `/Users/${bo}`,
        data: { schemas: [PATCH_OP], Operations: [{ op: 'replace', path: 'title', value: 'Guide' }] },
      },
      { method: 'DELETE', path: `/Users/${cy}` },
    ]);
    const version = expect.stringMatching(/^W\/"\d+"$/);
    expect(results).toEqual([
      {
        method: 'POST',
        bulkId: 'new',
        status: '201',
        version,
        location: expect.stringMatching(`^${BASE_URL}/Users/`),
      },
      { method: 'PUT', status: '200', version, location: `${BASE_URL}/Users/${ana}` },
      { method: 'PATCH', status: '200', version, location: `${BASE_URL}/Users/${bo}` },
      { method: 'DELETE', status: '204', location: `${BASE_URL}/Users/${cy}` },
    ]);
    expect(directory.send('GET', `/Users/${idOf(results[0])}`).body).toMatchObject({
      userName: 'dee',
      meta: { version: at(results[0], 'version') },
    });
    expect(directory.send('GET', `/Users/${ana}`).body.userName).toBe('anna');
    expect(directory.send('GET', `/Users/${bo}`).body.title).toBe('Guide');
    expect(directory.send('GET', `/Users/${cy}`).status).toBe(404);
  });

  test('continues after a failure, which it answers with the error of a single request', () => {
    directory.user('ana');
    const [taken, missing, made] = send(directory, [
      user('a', 'ANA'),
      { method: 'DELETE', path: '/Users/nobody' },
      user('b', 'bo'),
    ]);
    const alone = directory.send('POST', '/Users', { schemas: [USER], userName: 'ANA' }).body;
    expect(taken).toEqual({ method: 'POST', bulkId: 'a', status: '409', response: alone });
    expect(missing).toMatchObject({
      status: '404',
      location: `${BASE_URL}/Users/nobody`,
      response: { status: '404', detail: expect.stringContaining('nobody') },
    });
    expect(made).toMatchObject({ status: '201' });
  });

  test('stops at the number of failures that failOnErrors names, with all that was processed', () => {
    const gone = { method: 'DELETE', path: '/Users/nobody' };
    const operations = [gone, user('a', 'ana'), gone, user('b', 'bo')];
    expect(statuses(send(directory, operations, { failOnErrors: 2 }))).toEqual(['404', '201', '404']);
    expect(directory.view.userCount).toBe(1);
  });

  test('holds an operation to the version it names', () => {
    const ana = directory.user('ana');
    const operations = [{ method: 'DELETE', path: `/Users/${ana}`, version: 'W/"999"' }];
    expect(statuses(send(directory, operations))).toEqual(['412']);
    const current = at(directory.send('GET', `/Users/${ana}`).body, 'meta.version') ?? '';
    expect(statuses(send(directory, [{ ...operations[0], version: current }]))).toEqual(['204']);
  });

  test('makes each operation whole or nothing by itself', () => {
    const team = directory.group('Team');
    const operations = [
      user('a', 'ana'),
      {
        method: 'PATCH',
        path: `/Groups/${team}`,
        data: {
          Operations: [
            { op: 'add', path: 'members', value: [{ value: 'bulkId:a' }] },
            { op: 'add', path: 'members', value: [{ value: 'nobody' }] },
          ],
        },
      },
    ];
    expect(statuses(send(directory, operations))).toEqual(['201', '400']);
    expect(directory.membersOf(team)).toEqual([]);
    expect(directory.view.userCount).toBe(1);
  });

  test('tries nothing more once the store is away, and says so of each', () => {
    const operation = directory.operation('POST', '/Bulk', bulkOf([user('a', 'ana'), user('b', 'bo')]));
    if (operation._tag !== 'Bulk' || operation.first._tag !== 'Perform') throw new Error('nothing to do');
    const next = operation.first.settle(errorResponse(scimError(503, 'The store is away.')));
    expect(next).toMatchObject({ _tag: 'Finished', response: { status: 200 } });
    if (next._tag !== 'Finished') return;
    expect(JSON.parse(next.response.body ?? '')).toMatchObject({
      Operations: [
        { status: '503', response: { detail: 'The store is away.' } },
        { status: '503', response: { detail: expect.stringContaining('not tried') } },
      ],
    });
  });
});

describe('a bulkId', () => {
  test('stands for the id of what is created, in bodies and in paths', () => {
    const results = send(directory, [
      user('ana', 'ana'),
      user('bo', 'bo', manager('bulkId:ana')),
      group('team', 'Team', ['bulkId:ana']),
      {
        method: 'PATCH',
        path: '/Groups/bulkId:team',
        data: {
          Operations: [
            { op: 'add', path: 'members', value: [{ value: 'bulkId:bo' }] },
            { op: 'remove', path: 'members[value eq "bulkId:ana"]' },
          ],
        },
      },
    ]);
    expect(statuses(results)).toEqual(['201', '201', '201', '200']);
    const [ana, bo, team, patched] = results.map(idOf);
    expect(patched).toBe(team);
    expect(directory.membersOf(textOf(team))).toEqual([bo]);
    expect(at(directory.send('GET', `/Users/${bo}`).body[ENTERPRISE], 'manager.value')).toBe(ana);
  });

  test('may be referred to before the operation that gives it, and the answer keeps the order of the request', () => {
    const results = send(directory, [
      group('team', 'Team', ['bulkId:ana']),
      {
        method: 'PATCH',
        path: '/Groups/bulkId:team',
        data: { Operations: [{ op: 'replace', path: 'displayName', value: 'Crew' }] },
      },
      user('ana', 'ana'),
      { method: 'DELETE', path: '/Users/bulkId:ana' },
    ]);
    expect(statuses(results)).toEqual(['201', '200', '201', '204']);
    expect(results.map((result) => at(result, 'method'))).toEqual(['POST', 'PATCH', 'POST', 'DELETE']);
    expect(directory.send('GET', `/Groups/${idOf(results[0])}`).body.displayName).toBe('Crew');
  });

  test('does not change the order of what is aimed at one resource', () => {
    const team = directory.group('Team');
    const patch = (value: Json) => ({
      method: 'PATCH',
      path: `/Groups/${team}`,
      data: { Operations: [{ op: 'replace', path: 'members', value }] },
    });
    const results = send(directory, [patch([{ value: 'bulkId:ana' }]), patch([]), user('ana', 'ana')]);
    expect(statuses(results)).toEqual(['200', '200', '201']);
    expect(directory.membersOf(team)).toEqual([]);
  });

  test('in a circle are resolved, whatever waits for the circle', () => {
    const results = send(directory, [
      group('team', 'Team', ['bulkId:a']),
      user('a', 'ana', manager('bulkId:b')),
      user('b', 'bo', manager('bulkId:a')),
      user('self', 'cy', manager('bulkId:self')),
    ]);
    expect(statuses(results)).toEqual(['201', '201', '201', '201']);
    const idOf = (place: number): string => textOf(at(results[place], 'location')).split('/').at(-1) ?? '';
    const managerOf = (id: string) =>
      at(directory.send('GET', `/Users/${id}`).body[ENTERPRISE], 'manager.value');
    expect([managerOf(idOf(1)), managerOf(idOf(2)), managerOf(idOf(3))]).toEqual([idOf(2), idOf(1), idOf(3)]);
    expect(directory.membersOf(idOf(0))).toEqual([idOf(1)]);
  });

  test('in a circle fail with the operation that fails', () => {
    directory.user('bo');
    const results = send(directory, [
      user('b', 'bo', manager('bulkId:a')),
      user('a', 'ana', manager('bulkId:b')),
    ]);
    expect(statuses(results)).toEqual(['409', '409']);
    expect(at(results[1], 'response.detail')).toContain('bulkId:b was not created');
  });

  test('of what could not be created fails what refers to it', () => {
    directory.user('ana');
    const results = send(directory, [user('a', 'ana'), group('team', 'Team', ['bulkId:a'])]);
    expect(statuses(results)).toEqual(['409', '409']);
    expect(at(results[1], 'response.detail')).toContain('bulkId:a was not created');
    expect(directory.view.groupCount).toBe(0);
  });

  test('that nobody gives is an error, not an id', () => {
    const [member, path] = send(directory, [
      group('team', 'Team', ['bulkId:nobody']),
      { method: 'DELETE', path: '/Users/bulkId:nobody' },
    ]);
    for (const result of [member, path]) {
      expect(result).toMatchObject({ status: '400', response: { scimType: 'invalidValue' } });
      expect(at(result, 'response.detail')).toContain('bulkId:nobody refers to nothing');
    }
  });
});

describe('a bulk operation is refused by itself', () => {
  test.each([
    ['without a method', { path: '/Users' }, 'invalidSyntax'],
    ['with a method it cannot have', { method: 'GET', path: '/Users/1' }, 'invalidSyntax'],
    ['without a path', { method: 'DELETE' }, 'invalidSyntax'],
    ['when a POST has no bulkId', { ...user('a', 'ana'), bulkId: undefined }, 'invalidSyntax'],
    ['when a POST names a resource', { ...user('a', 'ana'), path: '/Users/1' }, 'invalidValue'],
    ['when a DELETE names a collection', { method: 'DELETE', path: '/Users' }, 'invalidValue'],
    ['at an endpoint of no resources', { ...user('a', 'ana'), path: '/Bulk' }, 'invalidValue'],
    ['with a path that cannot be read', { method: 'DELETE', path: '/Users/%ZZ' }, 'invalidValue'],
    ['without data', { ...user('a', 'ana'), data: undefined }, 'invalidSyntax'],
    ['with data that fits no schema', { ...user('a', 'ana'), data: { userName: 'ana' } }, 'invalidSyntax'],
  ])('%s', (_situation, operation, scimType) => {
    const [refused, made] = send(directory, [operation, user('other', 'bo')]);
    expect(refused).toMatchObject({ status: '400', response: { scimType } });
    expect(made).toMatchObject({ status: '201' });
  });
});

describe('a bulk request is refused as a whole', () => {
  const refused = (body: JsonObject) => directory.send('POST', '/Bulk', body).body;

  test.each([
    ['without its schema', { schemas: [USER], Operations: [user('a', 'ana')] }],
    ['without operations', bulkOf([])],
    ['with an operation that is no object', bulkOf(['DELETE /Users/1'])],
    ['with one bulkId for two operations', bulkOf([user('a', 'ana'), user('a', 'bo')])],
    ['with a failOnErrors of 0', bulkOf([user('a', 'ana')], { failOnErrors: 0 })],
  ])('%s', (_situation, body) => {
    expect(refused(JSON.parse(JSON.stringify(body)))).toMatchObject({
      status: '400',
      scimType: 'invalidSyntax',
    });
    expect(directory.view.userCount).toBe(0);
  });

  test('with more operations than maxOperations, which the error names', () => {
    const many = (length: number) =>
      bulkOf(Array.from({ length }, () => ({ method: 'DELETE', path: '/Users/nobody' })));
    expect(directory.send('POST', '/Bulk', many(1000)).status).toBe(200);
    expect(directory.send('POST', '/Bulk', many(1001)).body).toMatchObject({
      status: '413',
      detail:
        'The bulk request has 1001 operations, which exceeds maxOperations (1000). Split it. Nothing was changed.',
    });
  });
});
