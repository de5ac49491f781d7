import { eventually } from './eventually';
import type { Call } from './http-client';
import { addMembers, oktaGroup, oktaUser } from './okta-bodies';
import { expectStatus, provision, startTestServer, type TestServer } from './test-server';

let server: TestServer;
let key: string;
let scim: Call;

beforeEach(async () => {
  server = await startTestServer();
  key = await provision(server);
  scim = server.scim(key);
});
afterEach(() => server.close());

type Failure = {
  readonly kind: string;
  readonly resource?: { readonly id: string; readonly name: string };
  readonly requests: number;
  readonly last: { readonly status: number; readonly detail?: string };
  readonly nextStep: string;
};

const failures = async (): Promise<ReadonlyArray<Failure>> => {
  const { body } = await expectStatus(server.admin('GET', '/directories/example/requests/failures'), 200);
  return body.failures as ReadonlyArray<Failure>;
};

/** A request is logged right after its answer is on the way. */
const eventuallyFailures = async (length: number): Promise<ReadonlyArray<Failure>> => {
  let found: ReadonlyArray<Failure> = [];
  await eventually(async () => (found = await failures()).length === length, `${length} failures`);
  return found;
};

const strangers = ['00000000-0000-4000-8000-000000000001'];

describe('requests that failed', () => {
  it('are one matter for each group or person, with the name here and the next step', async () => {
    const ana = (await scim('POST', '/Users', oktaUser('ana@example.com'))).id;
    const group = (await scim('POST', '/Groups', oktaGroup('Engineering', [ana]))).id;
    await expectStatus(scim('PATCH', `/Groups/${group}`, addMembers(...strangers)), 400);
    await expectStatus(scim('PATCH', `/Groups/${group}`, addMembers(...strangers)), 400);
    const [failure] = await eventuallyFailures(1);
    expect(failure).toMatchObject({
      kind: 'group',
      resource: { id: group, name: 'Engineering' },
      requests: 2,
      last: { status: 400, detail: expect.stringContaining(strangers[0] ?? '') },
      nextStep: expect.stringContaining('Push Now'),
    });
  });

  it('are settled when a later request about the same succeeded, and no other', async () => {
    const ana = (await scim('POST', '/Users', oktaUser('ana@example.com'))).id;
    const bo = (await scim('POST', '/Users', oktaUser('bo@example.com'))).id;
    const group = (await scim('POST', '/Groups', oktaGroup('Engineering', [ana]))).id;
    await expectStatus(scim('PATCH', `/Groups/${group}`, addMembers(...strangers)), 400);
    await eventuallyFailures(1);
    await expectStatus(scim('GET', `/Groups/${group}`), 200);
    await expectStatus(scim('PUT', `/Users/${bo}`, oktaUser('bo@example.com')), 200);
    await eventuallyFailures(1);
    await expectStatus(scim('PATCH', `/Groups/${group}`, addMembers(bo)), 200);
    await eventuallyFailures(0);
  });

  it('of a person who could not be created are settled when that person is created', async () => {
    const broken = { ...oktaUser('zoe@example.com'), emails: [{ value: 'zoe@other.com', primary: true }] };
    await expectStatus(scim('POST', '/Users', broken), 400);
    const [failure] = await eventuallyFailures(1);
    expect(failure).toMatchObject({ kind: 'user', nextStep: expect.stringContaining('Retry Selected') });
    expect(failure).not.toHaveProperty('resource');
    await expectStatus(scim('POST', '/Users', oktaUser('yan@example.com')), 201);
    await eventuallyFailures(1);
    await expectStatus(scim('POST', '/Users', oktaUser('zoe@example.com')), 201);
    await eventuallyFailures(0);
  });

  it('for the key are one matter, settled when the identity provider is let in again', async () => {
    const wrong = `${key.slice(0, -4)}${key.endsWith('AAAA') ? 'BBBB' : 'AAAA'}`;
    await expectStatus(server.scim(wrong)('GET', '/Users'), 401);
    const [failure] = await eventuallyFailures(1);
    expect(failure).toMatchObject({ kind: 'connection', last: { status: 401 } });
    await expectStatus(scim('GET', '/Users'), 200);
    await eventuallyFailures(0);
  });

  it('because what was looked for is not there are nobody’s matter', async () => {
    await expectStatus(scim('GET', '/Users/nobody'), 404);
    await expectStatus(scim('DELETE', '/Groups/none'), 404);
    await expectStatus(scim('POST', '/Users', { ...oktaUser('zoe'), userName: 'zoe' }), 400);
    expect((await eventuallyFailures(1))[0]?.kind).toBe('user');
  });
});
