import { type DirectoryView, userId } from '@rollcall/domain';
import * as E from 'fp-ts/lib/Either.js';
import { DirectoryUnderTest } from './directory-under-test';

/** The directory as if each of its groups had so many members. */
const withMemberCount = ({ view }: DirectoryUnderTest, count: number): DirectoryView =>
  new Proxy<DirectoryView>(view, {
    get: (target, name) => {
      if (name === 'memberCount') return () => count;
      const member: unknown = Reflect.get(target, name);
      return typeof member === 'function' ? member.bind(target) : member;
    },
  });

const scene = () => {
  const directory = new DirectoryUnderTest();
  const ana = directory.user('ana');
  const groups = ['Red', 'Green', 'Blue'].map((name) => directory.group(name, [ana]));
  return { directory, groups };
};

const answerOf = (directory: DirectoryUnderTest, url: string, view: DirectoryView) => {
  const operation = directory.operation('GET', url);
  if (operation._tag !== 'Query') throw new Error('not a query');
  const { status, body = '{}' } = operation.answer(view);
  return { status, body: JSON.parse(body) as unknown };
};

test('a page of groups ends before its members are too many, but never empty', () => {
  const { directory } = scene();
  const answer = (url: string, count: number) =>
    answerOf(directory, url, withMemberCount(directory, count)).body;
  expect(answer('/Groups', 100_000)).toMatchObject({ totalResults: 3, itemsPerPage: 2 });
  expect(answer('/Groups', 300_000)).toMatchObject({ totalResults: 3, itemsPerPage: 1 });
  expect(answer('/Groups?excludedAttributes=members', 300_000)).toMatchObject({ itemsPerPage: 3 });
});

test('a query that would go through too much is refused as tooMany, unless an index answers it', () => {
  const { directory } = scene();
  const view = withMemberCount(directory, 700_000);
  expect(answerOf(directory, '/Groups?filter=members.display eq "ana"', view).body).toMatchObject({
    status: '400',
    scimType: 'tooMany',
  });
  expect(answerOf(directory, '/Groups?sortBy=members.display', view).status).toBe(400);
  expect(answerOf(directory, '/Groups?filter=members.value eq "id-1"', view).status).toBe(200);
  expect(answerOf(directory, '/Groups?filter=displayName sw "R"', view).status).toBe(200);
});

test('a PATCH whose filters would go through too many members is refused as tooMany', () => {
  const { directory, groups } = scene();
  const operation = directory.operation('PATCH', `/Groups/${groups[0]}`, {
    Operations: Array.from({ length: 3 }, () => ({ op: 'remove', path: 'members[display eq "zoe"]' })),
  });
  if (operation._tag !== 'Change') throw new Error('not a change');
  expect(operation.plan(withMemberCount(directory, 600_000))).toMatchObject(E.right([]));
  expect(operation.plan(withMemberCount(directory, 700_000))).toMatchObject(
    E.left({ status: 400, scimType: 'tooMany' }),
  );
});

test('a PATCH may have 2000 operations', () => {
  const { directory } = scene();
  const operation = { op: 'replace', path: 'title', value: 'x' };
  const operations = (length: number) => ({ Operations: Array.from({ length }, () => operation) });
  expect(directory.send('PATCH', '/Users/id-1', operations(2000)).status).toBe(200);
  expect(directory.send('PATCH', '/Users/id-1', operations(2001)).body).toMatchObject({
    scimType: 'invalidSyntax',
    detail: 'The PATCH has 2001 operations; the limit is 2000. Nothing was changed.',
  });
});

test('a PATCH leaves no list of more than 500 values', () => {
  const { directory } = scene();
  const values = (length: number) => Array.from({ length }, (_, index) => ({ value: `r${index}` }));
  expect(directory.patch('/Users/id-1', { op: 'add', path: 'roles', value: values(500) }).status).toBe(200);
  for (const value of [values(501), { value: 'one more' }]) {
    expect(directory.patch('/Users/id-1', { op: 'add', path: 'roles', value }).body).toMatchObject({
      scimType: 'invalidValue',
      detail: 'roles would have more than 500 values. Nothing was changed.',
    });
  }
});

test.each([
  'id eq "id-1"',
  'userName eq "ANA"',
  'externalId eq "e"',
  'emails eq "ANA@b.co"',
  'emails[value eq "ana@b.co"]',
])('%s goes through nobody', (filter) => {
  const directory = new DirectoryUnderTest();
  directory.user('ana', { externalId: 'e', emails: [{ value: 'Ana@b.co' }] });
  const unseen = new Proxy<DirectoryView>(directory.view, {
    get: (target, name) => {
      if (name === 'users') throw new Error('everybody was gone through');
      const member: unknown = Reflect.get(target, name);
      return typeof member === 'function' ? member.bind(target) : member;
    },
  });
  const { body } = answerOf(directory, `/Users?filter=${encodeURIComponent(filter)}`, unseen);
  expect(body).toMatchObject({ totalResults: 1, Resources: [{ id: 'id-1' }] });
});

test('a filter of many terms is charged for each of them', () => {
  const directory = new DirectoryUnderTest();
  const ana = directory.view.user(userId(directory.user('ana')));
  const crowd = new Proxy<DirectoryView>(directory.view, {
    get: (target, name) => {
      if (name === 'users') return () => Array.from({ length: 20_001 }, () => ana);
      const member: unknown = Reflect.get(target, name);
      return typeof member === 'function' ? member.bind(target) : member;
    },
  });
  const filter = Array.from({ length: 100 }, () => 'title eq "x"').join(' or ');
  expect(answerOf(directory, `/Users?filter=${filter}`, crowd).status).toBe(400);
  expect(answerOf(directory, '/Users?filter=title eq "x"', crowd).status).toBe(200);
});
