import { createOkta, type Exchange, type Okta } from '../src';
import { type RecordingServer, startRecordingServer } from './recording-server';

const ana = { login: 'ana@example.com', firstName: 'Ana', lastName: 'Silva' };

let server: RecordingServer;
let okta: Okta;
let seen: Array<Exchange>;

beforeEach(async () => {
  server = await startRecordingServer();
  seen = [];
  okta = createOkta({
    baseUrl: server.baseUrl,
    token: 'secret',
    dialect: 'oin',
    observe: (exchange) => seen.push(exchange),
  });
});
afterEach(() => server.close());

describe('when the server refuses', () => {
  it('the task shows the detail of a SCIM error', async () => {
    server.refuse('POST /Users', { status: 409, body: JSON.stringify({ detail: 'userName is taken.' }) });

    expect(await okta.assign(ana)).toEqual({
      ok: false,
      status: 409,
      detail:
        'Automatic provisioning of user Ana Silva to app failed: Error while creating user ana@example.com: ' +
        'Conflict. Errors reported by remote server: userName is taken.',
    });
    expect(okta.userId(ana.login)).toBeUndefined();
  });

  it('the task hides the cause that is not JSON', async () => {
    server.refuse('GET /Users', { status: 401, body: 'Unauthorized client' });

    expect(await okta.testConnection()).toEqual({
      ok: false,
      status: 401,
      detail: "Error authenticating: Unauthorized. Unrecognized token 'Unauthorized': was expecting JSON.",
    });
  });

  it('a created user without a body is a failure', async () => {
    server.refuse('POST /Users', { status: 201, body: '' });

    expect(await okta.assign(ana)).toMatchObject({
      ok: false,
      status: 201,
      detail: expect.stringContaining('Create new user returned empty user.'),
    });
  });

  it('a push stops at the request that was refused', async () => {
    await okta.assign(ana);
    server.forget();
    server.refuse('PATCH /Groups/', { status: 400, body: '{"detail":"no"}' });

    expect(await okta.pushGroup('Engineering', [ana.login])).toMatchObject({ ok: false, status: 400 });
    expect(server.lines().filter((line) => line.startsWith('PATCH'))).toHaveLength(1);
  });

  it('a search that answers 404 finds nobody', async () => {
    server.refuse('GET /Users', { status: 404, body: '{"detail":"not found"}' });
    expect(await okta.assign(ana)).toMatchObject({ ok: true, status: 201 });
  });
});

describe('when nobody listens', () => {
  it('the outcome says so with status 0', async () => {
    await server.close();
    const outcome = await okta.testConnection();
    expect(outcome).toMatchObject({ ok: false, status: 0, detail: expect.stringContaining('no answer') });
  });
});

describe('when Okta does not know the name', () => {
  it('nothing is sent', async () => {
    expect(await okta.deactivate('nobody@example.com')).toMatchObject({ ok: false, status: 0 });
    expect(await okta.pushNow('Nowhere')).toMatchObject({ ok: false, status: 0 });
    expect(server.lines()).toEqual([]);
  });
});

describe('an observer', () => {
  it('sees every exchange, and the token in none', async () => {
    await okta.assign(ana);

    expect(seen).toEqual([
      expect.objectContaining({ method: 'GET', status: 200, responseBody: expect.any(Object) }),
      expect.objectContaining({
        method: 'POST',
        path: '/Users',
        status: 201,
        requestBody: expect.objectContaining({ userName: ana.login }),
        durationMs: expect.any(Number),
      }),
    ]);
    expect(JSON.stringify(seen)).not.toContain('secret');
  });
});
