import { type OpenIdProvider, type Person, startOpenIdProvider } from '@rollcall/testing/openid-provider';
import { routeRoles } from '../../src/http/admin/route-roles';
import { type AdminRole, adminRoles, suffices } from '../../src/identity/admin-role';
import type { OpenIdSettings } from '../../src/openid/openid-settings';
import { openIdSignIn } from '../../src/openid/openid-sign-in';
import { type Call, caller } from '../http-client';
import { expectStatus, startTestServer, type TestServer } from '../test-server';
import { Visitor } from './visitor';

const MINUTE = 60_000;

const ana: Person = {
  sub: '00u1ana',
  name: 'Ana Silva',
  email: 'ana@example.com',
  roles: ['Everyone', 'Rollcall Admins'],
};

const roles = new Map<string, AdminRole>([
  ['Everyone', 'viewer'],
  ['Rollcall Operators', 'operator'],
  ['Rollcall Admins', 'admin'],
]);

const signInWith =
  ({ issuer, clientId, clientSecret }: OpenIdProvider, others: Partial<OpenIdSettings> = {}) =>
  (publicUrl: string) =>
    openIdSignIn({
      name: 'Okta',
      issuer: new URL(issuer),
      clientId,
      clientSecret,
      scopes: 'openid profile email',
      roleClaim: 'roles',
      roles,
      publicUrl,
      ...others,
    });

type Session = { readonly csrfToken: string; readonly [field: string]: unknown };

const told = async (
  visitor: Visitor,
  server: TestServer,
): Promise<{ readonly session: Session | null; readonly openId: unknown }> => {
  const answer: { session: Session | null; openId: unknown } = JSON.parse(
    await (await visitor.ask(`${server.url}/api/session`)).text(),
  );
  return answer;
};

/** The admin API for a visitor who is signed in. */
const apiOf = async (visitor: Visitor, server: TestServer): Promise<Call> => {
  const { session } = await told(visitor, server);
  return caller(`${server.url}/api`, {
    cookie: visitor.cookies(server.url),
    'x-csrf-token': session?.csrfToken ?? '',
  });
};

let provider: OpenIdProvider;
let server: TestServer;
let now = Date.now();
const log: string[] = [];
beforeAll(async () => {
  provider = await startOpenIdProvider();
  server = await startTestServer({
    openId: signInWith(provider),
    clock: () => new Date(now),
    log: (line) => log.push(line),
  });
});
beforeEach(() => {
  provider.signIn(ana);
  provider.forge({});
  provider.keepClaimsForUserInfo(false);
});
afterAll(async () => {
  await server.close();
  await provider.stop();
});

const begin = (page = '/') => `${server.url}/sign-in/openid?page=${encodeURIComponent(page)}`;

const refusal = async (visitor: Visitor): Promise<unknown> => {
  const { session, openId } = await told(visitor, server);
  expect(session).toBeNull();
  return openId;
};

