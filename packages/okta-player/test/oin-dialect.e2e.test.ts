import { createOkta, type Okta } from '../src';
import { type RecordingServer, startRecordingServer } from './recording-server';

const ana = { login: 'ana@example.com', firstName: 'Ana', lastName: 'Silva', id: '00uana' };
const bo = { login: 'bo@example.com', firstName: 'Bo', lastName: 'Li', id: '00ubo' };

let server: RecordingServer;
let okta: Okta;

beforeEach(async () => {
  server = await startRecordingServer();
  okta = createOkta({ baseUrl: server.baseUrl, token: 'secret', dialect: 'oin' });
});
afterEach(() => server.close());

const id = (known: string | undefined): string => known ?? 'unknown';

describe('the connection test', () => {
  it("asks for two users with the headers of Okta's client and no content type", async () => {
    expect(await okta.testConnection()).toEqual({ ok: true, status: 200 });

    expect(server.lines()).toEqual(['GET /Users?startIndex=1&count=2']);
    expect(server.received[0]?.headers).toMatchObject({
      authorization: 'Bearer secret',
      accept: 'application/scim+json',
      'accept-charset': 'utf-8',
      'accept-encoding': 'gzip,deflate',
      'user-agent': 'Okta SCIM Client 1.0.0',
    });
    expect(server.received[0]?.headers).not.toHaveProperty('content-type');
  });
});

describe('assigning a person nobody here knows', () => {
  it('searches by userName, then creates', async () => {
    expect(await okta.assign(ana)).toEqual({ ok: true, status: 201 });

    expect(server.lines()).toEqual([
      'GET /Users?filter=userName%20eq%20%22ana%40example.com%22&startIndex=1&count=100',
      'POST /Users',
    ]);
    expect(server.received[1]?.headers['content-type']).toBe('application/scim+json; charset=utf-8');
    expect(server.bodyOf('POST /Users')).toEqual({
      schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'],
      userName: 'ana@example.com',
      name: { givenName: 'Ana', familyName: 'Silva' },
      emails: [{ primary: true, value: 'ana@example.com', type: 'work' }],
      displayName: 'Ana Silva',
      locale: 'en-US',
      externalId: '00uana',
      groups: [],
      password: expect.stringMatching(/^.{8}$/),
      active: true,
    });
    expect(server.document('/Users', id(okta.userId(ana.login)))).toMatchObject({ externalId: '00uana' });
  });
});

describe('a person who exists here already', () => {
  it('is linked and gets the profile, no second user', async () => {
    const known = server.put('/Users', { userName: ana.login, name: { formatted: 'Old Name' } });

    expect(await okta.assign(ana)).toEqual({ ok: true, status: 200 });

    expect(okta.userId(ana.login)).toBe(known);
    expect(server.lines().slice(1)).toEqual([`GET /Users/${known}`, `PUT /Users/${known}`]);
    expect(server.document('/Users', known)).toMatchObject({
      externalId: '00uana',
      name: { givenName: 'Ana', familyName: 'Silva', formatted: 'Old Name' },
    });
  });
});

describe('an assigned person', () => {
  beforeEach(async () => {
    await okta.assign(ana);
    server.forget();
  });

  it('is deactivated and reactivated by a PATCH without path', async () => {
    const path = `/Users/${id(okta.userId(ana.login))}`;

    await okta.deactivate(ana.login);
    expect(server.bodyOf(`PATCH ${path}`)).toEqual({
      schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'],
      Operations: [{ op: 'replace', value: { active: false } }],
    });

    await okta.reactivate(ana.login);
    expect(server.bodyOf(`PATCH ${path}`)).toMatchObject({
      Operations: [{ op: 'replace', value: { active: true } }],
    });
  });

  it('keeps its place in groups when the login changes, email with it', async () => {
    await okta.pushGroup('Engineering', [ana.login]);
    const known = id(okta.userId(ana.login));

    await okta.updateProfile(ana.login, { login: 'ana.silva@example.com' });

    expect(server.bodyOf(`PUT /Users/${known}`)).toMatchObject({
      userName: 'ana.silva@example.com',
      emails: [{ primary: true, value: 'ana.silva@example.com', type: 'work' }],
    });
    await okta.pushNow('Engineering');
    expect(server.bodyOf(`PATCH /Groups/${id(okta.groupId('Engineering'))}`)).toMatchObject({
      Operations: [{ value: [{ value: known, display: 'ana.silva@example.com' }] }],
    });
  });
});

