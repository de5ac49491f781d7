import { groupId, type Rejection, userId } from '@rollcall/domain';
import {
  bodyTooLarge,
  errorResponse,
  expiredKey,
  internalError,
  missingOrInvalidKey,
  provisioningDisabled,
  rejectionToError,
  storeAway,
  tooManyRequests,
} from '../src';
import { DirectoryUnderTest, textOf, USER } from './directory-under-test';

const ERROR = 'urn:ietf:params:scim:api:messages:2.0:Error';
const directory = new DirectoryUnderTest();
const body = { schemas: [USER], userName: 'ana' };

describe('endpoints', () => {
  test.each([
    '/nowhere',
    '/Users/1/2',
    '/users',
    '/ServiceProviderConfig/x',
    '/.search/x',
    '/Me/x',
    '/v2/Users',
  ])('%s is none: 404 as a SCIM error', (url) => {
    expect(directory.send('GET', url).body).toEqual({
      schemas: [ERROR],
      status: '404',
      detail: `There is no endpoint ${url}. The base URL in Okta must end with /scim/v2.`,
    });
  });

  test.each([
    ['POST', '/Users/1', 'GET, HEAD, PUT, PATCH, DELETE'],
    ['DELETE', '/Users', 'GET, HEAD, POST'],
    ['PUT', '/Groups', 'GET, HEAD, POST'],
    ['GET, HEAD', '/.search', 'POST'],
    ['POST', '/', 'GET, HEAD'],
    ['POST', '/Schemas', 'GET, HEAD'],
    ['PUT', '/ResourceTypes/User', 'GET, HEAD'],
    ['PATCH', '/ServiceProviderConfig', 'GET, HEAD'],
    ['GET, HEAD', '/Bulk', 'POST'],
    ['TRACE', '/Users', 'GET, HEAD, POST'],
  ])('%s %s is 405 and allows %s', (method, url, allow) => {
    const refused = directory.send(method, url, body);
    expect([refused.status, refused.headers.allow]).toEqual([405, allow]);
    expect(refused.body).toMatchObject({ schemas: [ERROR], status: '405' });
  });

  test.each(['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD'])(
    '%s /Me is 501: a key is no user',
    (method) => {
      const refused = directory.send(method, '/Me?attributes=userName', body);
      expect([refused.status, refused.body]).toEqual([
        501,
        {
          schemas: [ERROR],
          status: '501',
          detail: 'An API key stands for an organisation, not for a user: /Me is not offered.',
        },
      ]);
    },
  );

  test('HEAD is answered as GET', () => {
    expect(directory.send('HEAD', '/Users').status).toBe(200);
  });

  test('empty segments of a path are passed over', () => {
    expect(directory.send('GET', '/.//Users/').status).toBe(200);
  });
});

test('errors show only the beginning of what a client made long', () => {
  const long = 'x'.repeat(5000);
  for (const answer of [
    directory.send('GET', `/Users/${long}`),
    directory.send('GET', `/${long}`),
    directory.send('GET', `/Users?filter=${long.slice(0, 4000)} eq 1`),
    directory.send('GET', `/Users?sortBy=${long}`),
    directory.send('POST', '/Users', { schemas: [USER], userName: 'ana', active: long }),
    directory.send('PATCH', '/Users/1', { Operations: [{ op: 'add', path: long.slice(0, 4000), value: 1 }] }),
    directory.send('PATCH', '/Users/1', { Operations: [{ op: 'add', value: { [long]: 1 } }] }),
    directory.send('POST', '/Users', body, { 'content-type': long }),
    new DirectoryUnderTest('email').send('POST', '/Users', { schemas: [USER], userName: long }),
  ]) {
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(textOf(answer.body.detail).length).toBeLessThan(260);
  }
});