describe('Signing in with an OpenID provider', () => {
  it('leads over the provider back to the page that was wanted, and tells who came', async () => {
    const visitor = new Visitor();
    expect(await told(visitor, server)).toEqual({
      session: null,
      openId: { name: 'Okta', failure: null },
    });
    const { way } = await visitor.visit(begin('/directories/acme/users?state=active'));
    expect(way.map((address) => new URL(address).pathname)).toEqual([
      '/sign-in/openid',
      '/authorize',
      '/sign-in/openid/callback',
      '/directories/acme/users',
    ]);
    expect(new URL(way[1] ?? '').searchParams.get('code_challenge_method')).toBe('S256');
    expect((await told(visitor, server)).session).toMatchObject({
      name: 'Ana Silva',
      email: 'ana@example.com',
      role: 'admin',
    });
  });

  it('keeps what it needs in cookies that scripts cannot read and other sites cannot use', async () => {
    const begun = await fetch(begin(), { redirect: 'manual' });
    expect(begun.headers.getSetCookie()[0]).toMatch(
      /^rollcall-sign-in=[\w-]+; Max-Age=600; Path=\/; HttpOnly; SameSite=Lax$/,
    );
    const visitor = new Visitor();
    const { way } = await visitor.visit(begin());
    expect(way.at(-1)).toBe(`${server.url}/`);
    expect(visitor.cookies(server.url)).toMatch(/^rollcall=[0-9a-f]{64}$/);
  });

  it('names the person in the audit trail, with the subject and its issuer', async () => {
    const visitor = new Visitor();
    await visitor.visit(begin());
    const api = await apiOf(visitor, server);
    await expectStatus(api('POST', '/directories', { id: 'named', domains: ['named.com'] }), 201);
    const { body } = await api('GET', '/directories/named/audit');
    expect(body.entries).toMatchObject([
      {
        origin: 'CONSOLE',
        actor: {
          type: 'administrator',
          name: 'Ana Silva',
          id: '00u1ana',
          issuer: provider.issuer,
          email: 'ana@example.com',
        },
      },
    ]);
    expect(log.map((line) => JSON.parse(line))).toContainEqual(
      expect.objectContaining({ msg: 'signed in', administrator: '00u1ana', role: 'admin' }),
    );
  });

  it('asks the user info for what the ID token leaves out', async () => {
    provider.keepClaimsForUserInfo(true);
    const visitor = new Visitor();
    await visitor.visit(begin());
    expect((await told(visitor, server)).session).toMatchObject({ name: 'Ana Silva', role: 'admin' });
  });

  it.each([
    'https://evil.example/directories',
    '//evil.example/directories',
    '/directories/..//evil.example',
    '/\\evil.example',
    '/api/directories',
  ])('leads to no page but those of the console: %s', async (page) => {
    const { way } = await new Visitor().visit(begin(page));
    expect(way.at(-1)).toBe(`${server.url}/`);
  });
});

describe('A role', () => {
  const values = { viewer: 'Everyone', operator: 'Rollcall Operators', admin: 'Rollcall Admins' };

  it.each(adminRoles)('of %s reaches the routes that ask for no more, and no other', async (role) => {
    provider.signIn({ ...ana, roles: values[role] });
    const visitor = new Visitor();
    await visitor.visit(begin());
    const api = await apiOf(visitor, server);
    for (const [route, needed] of Object.entries(routeRoles)) {
      const [method = '', path = ''] = route.split(' ');
      const { status, body } = await api(method, path.slice('/api'.length).replace(':id', 'none'));
      const refused = { status, code: Object(body.error).code };
      const expected = { status: 403, code: 'role-insufficient' };
      if (suffices(role, needed)) expect({ route, ...refused }).not.toEqual({ route, ...expected });
      else expect({ route, ...refused }).toEqual({ route, ...expected });
    }
  });

  it.each(adminRoles)(
    'of %s sees where feeds are sent, and their paths only as it may change them',
    async (role) => {
      const feed = { id: `siem-${role}`, method: 'webhook', url: 'https://hooks.example.com/T0/secret?k=1' };
      const feeds = `/directories/fed-${role}/feeds`;
      await expectStatus(
        server.admin('POST', '/directories', { id: `fed-${role}`, domains: ['a.example'] }),
        201,
      );
      await expectStatus(server.admin('POST', feeds, feed), 201);
      provider.signIn({ ...ana, roles: values[role] });
      const visitor = new Visitor();
      await visitor.visit(begin());
      const { text } = await (await apiOf(visitor, server))('GET', feeds);
      expect(text).toContain('https://hooks.example.com/');
      expect(text.includes('secret?k=1')).toBe(role === 'admin');
      await expectStatus(server.admin('DELETE', `${feeds}/${feed.id}`), 200);
    },
  );

  it('is the highest of those that the values of the claim give', async () => {
    provider.signIn({ ...ana, roles: ['Rollcall Operators', 'Everyone', 'Somebody'] });
    const visitor = new Visitor();
    await visitor.visit(begin());
    expect((await told(visitor, server)).session).toMatchObject({ role: 'operator' });
  });

  it.each([
    [['Somebody', 'Nobody'], 'none of your "roles" (Somebody, Nobody) is mapped to one.'],
    [[], 'your claim "roles" is empty.'],
    [undefined, 'the sign-in service sent no claim "roles".'],
    [{ admin: true }, 'your claim "roles" is empty.'],
  ])('is nobody’s without a value that is mapped: %j', async (claim, reason) => {
    provider.signIn({ ...ana, roles: claim });
    const visitor = new Visitor();
    await visitor.visit(begin('/directories/acme'));
    expect(await refusal(visitor)).toEqual({
      name: 'Okta',
      failure: {
        code: 'no-role',
        message: `You are Ana Silva, but no role here is yours: ${reason} Ask an administrator to map one of yours with ROLLCALL_OIDC_ROLES.`,
      },
    });
    await expectStatus((await apiOf(visitor, server))('GET', '/directories'), 401);
  });
});

