import fc from 'fast-check';
import { undescribedBy } from './described';
import {
  DirectoryUnderTest,
  ENTERPRISE,
  GROUP,
  PATCH_OP,
  resourcesOf,
  textOf,
  USER,
} from './directory-under-test';

const names = fc.constantFrom(
  'schemas',
  'id',
  'meta',
  'groups',
  'members',
  'userName',
  'USERNAME',
  'active',
  'name',
  'givenName',
  'emails',
  'value',
  'type',
  'primary',
  'display',
  '$ref',
  'displayName',
  'externalId',
  'password',
  'manager',
  'department',
  'x509Certificates',
  'Operations',
  'op',
  'path',
  'name.givenName',
  'emails.value',
  'emails[type eq "work"].value',
  USER,
  GROUP,
  ENTERPRISE,
  `${ENTERPRISE}:manager.value`,
  'toString',
  'hasOwnProperty',
  'filter',
  'attributes',
  'count',
  '',
);
const texts = fc.oneof(
  fc.constantFrom(
    USER,
    GROUP,
    PATCH_OP,
    ENTERPRISE,
    'id-1',
    'id-2',
    'id-3',
    'work',
    'True',
    'add',
    'replace',
    'remove',
    '',
  ),
  fc.string({ unit: 'grapheme', maxLength: 12 }),
);
const json = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'medium', withCrossShrink: true },
    texts,
    fc.boolean(),
    fc.constant(null),
    fc.integer(),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(names, tie('value'), { maxKeys: 5 }),
  ),
})).value;

const paths = fc.constantFrom(
  'userName',
  'active',
  'name',
  'name.givenName',
  'emails',
  'emails.value',
  'emails.primary',
  'emails[type eq "work"]',
  'emails[type eq "work"].value',
  'emails[not (value pr)]',
  'emails[value co "a" or primary eq true].display',
  'members',
  'members[value eq "id-1"]',
  'members[display pr]',
  'members.value',
  'manager',
  `${ENTERPRISE}:manager`,
  ENTERPRISE,
  USER,
  'schemas',
  'meta',
  'groups',
  'password',
  'roles[primary eq "true"].value',
  'displayName',
  'externalId',
  'emails[',
  7,
);
const operation = fc.record(
  { op: fc.constantFrom('add', 'Replace', 'remove'), path: paths, value: json },
  { requiredKeys: ['op'] },
);
const patch = fc
  .array(operation, { maxLength: 5 })
  .map((Operations) => ({ schemas: [PATCH_OP], Operations }));
const resource = fc
  .tuple(fc.dictionary(names, json, { maxKeys: 6 }), fc.constantFrom(USER, GROUP))
  .map(([attributes, urn]) => ({ userName: 'zoe', displayName: 'Zoe', ...attributes, schemas: [urn] }));

const bulkTexts = fc.constantFrom('a', 'b', '', 'bulkId:a', '__proto__');
const bulk = fc
  .array(
    fc.record(
      {
        method: fc.oneof(fc.constantFrom('POST', 'put', 'PATCH', 'DELETE', 'GET'), json),
        path: fc.oneof(
          fc.constantFrom('/Users', '/Groups', '/Users/id-1', '/Users/bulkId:a', 'Groups/bulkId:b', '/%'),
          json,
        ),
        bulkId: fc.oneof(bulkTexts, json),
        version: fc.constantFrom('W/"1"', '*', ''),
        data: fc.oneof(
          resource,
          resource.map((made) => ({ ...made, members: [{ value: 'bulkId:a' }], manager: 'bulkId:b' })),
          patch,
          json,
        ),
      },
      { requiredKeys: ['method', 'path'] },
    ),
    { maxLength: 6 },
  )
  .map((Operations) => ({ schemas: ['urn:ietf:params:scim:api:messages:2.0:BulkRequest'], Operations }));

const requests = fc.record({
  method: fc.constantFrom('GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'),
  url: fc.constantFrom(
    '/Users',
    '/Users/id-1',
    '/Groups',
    '/Groups/id-3',
    '/.search',
    '/Users/.search',
    '/Schemas',
    '/Me',
    '/Bulk',
    '/Bulk',
    '/',
    '/Users/constructor',
    '/__proto__',
  ),
  query: fc.dictionary(
    fc.constantFrom(
      'filter',
      'attributes',
      'excludedAttributes',
      'startIndex',
      'count',
      'sortBy',
      'sortOrder',
      '__proto__',
    ),
    fc.oneof(
      texts,
      names,
      fc.constantFrom('userName eq "a"', 'members pr', 'emails[type eq "work"]', '-1', '3'),
    ),
    { maxKeys: 3 },
  ),
  body: fc.oneof(json, patch, patch, resource, bulk, fc.string(), fc.constant(undefined)),
  ifMatch: fc.constantFrom('*', '*', '*', 'W/"1"', '"2", W/"3"', '\u0000'),
});

const undescribed = undescribedBy(new DirectoryUnderTest().send('GET', '/openapi.json').body);

test('whatever is sent, the answer is one that is described and the directory can be read', () => {
  fc.assert(
    fc.property(fc.array(requests, { minLength: 1, maxLength: 4 }), (sent) => {
      const directory = new DirectoryUnderTest();
      const ana = directory.user('ana', { emails: [{ value: 'a', type: 'work' }] });
      directory.user('bo');
      directory.group('Engineering', [ana]);
      for (const { method, url, query, body, ifMatch } of sent) {
        const text = typeof body === 'string' || body === undefined ? body : JSON.stringify(body);
        const answer = directory.send(method, `${url}?${new URLSearchParams(query).toString()}`, text, {
          'if-match': ifMatch,
        });
        expect([200, 201, 204, 304, 400, 403, 404, 405, 409, 412, 413, 501]).toContain(answer.status);
        expect(undescribed(method, url, answer)).toEqual([]);
        if (answer.status >= 400) {
          expect(answer.body).toMatchObject({
            schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'],
            status: String(answer.status),
            detail: expect.stringMatching(/./),
          });
        }
      }
      for (const endpoint of ['Users', 'Groups']) {
        const before = directory.send('GET', `/${endpoint}`);
        expect(before.status).toBe(200);
        for (const { id } of resourcesOf(before)) {
          const url = `/${endpoint}/${textOf(id)}`;
          const read = directory.send('GET', url).body;
          expect(directory.send('PUT', url, read)).toMatchObject({ status: 200, events: [], body: read });
        }
      }
    }),
    { numRuns: Number(process.env.FUZZ_RUNS ?? 500) },
  );
});