describe('media types', () => {
  test.each([
    'application/scim+json',
    'application/json',
    'Application/SCIM+JSON; Charset="UTF-8"',
    'application/json;charset=utf8',
    '',
  ])('a body of type %j is taken', (type) => {
    const taken = new DirectoryUnderTest().send('POST', '/Users', body, { 'content-type': type });
    expect(taken.status).toBe(201);
  });

  test.each(['text/plain', 'application/xml', 'application/scim+json; charset=latin1'])(
    'a body of type %s is 415',
    (type) => {
      expect(directory.send('POST', '/Users', body, { 'content-type': type }).body).toMatchObject({
        schemas: [ERROR],
        status: '415',
      });
    },
  );

  test.each([
    '*/*',
    'application/*',
    'text/html, application/json;q=0.5',
    'application/scim+json; charset=utf-8',
    '',
  ])('Accept %j is served', (accept) => {
    const answer = directory.send('GET', '/Users', undefined, { accept });
    expect([answer.status, answer.headers['content-type']]).toEqual([200, 'application/scim+json']);
  });

  test.each(['text/html', 'application/json;q=0', 'application/xml, text/*'])(
    'Accept %s is 406',
    (accept) => {
      expect(directory.send('GET', '/Users', undefined, { accept }).body).toMatchObject({ status: '406' });
    },
  );

  test('a content type without a body is nothing to complain of', () => {
    expect(directory.send('GET', '/Users').status).toBe(200);
    expect(directory.send('DELETE', `/Users/${directory.user('bo')}`).status).toBe(204);
  });
});

describe('bodies', () => {
  const deep = `${'['.repeat(17)}${']'.repeat(17)}`;
  test.each([
    ['nothing', '', /has no body/],
    ['broken JSON', '{"userName":', /not valid JSON/],
    ['a list', '[]', /must be a JSON object/],
    ['a text', '"x"', /must be a JSON object/],
    [
      'a key twice',
      '{"userName":"a","name":{},"userName":"b"}',
      /has the key "userName" twice in one object/,
    ],
    ['a key twice, once escaped', '{"userName":"a","user\\u004eame":"b"}', /has the key "userName" twice/],
    ['a key twice, deep inside', '{"a":[{"b":1},{"b":1,"c":{"d":1,"d":2}}]}', /has the key "d" twice/],
    ['__proto__', '{"__proto__":{"admin":true}}', /key "__proto__", which is not allowed/],
    ['constructor, escaped', '{"x":{"\\u0063onstructor":1}}', /key "constructor", which is not allowed/],
    ['prototype', '{"prototype":1}', /key "prototype", which is not allowed/],
    ['NUL', '{"userName":"a\\u0000b"}', /NUL/],
    ['half a surrogate pair', '{"userName":"a\\ud800"}', /surrogate/],
    ['half a surrogate pair as it is', '{"userName":"a\ud800"}', /surrogate/],
    ['a key twice beside an escape', '{"a":"\\"","b":1,"a":2}', /has the key "a" twice/],
    [
      'a text that ends in an escaped backslash, then a key twice',
      '{"a":"\\\\","a":2}',
      /has the key "a" twice/,
    ],
    ['too many levels', `{"x":${deep}}`, /nested deeper than 16 levels/],
  ])('%s is refused as invalidSyntax', (_what, text, detail) => {
    const refused = directory.send('POST', '/Users', text);
    expect(refused.body).toMatchObject({
      schemas: [ERROR],
      status: '400',
      scimType: 'invalidSyntax',
      detail: expect.stringMatching(detail),
    });
  });

  test('keys that look alike in other objects, braces in texts and whole surrogate pairs are fine', () => {
    const text = JSON.stringify({
      schemas: [USER],
      userName: '{"userName":"x","userName":"[\\u0000"}',
      displayName: '😀',
      emails: [{ value: 'a' }, { value: 'b' }],
      name: { givenName: 'constructor' },
    }).replace('😀', '\\ud83d\\ude00');
    const made = new DirectoryUnderTest().send('POST', '/Users', text);
    expect(made.body).toMatchObject({
      displayName: '😀',
      userName: '{"userName":"x","userName":"[\\u0000"}',
    });
  });
});

