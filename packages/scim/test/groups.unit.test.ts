import { idpProfile } from '@rollcall/domain';
import * as E from 'fp-ts/lib/Either.js';
import { at, BASE_URL, DirectoryUnderTest, GROUP } from './directory-under-test';

const eventTypes = ({ events }: { readonly events: ReadonlyArray<{ readonly type: string }> }) =>
  events.map(({ type }) => type);

/** A group of ana and bo, and cyd outside. */
const scene = () => {
  const directory = new DirectoryUnderTest();
  const ana = directory.user('ana', { displayName: 'Ana Diaz' });
  const bo = directory.user('bo');
  const cyd = directory.user('cyd');
  const group = directory.group('Engineering', [ana, bo]);
  return { directory, ana, bo, cyd, group, url: `/Groups/${group}` };
};

describe('reading a group', () => {
  test('shows every member with id, name, type and address', () => {
    const { directory, ana, bo, url, group } = scene();
    const read = directory.send('GET', url);
    expect(read.body).toMatchObject({
      schemas: [GROUP],
      id: group,
      displayName: 'Engineering',
      members: [
        { value: ana, display: 'Ana Diaz', type: 'User', $ref: `${BASE_URL}/Users/${ana}` },
        { value: bo, display: 'bo', type: 'User', $ref: `${BASE_URL}/Users/${bo}` },
      ],
      meta: { resourceType: 'Group', location: `${BASE_URL}${url}` },
    });
  });

  test('leaves the members out when they are excluded', () => {
    const { directory, url } = scene();
    expect(directory.send('GET', `${url}?excludedAttributes=members`).body).not.toHaveProperty('members');
    expect(directory.send('GET', `${url}?attributes=displayName`).body).toEqual({
      schemas: [GROUP],
      id: url.slice('/Groups/'.length),
      displayName: 'Engineering',
    });
  });
});

test('the version of a group follows the names of its members, and If-Match does not', () => {
  const { directory, ana, url } = scene();
  const first = String(directory.send('GET', url).headers.etag);
  directory.patch(`/Users/${ana}`, { op: 'replace', path: 'title', value: 'Boss' });
  expect(directory.send('GET', url).headers.etag).toBe(first);
  directory.patch(`/Users/${ana}`, { op: 'replace', path: 'displayName', value: 'Ana Ruiz' });
  const read = directory.send('GET', url, undefined, { 'if-none-match': first });
  expect([read.status, at(read.body, 'meta.version')]).toEqual([200, read.headers.etag]);
  const body = { schemas: [GROUP], displayName: 'Platform' };
  expect(directory.send('PUT', url, body, { 'if-match': first }).status).toBe(200);
});

describe('creating a group', () => {
  test('without a name is refused', () => {
    const refused = new DirectoryUnderTest().send('POST', '/Groups', { schemas: [GROUP] });
    expect(refused.body).toMatchObject({ status: '400', scimType: 'invalidValue' });
  });

  test('with members who are not users here is refused as a whole, naming them', () => {
    const { directory, ana } = scene();
    const refused = directory.send('POST', '/Groups', {
      schemas: [GROUP],
      displayName: 'Sales',
      members: [{ value: ana }, { value: 'a1' }, { value: 'b2' }],
    });
    expect(refused.body).toMatchObject({
      status: '400',
      scimType: 'invalidValue',
      detail:
        '2 of 3 members are not users here: a1, b2. Assign them to the application in Okta, then Push Now. Nothing was changed.',
    });
    expect(directory.send('GET', '/Groups?filter=displayName eq "Sales"').body.totalResults).toBe(0);
  });

  test.each([
    [
      'with the name of another, whatever the case',
      'ENGINEERING',
      409,
      /has the same name as group id-4 "Engineering"/,
    ],
    ['with "@" in its name', 'eng@corp', 400, /contains "@", which access rules cannot name/],
  ])('%s is refused with what to do', (_what, displayName, status, detail) => {
    const refused = scene().directory.send('POST', '/Groups', { schemas: [GROUP], displayName });
    expect(refused.status).toBe(status);
    expect(refused.body.detail).toMatch(detail);
  });
});

describe('replacing a group', () => {
  test('with our own answer changes nothing', () => {
    const { directory, url } = scene();
    const before = directory.send('GET', url).body;
    const put = directory.send('PUT', url, before);
    expect([put.status, put.body, put.events]).toEqual([200, before, []]);
  });

  test('records only who joined and who left', () => {
    const { directory, url, ana, bo, cyd, group } = scene();
    const put = directory.send('PUT', url, {
      schemas: [GROUP],
      displayName: 'Engineering',
      members: [{ value: ana }, { value: cyd }, { value: cyd }],
    });
    expect(put.events).toEqual([
      { type: 'MembershipChanged', data: { groupId: group, added: [cyd], removed: [bo] } },
    ]);
  });

  test('keeps the members when the body does not speak of them, and clears them for [] and null', () => {
    for (const [members, left] of [
      [undefined, 2],
      [[], 0],
      [null, 0],
    ] as const) {
      const { directory, url, group } = scene();
      directory.send('PUT', url, { schemas: [GROUP], displayName: 'Engineering', members });
      expect(directory.membersOf(group)).toHaveLength(left);
    }
  });
});

