import { caller } from '../http-client';
import { ADMIN_TOKEN, expectStatus, startTestServer, type TestServer } from '../test-server';
import { sessionIn, signIn } from './browser';

const MINUTE = 60_000;

let server: TestServer;
let now = Date.now();
const pass = (milliseconds: number) => {
  now += milliseconds;
};
beforeAll(async () => {
  server = await startTestServer({ clock: () => new Date(now) });
});
afterAll(() => server.close());

describe('The sessions of a process', () => {
  let other: TestServer;
  beforeEach(async () => {
    other = await startTestServer({ clock: () => new Date(now) });
  });
  afterEach(() => other.close());

  it('are shown to an admin, without what a browser proves itself by', async () => {
    const { cookie, csrfToken, api } = await signIn(other);
    const { text, body } = await expectStatus(api('GET', '/sessions'), 200);
    expect(body).toEqual({
      sessions: [expect.objectContaining({ name: 'admin token', role: 'admin', email: null, own: true })],
    });
    await signIn(other);
    const seen = async (answer: ReturnType<typeof api>) => {
      const { sessions } = (await answer).body;
      return Array.isArray(sessions) ? sessions.map((session) => Object(session).own) : [];
    };
    expect(await seen(api('GET', '/sessions'))).toEqual([true, false]);
    expect(await seen(other.admin('GET', '/sessions'))).toEqual([false, false]);
    expect(text).not.toContain(csrfToken);
    expect(text).not.toContain(cookie.split('=')[1]);
  });

  it('end at once for the administrator named, and for nobody else', async () => {
    const { api } = await signIn(other);
    const { body } = await expectStatus(other.admin('DELETE', '/sessions?administrator=somebody'), 200);
    expect(body).toEqual({ ended: [] });
    await expectStatus(api('GET', '/directories'), 200);
    const { sessions } = (await api('GET', '/sessions')).body;
    const [shown] = Array.isArray(sessions) ? sessions : [];
    const path = `/sessions?administrator=${Object(shown).administrator}`;
    await expectStatus(other.admin('DELETE', path), 200);
    await expectStatus(api('GET', '/directories'), 401);
  });

  it('end for everybody when nobody is named; the admin token lets in as before', async () => {
    const all = await Promise.all([signIn(other), signIn(other)]);
    const { body } = await expectStatus(other.admin('DELETE', '/sessions'), 200);
    expect(body.ended).toHaveLength(2);
    for (const { api } of all) await expectStatus(api('GET', '/directories'), 401);
    expect((await other.admin('GET', '/sessions')).body).toEqual({ sessions: [] });
  });
});

describe('Signing in to the console', () => {
  it('with the admin token begins a session in a cookie that scripts and other sites cannot use', async () => {
    const { answer } = await signIn(server);
    expect(answer.status).toBe(201);
    const [cookie] = answer.headers.getSetCookie();
    expect(cookie).toMatch(/^rollcall=[0-9a-f]{64}; Max-Age=43200; Path=\/; HttpOnly; SameSite=Strict$/);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(answer.text).not.toContain(ADMIN_TOKEN);
  });

  it('over TLS begins a session that the browser never sends without TLS', async () => {
    const secure = await startTestServer({ publicUrl: 'https://rollcall.example.com' });
    const { answer, api } = await signIn(secure);
    expect(answer.headers.getSetCookie()[0]).toMatch(/^__Host-rollcall=[0-9a-f]{64}; .*; Secure$/);
    await expectStatus(api('GET', '/directories'), 200);
    await secure.close();
  });

  it('tells who is signed in, and nobody when nobody is', async () => {
    const { withoutProof, csrfToken } = await signIn(server);
    expect(sessionIn(await withoutProof('GET', '/session'))).toMatchObject({
      name: 'admin token',
      email: null,
      role: 'admin',
      csrfToken,
      scimBaseUrl: `${server.url}/scim/v2`,
    });
    expect((await server.raw('GET', '/api/session')).body).toEqual({ session: null, openId: null });
  });

  it('with a wrong token is refused, and after ten times has to wait', async () => {
    const other = await startTestServer({ clock: () => new Date(now) });
    const attempt = (token: string) => caller(`${other.url}/api`, {})('POST', '/session', { token });
    for (let i = 0; i < 10; i++) await expectStatus(attempt('wrong'), 401);
    const refused = await expectStatus(attempt(ADMIN_TOKEN), 429);
    expect(refused.headers.get('retry-after')).toBe('900');
    pass(15 * MINUTE);
    await expectStatus(attempt(ADMIN_TOKEN), 201);
    await other.close();
  });

  it('and the admin API count wrong tokens of an address together, and say in the log where they came from', async () => {
    const lines: Array<Record<string, unknown>> = [];
    const other = await startTestServer({
      clock: () => new Date(now),
      log: (line) => lines.push(JSON.parse(line)),
    });
    const api = (token: string) =>
      other.raw('GET', '/api/directories', undefined, { authorization: `Bearer ${token}` });
    const { withoutProof } = await signIn(other);
    await expectStatus(caller(`${other.url}/api`, {})('POST', '/session', { token: 'wrong' }), 401);
    for (let i = 0; i < 4; i++) await expectStatus(api('wrong'), 401);
    await expectStatus(api(ADMIN_TOKEN), 200);
    await expectStatus(other.raw('GET', '/api/directories'), 401);
    for (let i = 0; i < 5; i++) await expectStatus(api('wrong'), 401);
    const refused = await expectStatus(api('wrong'), 429);
    expect(refused.headers.get('retry-after')).toBe('900');
    expect(refused.body).toMatchObject({ error: { code: 'too-many-failures' } });
    await expectStatus(caller(`${other.url}/api`, {})('POST', '/session', { token: ADMIN_TOKEN }), 429);
    await expectStatus(withoutProof('GET', '/directories'), 200);
    await expectStatus(api(ADMIN_TOKEN), 200);
    await expectStatus(api('wrong'), 429);
    pass(15 * MINUTE);
    await expectStatus(api('wrong'), 401);
    await other.close();
    const failures = lines.filter(({ msg }) => msg === 'sign-in failed');
    expect(failures).toHaveLength(11);
    expect(failures.at(-1)).toMatchObject({
      level: 'warn',
      address: '127.0.0.1',
      requestId: expect.any(String),
      code: 'unauthorised',
    });
  });

  it('with a body that is no JSON object with a token is refused', async () => {
    const post = caller(`${server.url}/api`, {});
    await expectStatus(post('POST', '/session', {}), 400);
    await expectStatus(post('POST', '/session', 'token=x', { 'content-type': 'text/html' }), 415);
  });
});