describe('Nobody is signed in', () => {
  const code = async (visitor: Visitor): Promise<unknown> =>
    Object(Object(await refusal(visitor)).failure).code;

  it.each([
    ['signed with a key that is not the provider’s', { signature: 'other key' as const }],
    ['that is not signed', { signature: 'none' as const }],
    ['for another application', { claims: { aud: 'another' } }],
    ['of another issuer', { claims: { iss: 'https://evil.example' } }],
    ['that ended', { claims: { exp: Math.floor(Date.now() / 1_000) - 120 } }],
    ['of another sign-in', { claims: { nonce: 'another' } }],
    ['of no sign-in', { claims: { nonce: undefined } }],
    ['about nobody', { claims: { sub: undefined } }],
  ])('by an ID token %s', async (_what, forgery) => {
    provider.forge(forgery);
    const visitor = new Visitor();
    await visitor.visit(begin());
    expect(await code(visitor)).toBe('answer-not-trusted');
  });

  it('but a clock that is a little off does no harm', async () => {
    const seconds = Math.floor(Date.now() / 1_000);
    provider.forge({ claims: { iat: seconds + 30, nbf: seconds + 30, exp: seconds - 30 } });
    const visitor = new Visitor();
    await visitor.visit(begin());
    expect((await told(visitor, server)).session).toMatchObject({ role: 'admin' });
  });

  it('by the answer to a sign-in that somebody else began', async () => {
    const [attacker, victim] = [new Visitor(), new Visitor()];
    const leave = (await attacker.ask(begin())).headers.get('location') ?? '';
    const back = (await attacker.ask(leave)).headers.get('location') ?? '';
    await victim.visit(back);
    expect(await code(victim)).toBe('sign-in-not-begun');
    await victim.ask(begin());
    await victim.visit(back);
    expect(await code(victim)).toBe('sign-in-not-begun');
  });

  it('with another state, or an attempt that was changed', async () => {
    const visitor = new Visitor();
    const back = await visitor.ask((await visitor.ask(begin())).headers.get('location') ?? '');
    const location = new URL(back.headers.get('location') ?? '');
    location.searchParams.set('state', 'another');
    await visitor.visit(location.href);
    expect(await code(visitor)).toBe('sign-in-not-begun');
    const changed = { cookie: 'rollcall-sign-in=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA' };
    const answer = await fetch(location, { redirect: 'manual', headers: changed });
    expect(answer.headers.get('location')).toBe('/');
    expect(answer.headers.getSetCookie().join()).not.toMatch(/rollcall=/);
  });

  it('by a code that was used already', async () => {
    const visitor = new Visitor();
    const leave = (await visitor.ask(begin())).headers.get('location') ?? '';
    const kept = visitor.cookies(server.url);
    const back = (await visitor.ask(leave)).headers.get('location') ?? '';
    await visitor.visit(back);
    expect((await told(visitor, server)).session).not.toBeNull();
    await new Visitor().visit(back);
    const replayed = await fetch(back, { redirect: 'manual', headers: { cookie: kept } });
    expect(replayed.status).toBe(303);
    expect(replayed.headers.getSetCookie().join()).not.toMatch(/rollcall=[0-9a-f]/);
    expect(JSON.stringify(log)).toContain('code-refused');
  });

  it('who took longer than ten minutes', async () => {
    const visitor = new Visitor();
    const leave = (await visitor.ask(begin())).headers.get('location') ?? '';
    now += 10 * MINUTE;
    await visitor.visit(leave);
    expect(await code(visitor)).toBe('sign-in-not-begun');
  });

  it('whom the provider refuses, and its words are passed on', async () => {
    provider.signIn(undefined);
    const visitor = new Visitor();
    await visitor.visit(begin());
    expect(await refusal(visitor)).toMatchObject({
      failure: {
        code: 'sign-in-refused',
        message: expect.stringContaining('User is not assigned to the client application.'),
      },
    });
  });

  it('while the provider takes another client secret', async () => {
    const other = await startTestServer({ openId: signInWith(provider, { clientSecret: 'wrong' }) });
    const visitor = new Visitor();
    await visitor.visit(`${other.url}/sign-in/openid`);
    expect((await told(visitor, other)).openId).toMatchObject({
      failure: { code: 'client-refused', message: expect.stringContaining('ROLLCALL_OIDC_CLIENT_ID') },
    });
    await other.close();
  });
});

