import { createOkta, type Okta } from '@rollcall/okta-player';
import { eventStoreDbDouble } from './processes/shared-stores';
import { testServer } from './running-server';
import { rollcall } from './terminal';

const ana = { id: '00u1', login: 'ana@example.com', firstName: 'Ana', lastName: 'Silva' };
const bo = { id: '00u2', login: 'bo@example.com', firstName: 'Bo', lastName: 'Li' };
const cleo = { id: '00u3', login: 'cleo@example.com', firstName: 'Cleo', lastName: 'Marsh' };

describe.each([
  { dialect: 'oin', on: 'a SQLite file', share: undefined },
  { dialect: 'aiw', on: 'a SQLite file', share: undefined },
  { dialect: 'oin', on: 'EventStoreDB (double)', share: eventStoreDbDouble },
  { dialect: 'aiw', on: 'EventStoreDB (double)', share: eventStoreDbDouble },
] as const)('an application in the $dialect dialect, on $on', ({ dialect, share }) => {
  const server = testServer(share);
  const directory = `acme-${dialect}`;
  let okta: Okta;
  let token: string;

  beforeAll(async () => {
    token = await server.open(directory);
    okta = createOkta({ baseUrl: server.scimUrl, token, dialect });
  });

  const on = (...words: ReadonlyArray<string>) => rollcall([...words, '--store', server.store, '--json']);
  const state = async () => (await on('directory', 'show', directory)).json();
  const groups = async () => {
    const shown = await state();
    return typeof shown === 'object' && shown !== null ? Reflect.get(shown, 'groups').items : [];
  };
  const eventsAfter = async (revision: number) => {
    const page = (await on('audit', 'log', directory, '--limit', '1000')).json();
    const entries: ReadonlyArray<{ revision: string; event: string }> = Reflect.get(Object(page), 'entries');
    return entries
      .filter((entry) => Number(entry.revision) > revision)
      .map(({ event }) => event)
      .toReversed();
  };
  const revisionNow = async () => Number(Reflect.get(Object(await state()), 'revision'));

  it('connects and assigns', async () => {
    expect(await okta.testConnection()).toEqual({ ok: true, status: 200 });
    for (const person of [ana, bo, cleo])
      expect(await okta.assign(person)).toEqual({ ok: true, status: 201 });
    expect(await state()).toMatchObject({ users: { total: 3, active: 3 } });
  });

  it('links who is there already, without an event when nothing differs', async () => {
    const before = await revisionNow();
    const again = createOkta({ baseUrl: server.scimUrl, token, dialect });
    expect(await again.assign(ana)).toEqual({ ok: true, status: 200 });
    expect(again.userId(ana.login)).toBe(okta.userId(ana.login));
    expect(await eventsAfter(before)).toEqual([]);
  });

  it('changes a profile, and a login with its email', async () => {
    const before = await revisionNow();
    expect(await okta.updateProfile(cleo.login, { lastName: 'Stone' })).toMatchObject({ ok: true });
    expect(await okta.updateProfile(cleo.login, { login: 'cleo.stone@example.com' })).toMatchObject({
      ok: true,
    });
    expect(await eventsAfter(before)).toEqual(
      expect.arrayContaining(['UserProfileChanged', 'UserNameChanged']),
    );
  });

  it('pushes a group, and a push of the same makes no event', async () => {
    expect(await okta.pushGroup('Engineering', [ana.login, bo.login])).toMatchObject({ ok: true });
    expect(await groups()).toMatchObject([{ displayName: 'Engineering', memberCount: 2 }]);

    const before = await revisionNow();
    expect(await okta.pushNow('Engineering')).toMatchObject({ ok: true });
    expect(await eventsAfter(before)).toEqual([]);
  });

  it('adds and removes members: an event holds the difference alone', async () => {
    const before = await revisionNow();
    const edit = { add: ['cleo.stone@example.com'], remove: [ana.login] };
    expect(await okta.editMembers('Engineering', edit)).toMatchObject({ ok: true });
    expect(await eventsAfter(before)).toEqual(['MembershipChanged', 'MembershipChanged']);
    expect(await groups()).toMatchObject([{ memberCount: 2 }]);
  });

  it('renames a group, which keeps its id', async () => {
    const before = await revisionNow();
    expect(await okta.renameGroup('Engineering', 'Platform')).toMatchObject({ ok: true });
    expect(await groups()).toMatchObject([{ id: okta.groupId('Platform'), displayName: 'Platform' }]);
    expect(await eventsAfter(before)).toEqual(['GroupRenamed']);
  });

  it('deactivates and reactivates the same user, who stays in the group', async () => {
    const known = okta.userId(bo.login);
    expect(await okta.deactivate(bo.login)).toMatchObject({ ok: true });
    expect(await state()).toMatchObject({ users: { total: 3, active: 2 } });
    expect(await groups()).toMatchObject([{ memberCount: 2 }]);

    expect(await okta.reactivate(bo.login)).toMatchObject({ ok: true });
    expect(okta.userId(bo.login)).toBe(known);
    expect(await state()).toMatchObject({ users: { total: 3, active: 3 } });
  });

  it('empties a group by Push Now', async () => {
    await okta.editMembers('Platform', { remove: [bo.login, 'cleo.stone@example.com'] });
    expect(await okta.pushNow('Platform')).toMatchObject({ ok: true });
    expect(await groups()).toMatchObject([{ memberCount: 0 }]);
  });

  it('shows the administrator a name that is taken', async () => {
    await okta.pushGroup('Sales', []);
    const outcome = await okta.renameGroup('Sales', 'PLATFORM');
    expect(outcome).toMatchObject({ ok: false, status: 409, detail: expect.stringContaining('"Platform"') });
  });

  it('unlinks and deletes a group, and keeps its people', async () => {
    expect(await okta.unlinkGroup('Platform')).toEqual({ ok: true, status: 204 });
    expect(await groups()).toMatchObject([{ displayName: 'Sales' }]);
    expect(await state()).toMatchObject({ users: { total: 3 } });
  });

  it('is told that a revoked key is not valid', async () => {
    const keys: unknown = (await on('key', 'list', directory)).json();
    const [key] = Array.isArray(keys) ? keys : [];
    await on('key', 'revoke', directory, String(key.id));
    expect(await okta.testConnection()).toMatchObject({
      ok: false,
      status: 401,
      detail: expect.stringContaining('Errors reported by remote server'),
    });
  });
});
