import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import { breakable } from './breakable-store';
import { type Answer, type Call } from './http-client';
import { addMembers, oktaGroup, oktaUser, patch } from './okta-bodies';
import { provision, startTestServer, type TestServer } from './test-server';

const { store, broken } = breakable();
let server: TestServer;
let scim: Call;

beforeAll(async () => {
  server = await startTestServer({ store });
  scim = server.scim(await provision(server));
});
afterAll(() => server.close());
afterEach(() => {
  broken.reads = false;
  broken.appends = false;
});

const expectScimError = async (
  answer: Promise<Answer>,
  status: number,
  detail: string,
  scimType?: string,
) => {
  const { status: found, headers, body } = await answer;
  expect({ found, body }).toEqual({
    found: status,
    body: {
      schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'],
      status: String(status),
      ...(scimType === undefined ? {} : { scimType }),
      detail: expect.stringContaining(detail),
    },
  });
  expect(headers.get('content-type')).toContain('application/scim+json');
  expect(headers.get('x-request-id')).toMatch(/^[\w-]{36}$/);
  expect(headers.get('x-content-type-options')).toBe('nosniff');
  return headers;
};

describe('what goes wrong with a request is answered as a SCIM error', () => {
  it.each([
    ['an endpoint that is not there', 'GET', '/Nope', undefined, 404, 'There is no endpoint /Nope'],
    ['a path that is too deep', 'GET', '/Users/1/2', undefined, 404, 'There is no endpoint'],
    ['a person who is not there', 'GET', '/Users/010101', undefined, 404, 'No user with id 010101'],
    ['a method that is not offered', 'DELETE', '/Users', undefined, 405, 'DELETE is not offered here'],
    ['an OPTIONS request', 'OPTIONS', '/Users', undefined, 405, 'OPTIONS is not offered here'],
    ['a percent sign that begins no octet', 'GET', '/Users/%zz', undefined, 400, 'cannot be read'],
  ])('%s', async (_what, method, path, body, status, detail) => {
    await expectScimError(scim(method, path, body), status, detail);
  });

  it.each([
    ['malformed JSON', '/Users', '{"userName"', 'invalidSyntax', 'not valid JSON'],
    ['no body at all', '/Users', '', 'invalidSyntax', ''],
    ['a userName that is no address', '/Users', oktaUser('ana'), 'invalidValue', 'is not an email address'],
    ['a group name with an @', '/Groups', oktaGroup('eng@corp'), 'invalidValue', 'contains "@"'],
    ['a member who is not here', '/Groups', oktaGroup('G', ['nobody']), 'invalidValue', '1 of 1 member'],
  ])('%s', async (_what, path, body, scimType, detail) => {
    await expectScimError(scim('POST', path, body), 400, detail, scimType);
  });

  it('a filter that cannot be understood', async () => {
    const filter = encodeURIComponent('userNam eq "x"');
    await expectScimError(scim('GET', `/Users?filter=${filter}`), 400, 'userNam', 'invalidFilter');
  });

  it('a media type that is not JSON, known or unreadable', async () => {
    await expectScimError(scim('POST', '/Users', '<x/>', { 'content-type': 'text/xml' }), 415, 'text/xml');
    await expectScimError(scim('POST', '/Users', '{}', { 'content-type': 'nonsense' }), 415, 'Content-Type');
  });

  it('a body that is compressed, which is no type that is taken', async () => {
    const zipped = gzipSync(JSON.stringify(oktaUser('zip@example.com')));
    const headers = { 'content-encoding': 'gzip' };
    await expectScimError(scim('POST', '/Users', zipped, headers), 415, 'compressed by "gzip"');
  });

  it('bytes that are no UTF-8, which would be another name for each that reads them', async () => {
    const bytes = Buffer.from(JSON.stringify(oktaUser('zoë@example.com')), 'latin1');
    await expectScimError(scim('POST', '/Users', bytes), 400, 'not in UTF-8', 'invalidSyntax');
  });

  it('an answer in no media type that is offered', async () => {
    await expectScimError(scim('GET', '/Users', undefined, { accept: 'text/html' }), 406, 'text/html');
  });

  it('a body above the limit for users, and above that for groups', async () => {
    const user = { ...oktaUser('big@example.com'), title: 'x'.repeat(1_100_000) };
    await expectScimError(scim('POST', '/Users', user), 413, 'the limit for users is 1 MB');
    const group = { ...oktaGroup('Big'), externalId: 'x'.repeat(1_100_000) };
    expect((await scim('POST', '/Groups', group)).status).toBe(201);
    const huge = { ...oktaGroup('Huge'), externalId: 'x'.repeat(10_500_000) };
    await expectScimError(scim('POST', '/Groups', huge), 413, 'the limit for groups is 10 MB');
  });

  it('a request outside of SCIM, as from a base URL without /scim/v2', async () => {
    await expectScimError(server.raw('GET', '/Users'), 404, 'The base URL in Okta must end with /scim/v2');
    await expectScimError(server.raw('GET', '/scim/v1/Users'), 400, 'must end with /scim/v2', 'invalidVers');
    await expectScimError(server.raw('GET', '/scim/Users'), 404, 'must end with /scim/v2');
    const json = { 'content-type': 'application/json' };
    await expectScimError(server.raw('DELETE', '/Users/1', undefined, json), 404, 'must end with /scim/v2');
  });

  it('headers that are too long, and bytes that are no HTTP at all', async () => {
    const long = await sendBytes(
      `GET /scim/v2/Users HTTP/1.1\r\nhost: x\r\nx: ${'y'.repeat(20_000)}\r\n\r\n`,
    );
    expect(long).toMatch(/^HTTP\/1.1 431 [^]*application\/scim\+json[^]*"status":"431"/);
    expect(await sendBytes('hello\r\n\r\n')).toMatch(/^HTTP\/1.1 400 [^]*"status":"400"/);
  });
});