describe('a pushed group', () => {
  let path: string;

  beforeEach(async () => {
    await okta.assign(ana);
    await okta.assign(bo);
    server.forget();
    await okta.pushGroup('all employees', [ana.login, 'nobody@example.com']);
    path = `/Groups/${id(okta.groupId('all employees'))}`;
  });

  const member = (login: string) => ({ value: okta.userId(login), display: login });

  it('is searched, created empty, named again with its id, and then given the people who are assigned', () => {
    expect(server.lines()).toEqual([
      'GET /Groups?filter=displayName%20eq%20%22all%20employees%22&startIndex=1&count=100',
      'POST /Groups',
      `PATCH ${path}`,
      `PATCH ${path}`,
    ]);
    expect(server.bodyOf('POST /Groups')).toEqual({
      schemas: ['urn:ietf:params:scim:schemas:core:2.0:Group'],
      displayName: 'all employees',
      members: [],
    });
    expect(server.received[2]?.body).toMatchObject({
      Operations: [{ op: 'replace', value: { id: path.slice(8), displayName: 'all employees' } }],
    });
    expect(server.received[3]?.body).toMatchObject({
      Operations: [{ op: 'add', path: 'members', value: [member(ana.login)] }],
    });
  });

  it('changes members by one PATCH: a remove for each, one add for all', async () => {
    await okta.editMembers('all employees', { add: [bo.login], remove: [ana.login] });

    expect(server.bodyOf(`PATCH ${path}`)).toMatchObject({
      Operations: [
        { op: 'remove', path: `members[value eq "${id(okta.userId(ana.login))}"]` },
        { op: 'add', path: 'members', value: [member(bo.login)] },
      ],
    });
  });

  it('sends no more than a hundred changes in one PATCH', async () => {
    const many = Array.from({ length: 150 }, (_, n) => ({ ...ana, login: `u${n}@example.com` }));
    for (const user of many) await okta.assign(user);
    server.forget();

    await okta.editMembers('all employees', { add: many.map((user) => user.login) });

    const added = server.received
      .slice(1)
      .map(({ body }) => JSON.stringify(body).split('"display"').length - 1);
    expect(added).toEqual([100, 50]);
  });

  it('is replaced as a whole by Push Now, an empty one too', async () => {
    await okta.editMembers('all employees', { remove: [ana.login] });
    await okta.pushNow('all employees');

    expect(server.bodyOf(`PATCH ${path}`)).toMatchObject({
      Operations: [{ op: 'replace', path: 'members', value: [] }],
    });
  });

  it('keeps its id through a rename', async () => {
    await okta.renameGroup('all employees', 'everyone');

    expect(`/Groups/${id(okta.groupId('everyone'))}`).toBe(path);
    expect(okta.groupId('all employees')).toBeUndefined();
    expect(server.bodyOf(`PATCH ${path}`)).toMatchObject({
      Operations: [{ op: 'replace', value: { displayName: 'everyone' } }],
    });
  });

  it('is deleted on unlink, or left in the application without a word', async () => {
    server.forget();
    await okta.unlinkGroup('all employees', { leaveInApp: true });
    expect(server.lines()).toEqual([]);

    await okta.pushGroup('all employees', []);
    server.forget();
    await okta.unlinkGroup('all employees');
    expect(server.lines()).toEqual([`DELETE ${path}`]);
    expect(server.received[0]?.headers['content-type']).toBe('application/scim+json; charset=utf-8');
  });
});
