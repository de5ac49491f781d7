import { idpNames } from '@rollcall/domain';
import { at, DirectoryUnderTest, ENTERPRISE, GROUP, PATCH_OP, USER } from '../directory-under-test';
import { duty, emailsOf, refusal } from './duty';

let directory: DirectoryUnderTest;
let ana: string;
let bo: string;
let team: string;
beforeEach(() => {
  directory = new DirectoryUnderTest();
  ana = directory.user('ana', {
    title: 'CEO',
    name: { givenName: 'Ana', familyName: 'Ruiz' },
    emails: [
      { value: 'a@work.example', type: 'work', primary: true },
      { value: 'a@home.example', type: 'home' },
    ],
  });
  bo = directory.user('bo');
  team = directory.group('Team', [ana, bo]);
});
const put = (attributes: object) =>
  directory.send('PUT', `/Users/${ana}`, { schemas: [USER], ...attributes });
const putGroup = (attributes: object) =>
  directory.send('PUT', `/Groups/${team}`, { schemas: [GROUP], ...attributes });
const patch = (...operations: ReadonlyArray<unknown>) => directory.patch(`/Users/${ana}`, ...operations);
const patchGroup = (...operations: ReadonlyArray<unknown>) =>
  directory.patch(`/Groups/${team}`, ...operations);
const read = () => directory.send('GET', `/Users/${ana}`).body;
const types = ({ events }: { readonly events: ReadonlyArray<{ readonly type: string }> }) =>
  events.map(({ type }) => type);

duty('PUT', () => {
  const done = put({ userName: 'ana', id: 'x', meta: 1, groups: [] });
  expect(done.status).toBe(200);
  for (const name of ['title', 'name', 'emails']) expect(done.body).not.toHaveProperty(name);
  expect(refusal(put({ title: 'CTO' }))).toEqual([400, 'invalidValue']);
  expect(directory.send('PUT', '/Users/nobody', { schemas: [USER], userName: 'new' }).status).toBe(404);
});

duty('`members.*` immutable', () => {
  expect(putGroup({ displayName: 'Team', members: [{ value: bo, display: 'other' }] }).status).toBe(200);
  expect(directory.membersOf(team)).toEqual([bo]);
});

duty('PUT without `active`', () => {
  patch({ op: 'replace', path: 'active', value: false });
  expect(put({ userName: 'ana' }).body.active).toBe(false);
});

duty('PUT without `members`', () => {
  putGroup({ displayName: 'Crew' });
  expect(directory.membersOf(team)).toEqual([ana, bo]);
  putGroup({ displayName: 'Crew', members: [] });
  expect(directory.membersOf(team)).toEqual([]);
});

duty('PUT as events', () => {
  expect(types(directory.send('PUT', `/Users/${ana}`, read()))).toEqual([]);
  const cy = directory.user('cy');
  const { events } = putGroup({ displayName: 'Team', members: [{ value: bo }, { value: cy }] });
  expect(events).toMatchObject([{ type: 'MembershipChanged', data: { added: [cy], removed: [ana] } }]);
});

duty('PATCH atomic and sequential', () => {
  const seen = patch(
    { op: 'add', path: 'roles', value: { value: 'x' } },
    { op: 'replace', path: 'roles[value eq "x"].display', value: 'X' },
  );
  expect(at(seen.body.roles, '0.display')).toBe('X');
  const before = read();
  expect(
    patch({ op: 'replace', path: 'title', value: 'CTO' }, { op: 'replace', path: 'nope', value: 1 }).status,
  ).toBe(400);
  expect(read()).toEqual(before);
});

duty('PATCH envelope', () => {
  const send = (body: object) => directory.send('PATCH', `/Users/${ana}`, body);
  const Operations = [{ op: 'REPLACE', path: 'title', value: 'CTO', name: 'x' }];
  expect(send({ schemas: [USER], Operations }).status).toBe(400);
  expect(refusal(send({ schemas: [PATCH_OP], Operations: [] }))).toEqual([400, 'invalidSyntax']);
  expect(send({ schemas: [PATCH_OP], Operations, extra: 1 }).body.title).toBe('CTO');
});

duty('path-less add, replace', () => {
  for (const op of ['add', 'replace']) {
    const { body } = patch({
      op,
      value: { title: op, name: { givenName: op }, [ENTERPRISE]: { department: op } },
    });
    expect(body).toMatchObject({
      title: op,
      name: { givenName: op, familyName: 'Ruiz' },
      [ENTERPRISE]: { department: op },
    });
  }
});

duty('unknown path', () => {
  for (const path of ['nope', 'name.nope', 'name.', 'urn:nobody:knows:x']) {
    expect(refusal(patch({ op: 'replace', path, value: 'x' }))).toEqual([400, 'invalidPath']);
  }
  const inFilter = patch({ op: 'replace', path: 'emails[nope eq "x"].value', value: 'x' });
  expect(refusal(inFilter)).toEqual([400, 'invalidFilter']);
  expect(
    refusal(patch({ op: 'replace', path: 'emails[type eq "other"].value', value: 'x@x.example' })),
  ).toEqual([400, 'noTarget']);
});