it('a byte order mark before a body is passed over, as RFC 8259 section 8.1 allows', async () => {
  const marked = `\ufeff${JSON.stringify(oktaUser('marked@example.com'))}`;
  expect((await scim('POST', '/Users', marked)).status).toBe(201);
});

describe('a store that is away', () => {
  it('is answered 503 with whole seconds to wait, and nothing was changed', async () => {
    broken.appends = true;
    const headers = await expectScimError(
      scim('POST', '/Users', oktaUser('later@example.com')),
      503,
      'nothing was changed',
    );
    expect(headers.get('retry-after')).toMatch(/^[0-9]+$/);
    broken.appends = false;
    expect((await scim('POST', '/Users', oktaUser('later@example.com'))).status).toBe(201);
  });

  it('refuses to read what may be old', async () => {
    broken.reads = true;
    const headers = await expectScimError(scim('GET', '/Users'), 503, 'The store cannot be read');
    expect(headers.get('retry-after')).toMatch(/^[0-9]+$/);
  });

  it('denies access rather than answer from the past', async () => {
    broken.reads = true;
    const { status, body } = await server.admin('POST', '/directories/example/access/check', {
      src: 'ana@example.com',
      dst: 'tag:prod',
      port: 22,
    });
    expect(status).toBe(200);
    expect(body).toMatchObject({ effect: 'deny', code: 'DENY_STATE_BEHIND' });
  });

  it('is not ready', async () => {
    broken.reads = true;
    const { status, body } = await server.raw('GET', '/readyz');
    expect(status).toBe(503);
    expect(body).toMatchObject({
      status: 'not ready',
      reasons: ['the store cannot be read: the disk is gone'],
    });
  });
});

describe('a PATCH that fails in its second operation', () => {
  it('changes nothing', async () => {
    const user = await scim('POST', '/Users', oktaUser('half@example.com'));
    const group = await scim('POST', '/Groups', oktaGroup('Halves'));
    const path = `/Groups/${group.id}`;
    const operations = [...addMembers(user.id).Operations, ...addMembers('nobody').Operations];
    await expectScimError(scim('PATCH', path, patch(...operations)), 400, 'nobody', 'invalidValue');
    expect((await scim('GET', path)).body.members ?? []).toEqual([]);
  });
});

const sendBytes = (bytes: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const { hostname, port } = new URL(server.url);
    const socket = connect(Number(port), hostname, () => socket.write(bytes));
    let answer = '';
    socket.on('data', (data) => {
      answer += data.toString();
    });
    socket.on('end', () => resolve(answer));
    socket.on('error', reject);
  });
