import type { Json } from '@rollcall/domain';
import fc from 'fast-check';
import { DirectoryUnderTest, ENTERPRISE, textOf, USER } from './directory-under-test';
import { editByTheLetter, type PlainOperation, pathOf } from './reference-patch';

const lists = new Set(['emails', 'phoneNumbers']);
const text = fc.constantFrom('a', 'b', 'c');
const kind = fc.constantFrom('work', 'home');

const email = fc.record({ value: text, type: kind, primary: fc.boolean() }, { requiredKeys: ['value'] });

/** No two primaries, and no value twice: those are refused or merged, and have tests of their own. */
const emails = fc
  .uniqueArray(email, { maxLength: 3, selector: ({ value }) => value })
  .map((list) => list.map((element, index) => (index === 0 ? element : { ...element, primary: false })));

const on = (
  op: PlainOperation['op'],
  attribute: string,
  rest: Partial<PlainOperation> = {},
): PlainOperation => ({
  op,
  attribute,
  ...rest,
});

const set = fc.constantFrom('add' as const, 'replace' as const);
const list = fc.constantFrom('emails', 'phoneNumbers');

const operation: fc.Arbitrary<PlainOperation> = fc.oneof(
  fc
    .tuple(set, fc.constantFrom('title', 'nickName'), text)
    .map(([op, attribute, value]) => on(op, attribute, { value })),
  fc
    .constantFrom('title', 'nickName', 'name', 'emails', 'phoneNumbers')
    .map((attribute) => on('remove', attribute)),
  fc
    .tuple(set, fc.constantFrom('givenName', 'familyName'), text)
    .map(([op, part, value]) => on(op, 'name', { part, value })),
  fc.constantFrom('givenName', 'familyName').map((part) => on('remove', 'name', { part })),
  fc
    .tuple(set, fc.record({ givenName: text, middleName: text }, { requiredKeys: [] }))
    .filter(([, value]) => Object.keys(value).length > 0)
    .map(([op, value]) => on(op, 'name', { value })),
  fc.tuple(set, list, emails).map(([op, attribute, value]) => on(op, attribute, { value })),
  fc
    .tuple(set, list, kind, fc.constantFrom('value', 'display'), text)
    .map(([op, attribute, equals, part, value]) =>
      on(op, attribute, { where: { part: 'type', equals }, part, value }),
    ),
  fc
    .tuple(set, list, text, fc.record({ value: text, display: text }))
    .map(([op, attribute, equals, value]) => on(op, attribute, { where: { part: 'value', equals }, value })),
  fc
    .tuple(list, kind, fc.option(fc.constantFrom('value', 'display', 'primary'), { nil: undefined }))
    .map(([attribute, equals, part]) =>
      on('remove', attribute, { where: { part: 'type', equals }, ...(part === undefined ? {} : { part }) }),
    ),
);

/** Without meta, which tells of times, and without what is the same for everyone. */
const content = (body: Readonly<Record<string, Json>>) => {
  const { meta: _meta, id: _id, schemas: _schemas, ...rest } = body;
  return rest;
};

test('a PATCH through commands leaves a user as editing the document by the letter does', () => {
  fc.assert(
    fc.property(emails, fc.array(operation, { minLength: 1, maxLength: 8 }), (initial, operations) => {
      const directory = new DirectoryUnderTest('any', 'id', 'okta');
      const id = directory.user('ana', { title: 'a', emails: initial });
      const document: { [name: string]: Json } = content(directory.send('GET', `/Users/${id}`).body);
      for (const step of operations) editByTheLetter(document, step, lists);
      const patched = directory.patch(
        `/Users/${id}`,
        ...operations.map((step) => ({ op: step.op, path: pathOf(step), value: step.value })),
      );
      expect({ status: patched.status, ...content(patched.body) }).toEqual({ status: 200, ...document });
    }),
    { numRuns: 1000 },
  );
});