duty('add', () => {
  const before = read();
  const again = patch({ op: 'add', path: 'emails', value: [{ value: 'a@work.example', type: 'work' }] });
  expect([again.status, types(again), again.body]).toEqual([200, [], before]);
  expect(
    types(patchGroup({ op: 'add', path: 'members', value: [{ value: ana, display: 'Other' }] })),
  ).toEqual([]);
  patch(
    { op: 'add', path: 'title', value: 'CTO' },
    { op: 'add', path: 'emails', value: { value: 'new@work.example' } },
  );
  expect(read().title).toBe('CTO');
  expect(emailsOf(directory, ana)).toHaveLength(3);
});

duty('add with value path, no match', () => {
  const { body } = patch({ op: 'Add', path: 'addresses[type eq "work"].streetAddress', value: 'Street 1' });
  expect(body.addresses).toEqual([{ type: 'work', streetAddress: 'Street 1' }]);
});

duty('remove', () => {
  expect(refusal(patch({ op: 'remove' }))).toEqual([400, 'noTarget']);
  directory.patch(`/Groups/${team}`, { op: 'remove', path: `members[value eq "${bo}"]` });
  const again = patchGroup({ op: 'remove', path: `members[value eq "${bo}"]` });
  expect([again.status, types(again)]).toEqual([200, []]);
  for (const path of ['userName', 'id', 'meta']) {
    expect(refusal(patch({ op: 'remove', path }))).toEqual([400, 'mutability']);
  }
});

duty('remove with `value` list', () => {
  patchGroup({ op: 'Remove', path: 'members', value: [{ $ref: null, value: ana, display: 'Any' }] });
  expect(directory.membersOf(team)).toEqual([bo]);
});

duty('remove `members`, no filter, no value', () => {
  const bare = { op: 'remove', path: 'members' };
  for (const idp of idpNames) {
    const asked = new DirectoryUnderTest('any', 'id', idp);
    const crew = asked.group('Crew', [asked.user('ana')]);
    const { status } = asked.patch(`/Groups/${crew}`, bare);
    const empties = ['generic', 'strict'].includes(idp);
    expect([idp, status, asked.membersOf(crew).length]).toEqual([idp, ...(empties ? [200, 0] : [400, 1])]);
  }
});

duty('replace, value path, no match', () => {
  const operation = { op: 'replace', path: 'phoneNumbers[type eq "work"].value', value: '555' };
  expect(refusal(patch(operation))).toEqual([400, 'noTarget']);
  const okta = new DirectoryUnderTest('any', 'id', 'okta');
  const { body } = okta.patch(`/Users/${okta.user('ana')}`, operation);
  expect(body.phoneNumbers).toEqual([{ type: 'work', value: '555' }]);
});

duty('replace complex', () => {
  const { body } = patch({ op: 'replace', path: 'name', value: { givenName: 'Anna' } });
  expect(body.name).toEqual({ givenName: 'Anna', familyName: 'Ruiz' });
});

duty('replace `members` with one bad id', () => {
  const { status } = patchGroup({
    op: 'replace',
    path: 'members',
    value: [{ value: ana }, { value: 'nobody' }],
  });
  expect([status, directory.membersOf(team)]).toEqual([400, [ana, bo]]);
});

duty('`primary`', () => {
  const { body } = patch({ op: 'replace', path: 'emails[type eq "home"].primary', value: true });
  expect(at(body.emails, '0.primary')).not.toBe(true);
  expect(at(body.emails, '1.primary')).toBe(true);
  const two = ['x', 'y'].map((value) => ({ value: `${value}@x.example`, primary: true }));
  expect(put({ userName: 'ana', emails: two }).status).toBe(400);
  expect(directory.send('POST', '/Users', { schemas: [USER], userName: 'cy', emails: two }).status).toBe(400);
});

duty('URN-qualified attribute', () => {
  const { body } = patch({ op: 'add', path: `${ENTERPRISE}:department`, value: 'R&D' });
  expect(body.schemas).toEqual([USER, ENTERPRISE]);
});

duty('PATCH answer', () => {
  expect(patch({ op: 'replace', path: 'title', value: 'CTO' })).toMatchObject({
    status: 200,
    body: { title: 'CTO' },
  });
  const big = directory.group(
    'Big',
    Array.from({ length: 1_001 }, (_, index) => directory.user(`u${index}`)),
  );
  const rename = {
    schemas: [PATCH_OP],
    Operations: [{ op: 'replace', path: 'displayName', value: 'Bigger' }],
  };
  expect(directory.send('PATCH', `/Groups/${big}?attributes=displayName`, rename)).toMatchObject({
    status: 200,
    body: { displayName: 'Bigger' },
  });
});

duty('printed example', () => {
  patchGroup({ op: 'remove', path: `members[value eq"${ana}"]` });
  expect(directory.membersOf(team)).toEqual([bo]);
});

duty('DELETE', () => {
  const url = `/Users/${ana}`;
  expect(directory.send('DELETE', url)).toMatchObject({ status: 204, body: {} });
  for (const method of ['GET', 'DELETE']) expect(directory.send(method, url).status).toBe(404);
  expect(put({ userName: 'ana' }).status).toBe(404);
  expect(patch({ op: 'replace', path: 'title', value: 'x' }).status).toBe(404);
  expect(directory.membersOf(team)).toEqual([bo]);
  expect(directory.send('POST', '/Users', { schemas: [USER], userName: 'ana' }).status).toBe(201);
});
