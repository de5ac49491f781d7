import { createMemoryEventStore } from '@rollcall/event-store';
import { type Interruption, interruptedStore } from './interrupted-store';
import { oktaUser } from './okta-bodies';
import { expectStatus, provision, startTestServer, type TestServer } from './test-server';

const store = createMemoryEventStore();
const interruption: Interruption = { current: undefined };
let server: TestServer;
let other: TestServer;

beforeAll(async () => {
  server = await startTestServer({ store: interruptedStore(store, interruption) });
  other = await startTestServer({ store });
});
afterAll(async () => {
  await server.close();
  await other.close();
});

describe('a change that another process gets ahead of', () => {
  it('is refused when the other revoked its key', async () => {
    const scim = server.scim(await provision(server, 'revoked'));
    const { body } = await other.admin('GET', '/directories/revoked/keys');
    const [key] = body.keys as ReadonlyArray<{ readonly id: string }>;
    interruption.current = () => other.admin('DELETE', `/directories/revoked/keys/${key?.id ?? ''}`);

    const refused = await expectStatus(scim('POST', '/Users', oktaUser('ana@revoked.com')), 401);

    expect(refused.body.detail).toContain('This API key was revoked');
    expect((await server.admin('GET', '/directories/revoked/users')).body).toMatchObject({ total: 0 });
  });

  it('is refused when the other switched provisioning off', async () => {
    const scim = server.scim(await provision(server, 'disabled'));
    interruption.current = () =>
      other.admin('POST', '/directories/disabled/provisioning/disable', { confirm: 'disabled' });

    await expectStatus(scim('POST', '/Users', oktaUser('ana@disabled.com')), 403);

    expect((await server.admin('GET', '/directories/disabled/users')).body).toMatchObject({ total: 0 });
  });

  it('is decided again, and refused, when the other created the same person', async () => {
    const key = await provision(server, 'twice');
    interruption.current = () => other.scim(key)('POST', '/Users', oktaUser('ana@twice.com'));

    await expectStatus(server.scim(key)('POST', '/Users', oktaUser('ana@twice.com')), 409);
  });

  it('is decided again, and made, when the other did something else', async () => {
    const key = await provision(server, 'both');
    interruption.current = () => other.scim(key)('POST', '/Users', oktaUser('ben@both.com'));

    await expectStatus(server.scim(key)('POST', '/Users', oktaUser('ana@both.com')), 201);

    expect((await other.admin('GET', '/directories/both/users')).body).toMatchObject({ total: 2 });
  });
});