test('operations one by one and all in one request come to the same', () => {
  fc.assert(
    fc.property(emails, fc.array(operation, { minLength: 1, maxLength: 6 }), (initial, operations) => {
      const [together, apart] = [
        new DirectoryUnderTest('any', 'id', 'okta'),
        new DirectoryUnderTest('any', 'id', 'okta'),
      ];
      const wire = operations.map((step) => ({ op: step.op, path: pathOf(step), value: step.value }));
      const id = together.user('ana', { emails: initial });
      apart.user('ana', { emails: initial });
      together.patch(`/Users/${id}`, ...wire);
      for (const step of wire) apart.patch(`/Users/${id}`, step);
      const [one, other] = [together, apart].map((directory) =>
        content(directory.send('GET', `/Users/${id}`).body),
      );
      expect(one).toEqual(other);
    }),
    { numRuns: 300 },
  );
});

const members = fc.subarray(['id-1', 'id-2', 'id-3', 'id-4']);
const memberOperation = fc.oneof(
  members.map((ids) => ({ op: 'add', path: 'members', value: ids.map((value) => ({ value })) })),
  members.map((ids) => ({ op: 'replace', path: 'members', value: ids.map((value) => ({ value })) })),
  members.map((ids) => ({ op: 'Remove', path: 'members', value: ids.map((value) => ({ value })) })),
  fc.constantFrom('id-1', 'id-2', 'id-9').map((id) => ({ op: 'remove', path: `members[value eq "${id}"]` })),
  members
    .filter((ids) => ids.length > 0)
    .map((ids) => ({ op: 'remove', path: `members[${ids.map((id) => `value eq "${id}"`).join(' or ')}]` })),
  fc.constantFrom('user1', 'user2').map((name) => ({ op: 'remove', path: `members[display eq "${name}"]` })),
  members.map((ids) => ({ op: 'replace', value: { members: ids.map((value) => ({ value })) } })),
);

const editMembers = (
  list: ReadonlyArray<string>,
  operation: { op: string; path?: string; value?: unknown },
) => {
  const text = JSON.stringify(operation.value ?? null);
  const given = Array.from(text.matchAll(/"value":"([^"]+)"/g), (match) => String(match[1]));
  const filter = operation.path?.slice('members'.length) ?? '';
  if (operation.op === 'add') return [...new Set([...list, ...given])];
  if (operation.op === 'replace') return given;
  const chosen =
    filter === ''
      ? given
      : list.filter((id) => filter.includes(`"${id}"`) || filter.includes(`"user${id.slice(3)}"`));
  return list.filter((id) => !chosen.includes(id));
};

test('a PATCH of members through commands leaves the list as editing it by the letter does', () => {
  fc.assert(
    fc.property(members, fc.array(memberOperation, { minLength: 1, maxLength: 8 }), (initial, operations) => {
      const directory = new DirectoryUnderTest('any', 'id', 'okta');
      for (let index = 1; index <= 4; index++) directory.user(`user${index}`);
      const group = directory.group('Engineering', initial);
      const patched = directory.patch(`/Groups/${group}`, ...operations);
      expect(patched.status).toBe(200);
      expect(patched.events.length).toBeLessThanOrEqual(1);
      expect(new Set(directory.membersOf(group))).toEqual(new Set(operations.reduce(editMembers, initial)));
    }),
    { numRuns: 500 },
  );
});

test('putting our own answer back is no event', () => {
  const user = fc.record(
    {
      title: text,
      active: fc.boolean(),
      externalId: text,
      name: fc.record({ givenName: text, formatted: text }, { requiredKeys: [] }),
      emails,
      [ENTERPRISE]: fc.record({
        department: text,
        manager: fc.constantFrom({ value: 'id-1' }, { value: 'x' }),
      }),
    },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(user, fc.boolean(), (attributes, inGroup) => {
      const directory = new DirectoryUnderTest('any', 'id', 'okta');
      directory.user('boss');
      const id = textOf(
        directory.send('POST', '/Users', { schemas: [USER], userName: 'ana', ...attributes }).body.id,
      );
      const group = directory.group('Engineering', inGroup ? [id] : []);
      for (const url of [`/Users/${id}`, `/Groups/${group}`]) {
        const before = directory.send('GET', url).body;
        const put = directory.send('PUT', url, before);
        expect([put.status, put.events, put.body]).toEqual([200, [], before]);
      }
    }),
    { numRuns: 300 },
  );
});
