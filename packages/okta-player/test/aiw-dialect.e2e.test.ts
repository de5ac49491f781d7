import { createOkta, type Okta } from '../src';
import { type RecordingServer, startRecordingServer } from './recording-server';

const ana = { login: 'ana@example.com', firstName: 'Ana', lastName: 'Silva', id: '00uana' };

let server: RecordingServer;
let okta: Okta;

beforeEach(async () => {
  server = await startRecordingServer();
  okta = createOkta({ baseUrl: server.baseUrl, token: 'Bearer secret', dialect: 'aiw' });
  await okta.assign(ana);
});
afterEach(() => server.close());

describe('a custom application', () => {
  it('creates a user with an email that has no type, and no display name', () => {
    expect(server.received[1]?.headers.authorization).toBe('Bearer secret');
    expect(server.bodyOf('POST /Users')).toEqual({
      schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'],
      userName: 'ana@example.com',
      name: { givenName: 'Ana', familyName: 'Silva' },
      emails: [{ primary: true, value: 'ana@example.com' }],
      externalId: '00uana',
      groups: [],
      password: expect.any(String),
      active: true,
    });
  });

  it('deactivates by sending the answer of the server back with only active changed', async () => {
    const known = okta.userId(ana.login) ?? '';
    const before = server.document('/Users', known);
    server.forget();

    await okta.deactivate(ana.login);

    expect(server.lines()).toEqual([`GET /Users/${known}`, `PUT /Users/${known}`]);
    expect(server.bodyOf(`PUT /Users/${known}`)).toEqual({ ...before, active: false });
  });

  it('creates a group with its members, then reads it and puts the whole of it', async () => {
    server.forget();
    await okta.pushGroup('Engineering', [ana.login]);

    const path = `/Groups/${okta.groupId('Engineering')}`;
    const members = [{ value: okta.userId(ana.login), display: ana.login }];
    expect(server.lines().slice(1)).toEqual(['POST /Groups', `GET ${path}`, `PUT ${path}`]);
    expect(server.bodyOf('POST /Groups')).toMatchObject({ displayName: 'Engineering', members });
    expect(server.bodyOf(`PUT ${path}`)).toMatchObject({
      id: path.slice(8),
      displayName: 'Engineering',
      members,
      meta: { resourceType: 'Group' },
    });
  });

  it('never sends PATCH', async () => {
    await okta.pushGroup('Engineering', [ana.login]);
    await okta.editMembers('Engineering', { remove: [ana.login] });
    await okta.pushNow('Engineering');
    await okta.renameGroup('Engineering', 'Platform');
    await okta.updateProfile(ana.login, { lastName: 'Souza' });
    await okta.deactivate(ana.login);
    await okta.reactivate(ana.login);
    await okta.unlinkGroup('Platform');

    expect(server.lines().filter((line) => line.startsWith('PATCH'))).toEqual([]);
    expect(server.document('/Users', okta.userId(ana.login) ?? '')).toMatchObject({
      active: true,
      name: { familyName: 'Souza' },
    });
  });
});