describe('patching members', () => {
  test('adds and removes in one request, with one event of the difference', () => {
    const { directory, url, ana, cyd, group } = scene();
    const patched = directory.patch(
      url,
      { op: 'remove', path: `members[value eq "${ana}"]` },
      { op: 'add', path: 'members', value: [{ value: cyd, display: 'whoever' }] },
    );
    expect(patched.status).toBe(200);
    expect(patched.events).toEqual([
      { type: 'MembershipChanged', data: { groupId: group, added: [cyd], removed: [ana] } },
    ]);
  });

  test('adding a member again and removing a stranger are done, and no event', () => {
    const { directory, url, ana, cyd } = scene();
    const patched = directory.patch(
      url,
      { op: 'add', path: 'members', value: [{ value: ana }] },
      { op: 'remove', path: `members[value eq "${cyd}"]` },
      { op: 'remove', path: 'members[value eq "nobody"]' },
    );
    expect([patched.status, patched.events]).toEqual([200, []]);
  });

  test('a later operation has the last word', () => {
    const { directory, url, ana, bo, cyd, group } = scene();
    directory.patch(
      url,
      { op: 'replace', path: 'members', value: [{ value: cyd }, { value: ana }] },
      { op: 'remove', path: `members[value eq "${cyd}"]` },
      { op: 'add', path: 'members', value: [{ value: bo }] },
    );
    expect(new Set(directory.membersOf(group))).toEqual(new Set([ana, bo]));
  });

  test('an unknown member takes the whole request down, removals and rename included', () => {
    const { directory, url, ana, bo, group } = scene();
    const refused = directory.patch(
      url,
      { op: 'replace', value: { displayName: 'Platform' } },
      { op: 'remove', path: `members[value eq "${ana}"]` },
      { op: 'add', path: 'members', value: [{ value: 'ghost' }] },
    );
    expect(refused.status).toBe(400);
    expect(directory.send('GET', url).body.displayName).toBe('Engineering');
    expect(directory.membersOf(group)).toEqual([ana, bo]);
  });

  test.each([
    [
      'a list of values',
      (ana: string) => ({ op: 'Remove', path: 'members', value: [{ $ref: null, value: ana }] }),
    ],
    ['a bare id', (ana: string) => ({ op: 'remove', path: 'members', value: ana })],
    ['a filter on the name', () => ({ op: 'remove', path: 'members[display eq "ana diaz"]' })],
    [
      'a filter of two terms',
      (ana: string) => ({ op: 'remove', path: `members[value eq "${ana}" and type eq "User"]` }),
    ],
    [
      'a URN path in other case',
      (ana: string) => ({ op: 'REMOVE', path: `${GROUP}:MEMBERS[VALUE EQ "${ana}"]` }),
    ],
    [
      'the printed example without a space',
      (ana: string) => ({ op: 'remove', path: `members[value eq"${ana}"]` }),
    ],
  ])('removes only the one named by %s', (_how, operation) => {
    const { directory, url, ana, bo, group } = scene();
    expect(directory.patch(url, operation(ana)).status).toBe(200);
    expect(directory.membersOf(group)).toEqual([bo]);
  });

  test('replacing a member by nobody removes that one, and nobody else joins', () => {
    const { directory, url, ana, bo, cyd, group } = scene();
    const nobody = { op: 'replace', path: `members[value eq "${ana}"]`, value: [] };
    directory.patch(url, nobody, { ...nobody, path: `members[value eq "${cyd}"]` });
    directory.patch(url, { ...nobody, op: 'add', path: `members[value eq "${cyd}"]` });
    expect(directory.membersOf(group)).toEqual([bo]);
  });

  test('replacing a member by another swaps the two', () => {
    const { directory, url, ana, bo, cyd, group } = scene();
    directory.patch(url, { op: 'replace', path: `members[value eq "${ana}"]`, value: { value: cyd } });
    expect(new Set(directory.membersOf(group))).toEqual(new Set([bo, cyd]));
  });

  test('ids are case-exact in filters', () => {
    const { directory, url, ana, group } = scene();
    directory.patch(url, { op: 'remove', path: `members[value eq "${ana.toUpperCase()}"]` });
    expect(directory.membersOf(group)).toHaveLength(2);
  });

  test('removing all members takes a replace with an empty list where a bare remove may be a mistake', () => {
    const { directory, url, group } = scene();
    directory.run([{ _tag: 'ChooseIdpProfile', profile: idpProfile('okta') }]);
    const refused = directory.patch(url, { op: 'remove', path: 'members' });
    expect(refused.body).toMatchObject({
      status: '400',
      detail: expect.stringContaining('replace members with []'),
    });
    expect(directory.membersOf(group)).toHaveLength(2);
    directory.patch(url, { op: 'replace', path: 'members', value: [] });
    expect(directory.membersOf(group)).toHaveLength(0);
  });

  test.each([
    ['a member without value', { op: 'add', path: 'members', value: [{}] }, 'invalidValue'],
    [
      'an edit of a member',
      { op: 'replace', path: 'members[type eq "User"].value', value: 'x' },
      'mutability',
    ],
    [
      'a replace of a member nobody is',
      { op: 'replace', path: 'members[value ne "x"].display', value: 'x' },
      'mutability',
    ],
    ['an add that matches nobody', { op: 'add', path: 'members[display sw "z"]' }, 'noTarget'],
    ['no value', { op: 'add', path: 'members' }, 'invalidValue'],
    ['the removal of the name', { op: 'remove', path: 'displayName' }, 'mutability'],
    ['an empty name', { op: 'replace', path: 'displayName', value: '' }, 'invalidValue'],
    ['a change of the id', { op: 'replace', path: 'id', value: 'x' }, 'mutability'],
  ])('refuses %s', (_what, operation, scimType) => {
    const { directory, url } = scene();
    const refused = directory.patch(url, operation);
    expect(refused.body).toMatchObject({ status: '400', scimType });
    expect(refused.events).toEqual([]);
  });

  test('a rename to the same name, with the id along, is no event', () => {
    const { directory, url, group } = scene();
    const patched = directory.patch(url, { op: 'replace', value: { id: group, displayName: 'Engineering' } });
    expect([patched.status, patched.events]).toEqual([200, []]);
  });

  test('a change of case is a rename and no conflict with itself', () => {
    const { directory, url } = scene();
    const patched = directory.patch(url, { op: 'replace', path: 'displayName', value: 'ENGINEERING' });
    expect(eventTypes(patched)).toEqual(['GroupRenamed']);
  });

  test('of a large group is answered 204, and with the group when attributes are asked for', () => {
    const directory = new DirectoryUnderTest();
    const ids = Array.from({ length: 1001 }, (_, index) => directory.user(`user${index}`));
    const group = directory.group('All', ids);
    const one = { op: 'remove', path: `members[value eq "${ids[0]}"]` };
    const add = { op: 'add', path: 'members', value: [{ value: ids[0] }] };
    expect(directory.patch(`/Groups/${group}`, add).status).toBe(204);
    expect(directory.patch(`/Groups/${group}?attributes=displayName`, add).body.displayName).toBe('All');
    expect(directory.patch(`/Groups/${group}?attributes=members`, add).body.members).toHaveLength(1001);
    expect(directory.patch(`/Groups/${group}?excludedAttributes=members`, add).status).toBe(200);
    expect(directory.patch(`/Groups/${group}`, one).body.members).toHaveLength(1000);
    expect(at(directory.send('GET', `/Groups/${group}`).body.members, '999.type')).toBe('User');
  });
});

