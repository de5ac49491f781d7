import fc from 'fast-check';
import * as E from 'fp-ts/lib/Either.js';
import { bindFilter } from '../src/filter/bind';
import { isPresent, matches } from '../src/filter/evaluate';
import { parseFilter, parsePath } from '../src/filter/parse';
import { printFilter, printPath } from '../src/filter/print';
import { resolvePath } from '../src/path/resolve-path';
import { readGroup } from '../src/resource/read-group';
import { readUser } from '../src/resource/read-user';
import { coreRegistry } from '../src/schema/registry';
import { compareText } from '../src/schema/text-order';
import { BASE_URL, DirectoryUnderTest, resourcesOf } from './directory-under-test';
import { filterSyntax, pathSyntax, withoutPlaces } from './filter-arbitrary';

/** Neither too deep nor too large for the parser. */
const small = (text: string): boolean => {
  const parsed = parseFilter(text);
  return E.isRight(parsed) || !/longer|nested|more than/.test(parsed.left.message);
};

test('a printed filter reads back as the same filter', () => {
  fc.assert(
    fc.property(filterSyntax, (filter) => {
      const text = printFilter(filter);
      fc.pre(small(text));
      expect(withoutPlaces(parseFilter(text))).toEqual(withoutPlaces(E.right(filter)));
    }),
    { numRuns: 500 },
  );
});

test('a printed path reads back as the same path', () => {
  fc.assert(
    fc.property(pathSyntax, (path) => {
      const text = printPath(path);
      fc.pre(small(`${text} pr`));
      expect(withoutPlaces(parsePath(text))).toEqual(withoutPlaces(E.right(path)));
    }),
    { numRuns: 500 },
  );
});

test.each([
  [null, false],
  ['', false],
  [[], false],
  [['', null], false],
  [{}, false],
  [{ value: '' }, false],
  [false, true],
  [0, true],
  [[{ value: 'x' }], true],
])('%j is present: %p', (value, present) => {
  expect(isPresent(value)).toBe(present);
});

test('texts are ordered by code point', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (a, b) => {
      const [left, right] = [a, b].map((text) =>
        Array.from(text, (character) => character.codePointAt(0) ?? 0),
      );
      const byCodePoint = (one: number[] = [], other: number[] = []): number => {
        const place = one.findIndex((point, index) => point !== other[index]);
        return place < 0 ? one.length - other.length : (one[place] ?? 0) - (other[place] ?? -1);
      };
      expect(Math.sign(compareText(a, b))).toBe(Math.sign(byCodePoint(left, right)));
    }),
    {
      numRuns: 500,
      examples: [
        ['\uffff', '😀'],
        ['😀', '😁'],
        ['a', 'ab'],
      ],
    },
  );
});

test('no text makes the parser throw', () => {
  const signs = fc.constantFrom(
    '(',
    ')',
    '[',
    ']',
    '.',
    '"',
    ' ',
    '\\',
    '\t',
    'not ',
    ' and ',
    ' or ',
    'pr',
    'eq',
    'emails',
    '"x"',
    '1',
    'ä',
    '\u0000',
  );
  fc.assert(
    fc.property(fc.array(signs, { maxLength: 40 }), (parts) => {
      expect(['Left', 'Right']).toContain(parseFilter(parts.join(''))._tag);
    }),
    { numRuns: 1000 },
  );
});

const userNames = ['ana', 'Bo', 'cyd', 'dan'];
const people = fc.array(
  fc.record({
    externalId: fc.boolean(),
    active: fc.boolean(),
    title: fc.constantFrom('a', 'A', 'b'),
    emails: fc.subarray(['ana', 'Shared@example.com', 'bo@example.com']),
    groups: fc.subarray(['Red', 'Blue']),
  }),
  { minLength: 1, maxLength: 4 },
);

const directoryOf = (
  persons: ReadonlyArray<{
    externalId: boolean;
    active: boolean;
    title: string;
    emails: string[];
    groups: string[];
  }>,
) => {
  const directory = new DirectoryUnderTest();
  const ids = persons.map(({ externalId, active, title, emails }, index) =>
    directory.user(userNames[index] ?? '', {
      active,
      title,
      emails: emails.map((value) => ({ value, type: value === 'ana' ? 'home' : 'work' })),
      ...(externalId ? { externalId: `e${index}` } : {}),
    }),
  );
  for (const name of ['Red', 'Blue']) {
    directory.group(
      name,
      ids.filter((_, index) => persons[index]?.groups.includes(name)),
    );
  }
  return directory;
};

const terms = {
  Users: [
    'userName eq "ANA"',
    'userName eq "bo"',
    'userName eq "nobody"',
    'id eq "id-2"',
    'externalId eq "e1"',
    'externalId eq "E1"',
    'emails eq "ANA"',
    'emails.value eq "shared@EXAMPLE.com"',
    'emails[value eq "bo@example.com" and type eq "work"]',
    'emails[type eq "home"].value eq "shared@example.com"',
    'groups.value eq "id-3"',
    'groups[value eq "id-4" and display eq "blue"]',
    'title eq "a"',
    'active eq true',
    'externalId pr',
  ],
  Groups: [
    'displayName eq "RED"',
    'displayName eq " red"',
    'id eq "id-3"',
    'members.value eq "id-1"',
    'members[value eq "id-2" and type eq "user"]',
    'members[display eq "cyd"]',
    'members pr',
  ],
} as const;

const filterOver = (leaves: ReadonlyArray<string>) =>
  fc.letrec<{ filter: string }>((tie) => ({
    filter: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      fc.constantFrom(...leaves),
      fc
        .tuple(tie('filter'), fc.constantFrom('and', 'or'), tie('filter'))
        .map(([a, how, b]) => `(${a} ${how} ${b})`),
      tie('filter').map((filter) => `not (${filter})`),
    ),
  })).filter;

test.each(['Users', 'Groups'] as const)(
  '%s found through indexes are those that going through all finds',
  (endpoint) => {
    fc.assert(
      fc.property(people, filterOver(terms[endpoint]), (persons, text) => {
        const directory = directoryOf(persons);
        const type = endpoint === 'Users' ? coreRegistry.user : coreRegistry.group;
        const syntax = parseFilter(text);
        const bound = E.isRight(syntax)
          ? bindFilter((notation) => resolvePath(type, notation), syntax.right)
          : syntax;
        fc.pre(E.isRight(bound));
        if (E.isLeft(bound)) return;
        const readers =
          endpoint === 'Users'
            ? Array.from(directory.view.users(), (user) => readUser(type, user, directory.view, BASE_URL))
            : Array.from(directory.view.groups(), (group) =>
                readGroup(type, group, directory.view, BASE_URL),
              );
        const scanned = readers.filter((read) => matches(bound.right, read)).map((read) => read('id'));
        const listed = resourcesOf(directory.send('GET', `/${endpoint}?filter=${encodeURIComponent(text)}`));
        expect(listed.map(({ id }) => id)).toEqual(scanned);
      }),
      { numRuns: 300 },
    );
  },
);