describe('A session', () => {
  it('reads without, and changes only with, its CSRF token', async () => {
    const { api, withoutProof } = await signIn(server);
    const wish = { id: 'csrf', domains: ['csrf.com'] };
    await expectStatus(withoutProof('GET', '/directories'), 200);
    const refused = await expectStatus(withoutProof('POST', '/directories', wish), 403);
    expect(refused.body).toMatchObject({ error: { code: 'csrf-token-missing' } });
    await expectStatus(withoutProof('POST', '/directories', wish, { 'x-csrf-token': 'f'.repeat(64) }), 403);
    await expectStatus(withoutProof('DELETE', '/session'), 403);
    await expectStatus(api('POST', '/directories', wish), 201);
  });

  it('of another administrator does not lend its CSRF token', async () => {
    const [one, other] = [await signIn(server), await signIn(server)];
    const proof = { 'x-csrf-token': other.csrfToken };
    await expectStatus(one.withoutProof('POST', '/directories', { id: 'x', domains: ['x.com'] }, proof), 403);
  });

  it('leaves its mark in the audit trail: an administrator, by the console', async () => {
    const { api } = await signIn(server);
    await expectStatus(api('POST', '/directories', { id: 'marked', domains: ['marked.com'] }), 201);
    const { body } = await api('GET', '/directories/marked/audit');
    expect(body.entries).toMatchObject([
      {
        origin: 'CONSOLE',
        actor: {
          type: 'administrator',
          name: 'admin token',
          id: expect.stringMatching(/^[0-9a-f]{8}$/),
        },
      },
    ]);
  });

  it('that nobody uses for half an hour ends', async () => {
    const { withoutProof } = await signIn(server);
    pass(29 * MINUTE);
    await expectStatus(withoutProof('GET', '/directories'), 200);
    pass(29 * MINUTE);
    await expectStatus(withoutProof('GET', '/directories'), 200);
    pass(30 * MINUTE);
    const refused = await expectStatus(withoutProof('GET', '/directories'), 401);
    expect(refused.body).toMatchObject({ error: { code: 'session-ended' } });
    expect((await withoutProof('GET', '/session')).body).toEqual({ session: null, openId: null });
  });

  it('is not kept alive by what a page asks while nobody is at it', async () => {
    const { withoutProof } = await signIn(server);
    pass(29 * MINUTE);
    await expectStatus(withoutProof('GET', '/directories', undefined, { 'x-unattended': '1' }), 200);
    pass(MINUTE);
    await expectStatus(withoutProof('GET', '/directories'), 401);
  });

  it('ends after half a day, however much it is used', async () => {
    const { withoutProof } = await signIn(server);
    for (let minutes = 0; minutes < 12 * 60 - 20; minutes += 20) {
      pass(20 * MINUTE);
      await expectStatus(withoutProof('GET', '/directories'), 200);
    }
    pass(20 * MINUTE);
    await expectStatus(withoutProof('GET', '/directories'), 401);
  });

  it('ends when somebody signs in anew in the same browser', async () => {
    const { cookie, withoutProof } = await signIn(server);
    await expectStatus(
      caller(`${server.url}/api`, { cookie })('POST', '/session', { token: ADMIN_TOKEN }),
      201,
    );
    await expectStatus(withoutProof('GET', '/directories'), 401);
  });

  it('ends when its administrator signs out', async () => {
    const { api, withoutProof } = await signIn(server);
    const left = await expectStatus(api('DELETE', '/session'), 200);
    expect(left.body).toEqual({ continueAt: null });
    expect(left.headers.getSetCookie()[0]).toContain('Max-Age=0');
    await expectStatus(withoutProof('GET', '/directories'), 401);
  });

  it('counts for nothing beside a wrong bearer token', async () => {
    const { api } = await signIn(server);
    await expectStatus(api('GET', '/directories', undefined, { authorization: 'Bearer wrong' }), 401);
  });
});