test('a plan made again on a later state keeps what others did in between', () => {
  const { directory, url, bo, cyd, group } = scene();
  const operation = directory.operation('PATCH', url, {
    Operations: [
      { op: 'add', path: 'members', value: [{ value: cyd }] },
      { op: 'remove', path: 'members[display eq "ana diaz"]' },
    ],
  });
  if (operation._tag !== 'Change') throw new Error('not a change');
  const first = operation.plan(directory.view);
  expect(operation.plan(directory.view)).toEqual(first);
  directory.patch(url, { op: 'remove', path: `members[value eq "${bo}"]` });
  directory.patch(url, { op: 'remove', path: 'members[display eq "Ana Diaz"]' });
  expect(operation.plan(directory.view)).toEqual(
    E.right([{ _tag: 'ChangeMembership', groupId: group, add: [cyd], remove: [] }]),
  );
});

test('naming members in a PATCH never goes through the members of the group', () => {
  const { directory, url, ana, cyd } = scene();
  const operation = directory.operation('PATCH', `${url}?excludedAttributes=members`, {
    Operations: [
      { op: 'remove', path: `members[value eq "${ana}"]` },
      { op: 'add', path: 'members', value: [{ value: cyd }] },
    ],
  });
  const guarded = new Proxy(directory.view, {
    get: (view, name) => {
      if (name === 'membersOf') throw new Error('went through the members');
      const member: unknown = Reflect.get(view, name);
      return typeof member === 'function' ? member.bind(view) : member;
    },
  });
  if (operation._tag !== 'Change') throw new Error('not a change');
  expect(operation.plan(guarded)).toMatchObject({ _tag: 'Right' });
  expect(operation.answer(guarded).status).toBe(200);
});