describe('failures outside of SCIM', () => {
  test.each([
    [missingOrInvalidKey(), 401, { 'www-authenticate': 'Bearer realm="SCIM"' }, /keys are case-sensitive/],
    [
      expiredKey('2026-11-01'),
      401,
      { 'www-authenticate': 'Bearer realm="SCIM", error="invalid_token"' },
      /expired on 2026-11-01/,
    ],
    [provisioningDisabled(), 403, {}, /switched off/],
    [bodyTooLarge(10_485_760, 'groups'), 413, {}, /the limit for groups is 10 MB/],
    [tooManyRequests(0.2), 429, { 'retry-after': '1' }, /Retry after 1 second\.$/],
    [tooManyRequests(11.2), 429, { 'retry-after': '12' }, /Retry after 12 seconds/],
    [internalError('01J'), 500, {}, /Request 01J\.$/],
    [
      storeAway('01J', 5),
      503,
      { 'retry-after': '5' },
      /nothing was changed. Okta will retry. Request 01J\.$/,
    ],
  ])('%j is SCIM JSON', (error, status, headers, detail) => {
    const response = errorResponse(error);
    expect(response.status).toBe(status);
    expect(response.headers).toMatchObject({ 'content-type': 'application/scim+json', ...headers });
    expect(JSON.parse(response.body ?? '')).toEqual({
      schemas: [ERROR],
      status: String(status),
      detail: expect.stringMatching(detail),
    });
  });
});

describe('what the domain refuses', () => {
  const ana = userId('2f1c');
  test.each<[Rejection, number, string | undefined, string]>([
    [
      { _tag: 'UserNotFound', userId: userId('9f3a') },
      404,
      undefined,
      'No user with id 9f3a. It may have been deleted here; in Okta, remove and assign the user again.',
    ],
    [
      { _tag: 'UserNameNotEmail', userName: 'ana' },
      400,
      'invalidValue',
      'userName "ana" is not an email address. In Okta, set "Application username format" to Email.',
    ],
    [
      { _tag: 'UserNameTaken', userName: 'a@b.c', owner: ana, ownerActive: true },
      409,
      'uniqueness',
      'userName "a@b.c" already belongs to user 2f1c. Assign that user in Okta instead of creating a second one.',
    ],
    [
      { _tag: 'ExternalIdTaken', externalId: '00u', owner: ana },
      409,
      'uniqueness',
      'externalId "00u" already belongs to user 2f1c. In Okta, assign that user again, or correct the mapping of externalId.',
    ],
    [
      {
        _tag: 'GroupNameTaken',
        displayName: 'Engineering',
        owner: groupId('7c0e'),
        ownerName: 'engineering',
      },
      409,
      'uniqueness',
      'Group "Engineering" has the same name as group 7c0e "engineering" (case is ignored). In Okta, link the push to the existing group, or rename one.',
    ],
    [
      { _tag: 'GroupNameHasAt', displayName: 'eng@corp' },
      400,
      'invalidValue',
      'Group name "eng@corp" contains "@", which access rules cannot name. Rename the group in Okta and push it again.',
    ],
    [
      { _tag: 'MembersNotFound', missing: [userId('a1'), userId('b2')], named: 40 },
      400,
      'invalidValue',
      '2 of 40 members are not users here: a1, b2. Assign them to the application in Okta, then Push Now. Nothing was changed.',
    ],
    [
      { _tag: 'MembersNotFound', missing: Array.from({ length: 7 }, (_, i) => userId(`u${i}`)), named: 7 },
      400,
      'invalidValue',
      '7 of 7 members are not users here: u0, u1, u2, u3, u4 and 2 more. Assign them to the application in Okta, then Push Now. Nothing was changed.',
    ],
  ])('%j', (rejection, status, scimType, detail) => {
    expect(rejectionToError(rejection)).toMatchObject({ status, detail });
    expect(rejectionToError(rejection).scimType).toBe(scimType);
  });
});