describe('While the OpenID provider is down', () => {
  it('the server starts and serves, the admin token lets in, and signing in works once it is back', async () => {
    const gone = await startOpenIdProvider();
    await gone.stop();
    const other = await startTestServer({ openId: signInWith(gone) });
    await expectStatus(other.raw('GET', '/readyz'), 200);
    await expectStatus(other.admin('GET', '/directories'), 200);
    const visitor = new Visitor();
    const { way } = await visitor.visit(`${other.url}/sign-in/openid?page=/directories/acme`);
    expect(way.at(-1)).toBe(`${other.url}/directories/acme`);
    expect((await told(visitor, other)).openId).toMatchObject({ failure: { code: 'provider-unreachable' } });
    const back = await startOpenIdProvider(Number(new URL(gone.issuer).port));
    back.signIn(ana);
    await visitor.visit(`${other.url}/sign-in/openid`);
    expect((await told(visitor, other)).session).toMatchObject({ name: 'Ana Silva' });
    await back.stop();
    await other.close();
  });
});

describe('A session that the OpenID provider vouched for', () => {
  it('changes something only with its CSRF token', async () => {
    const visitor = new Visitor();
    await visitor.visit(begin());
    const cookie = visitor.cookies(server.url);
    const forged = caller(`${server.url}/api`, { cookie });
    const wish = { id: 'forged', domains: ['forged.com'] };
    const refused = await expectStatus(forged('POST', '/directories', wish), 403);
    expect(refused.body).toMatchObject({ error: { code: 'csrf-token-missing' } });
    await expectStatus(forged('DELETE', '/session'), 403);
  });

  it('ends here first and then at the provider, which leads back to the console', async () => {
    const visitor = new Visitor();
    await visitor.visit(begin());
    const api = await apiOf(visitor, server);
    const { body } = await expectStatus(api('DELETE', '/session'), 200);
    await expectStatus(api('GET', '/directories'), 401);
    const elsewhere = new URL(String(body.continueAt));
    expect(elsewhere.origin).toBe(provider.issuer);
    expect(elsewhere.searchParams.get('id_token_hint')).not.toBeNull();
    const { way } = await visitor.visit(elsewhere.href);
    expect(way.at(-1)).toBe(`${server.url}/`);
    await visitor.visit(begin());
    expect((await told(visitor, server)).session).toBeNull();
  });

  it('ends with half an hour without use, like any other', async () => {
    const visitor = new Visitor();
    await visitor.visit(begin());
    const api = await apiOf(visitor, server);
    now += 30 * MINUTE;
    const refused = await expectStatus(api('GET', '/directories'), 401);
    expect(refused.body).toMatchObject({ error: { code: 'session-ended' } });
  });

  it('takes the place of the session that the browser had', async () => {
    const visitor = new Visitor();
    await visitor.visit(begin());
    const before = await apiOf(visitor, server);
    await visitor.visit(begin());
    await expectStatus(before('GET', '/directories'), 401);
  });
});
