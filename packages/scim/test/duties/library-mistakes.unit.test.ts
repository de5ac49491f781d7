import { at, DirectoryUnderTest, ENTERPRISE } from '../directory-under-test';
import { duty, emailsOf, found, refusal } from './duty';

let directory: DirectoryUnderTest;
let ana: string;
beforeEach(() => {
  directory = new DirectoryUnderTest();
  ana = directory.user('ana', {
    title: 'A:b.c]',
    emails: [
      { value: 'a@work.example', type: 'work', primary: true, display: 'Work' },
      { value: 'a@home.example', type: 'home' },
    ],
  });
});
const patch = (...operations: ReadonlyArray<unknown>) => directory.patch(`/Users/${ana}`, ...operations);
const read = () => directory.send('GET', `/Users/${ana}`).body;

duty('edits readOnly `id`, `meta`', () => {
  for (const path of ['id', 'meta.created']) {
    expect(refusal(patch({ op: 'replace', path, value: 'x' }))).toEqual([400, 'mutability']);
  }
});

duty('deletes a required `userName`', () => {
  expect(refusal(patch({ op: 'remove', path: 'userName' }))).toEqual([400, 'mutability']);
});

duty('adds a second attribute for `USERNAME`', () => {
  const { body } = patch({ op: 'replace', path: 'USERNAME', value: 'ann' });
  expect([body.userName, Object.keys(body).filter((name) => /^username$/i.test(name))]).toEqual([
    'ann',
    ['userName'],
  ]);
});

duty('ignores `REPLACE`', () => {
  expect(patch({ op: 'REPLACE', path: 'title', value: 'CTO' }).body.title).toBe('CTO');
});

duty('duplicates a member that differs only in `display`', () => {
  const team = directory.group('Team', [ana]);
  directory.patch(`/Groups/${team}`, {
    op: 'add',
    path: 'members',
    value: [{ value: ana, display: 'Other' }],
  });
  expect(directory.membersOf(team)).toEqual([ana]);
});

duty("Entra's remove of `{value}` leaves the member that has a `display`", () => {
  patch({ op: 'Remove', path: 'emails', value: [{ value: 'a@work.example' }] });
  expect(emailsOf(directory, ana)).toEqual(['a@home.example']);
});

duty('removing a falsy value deletes all', () => {
  for (const value of ['', [], [{ value: '' }]]) {
    patch({ op: 'remove', path: 'emails', value });
    expect(emailsOf(directory, ana)).toHaveLength(2);
  }
});

duty('no exclusivity of `primary`', () => {
  const { body } = patch({ op: 'add', path: 'emails[type eq "home"].primary', value: true });
  expect([at(body.emails, '0.primary'), at(body.emails, '1.primary')]).toEqual([false, true]);
});

duty('keeps `active:"False"`', () => {
  expect(patch({ op: 'replace', value: { active: 'False' } }).body.active).toBe(false);
});

duty('splits a whole-extension path at the last colon', () => {
  const { body } = patch({ op: 'add', path: ENTERPRISE, value: { department: 'R&D' } });
  expect(body[ENTERPRISE]).toEqual({ department: 'R&D' });
});

duty('fails when a filter value contains `:`', () => {
  expect(found(directory, 'title eq "A:b.c]"')).toEqual(['ana']);
});

duty('value path evaluated over the whole list', () => {
  expect(found(directory, 'emails[type eq "work" and value ew "home.example"]')).toEqual([]);
});

duty('`pr` true for null, `""`, `[]`', () => {
  directory.user('bo', { title: '', nickName: null, emails: [] });
  for (const name of ['title', 'emails']) expect(found(directory, `${name} pr`)).toEqual(['ana']);
  expect(found(directory, 'nickName pr')).toEqual([]);
});

duty('`ne` false on a missing attribute', () => {
  expect(found(directory, 'nickName ne "x"')).toEqual(['ana']);
});

duty('no dateTime comparison', () => {
  expect(found(directory, 'meta.created ge "2026-05-03T12:00:00+02:00"')).toEqual(['ana']);
  expect(found(directory, 'meta.created lt "2026-05-03T12:00:00+02:00"')).toEqual([]);
});

duty('escapes other than `\\"` kept literally', () => {
  patch({ op: 'replace', path: 'title', value: 'a\tb/\u00e9' });
  expect(found(directory, 'title eq "a\\tb\\/\\u00e9"')).toEqual(['ana']);
});

duty('`$ref` refused', () => {
  directory.group('Team', [ana]);
  expect(found(directory, `members[$ref ew "/Users/${ana}"]`, '/Groups')).toEqual(['Team']);
});

duty('`caseExact` not consulted', () => {
  directory.user('bo', { externalId: 'E1' });
  expect([found(directory, 'externalId eq "e1"'), found(directory, 'userName eq "BO"')]).toEqual([
    [],
    ['bo'],
  ]);
});

duty('cost quadratic in members', () => {
  const many = Array.from({ length: 5_000 }, (_, index) => directory.user(`u${index}`));
  const team = directory.group('Team', many);
  const { events } = directory.patch(`/Groups/${team}`, {
    op: 'add',
    path: 'members',
    value: [{ value: ana }],
  });
  expect(events).toMatchObject([{ type: 'MembershipChanged', data: { added: [ana], removed: [] } }]);
  expect(read().groups).toHaveLength(1);
});
