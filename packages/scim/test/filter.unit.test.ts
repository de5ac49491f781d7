import { DirectoryUnderTest, ENTERPRISE, resourcesOf, textOf, USER } from './directory-under-test';

const scene = () => {
  const directory = new DirectoryUnderTest();
  directory.user('ana@example.com', {
    externalId: 'E1',
    displayName: 'Ana "Ann" Díaz',
    name: { givenName: 'Ana', familyName: 'Díaz' },
    title: 'Engineer',
    emails: [
      { value: 'ana@example.com', type: 'work', primary: true },
      { value: 'ana@home.net', type: 'home' },
    ],
    [ENTERPRISE]: { department: 'R&D', manager: { value: 'boss' } },
  });
  directory.user('bo@example.com', {
    active: false,
    emails: [{ value: 'bo@home.net', type: 'work', primary: false }],
  });
  const cyd = directory.user('cyd@example.org', { displayName: 'cyd', externalId: 'e1' });
  directory.group('Engineering', [cyd]);
  return directory;
};

const directory = scene();

const found = (filter: string): ReadonlyArray<string> =>
  resourcesOf(directory.send('GET', `/Users?filter=${encodeURIComponent(filter)}`)).map(({ userName }) =>
    textOf(userName).replace(/@.*/, ''),
  );

test.each<[string, ReadonlyArray<string>]>([
  // Names and operators in any case, with or without URN.
  ['userName eq "ANA@example.com"', ['ana']],
  ['USERNAME Eq "ana@example.com"', ['ana']],
  [`${USER}:userName eq "ana@example.com"`, ['ana']],
  [`${USER.toUpperCase()}:NAME.familyname eq "DÍAZ"`, ['ana']],
  [`${ENTERPRISE}:department eq "r&d"`, ['ana']],
  [`${ENTERPRISE}:manager.value eq "boss"`, ['ana']],
  ['department eq "R&D"', ['ana']],
  ['manager eq "boss"', ['ana']],
  // Case by schema: externalId is exact, names are not.
  ['externalId eq "E1"', ['ana']],
  ['externalId eq "e1"', ['cyd']],
  ['id eq "ID-1"', []],
  ['id eq "id-1"', ['ana']],
  ['meta.resourceType eq "user"', []],
  ['meta.resourceType eq "User"', ['ana', 'bo', 'cyd']],
  // Text operators and literals.
  ['userName co "EXAMPLE.O"', ['cyd']],
  ['userName sw "b"', ['bo']],
  ['userName ew ".org"', ['cyd']],
  ['userName gt "bo@example.com"', ['cyd']],
  ['userName le "bo@example.com"', ['ana', 'bo']],
  ['displayName eq "Ana \\"Ann\\" D\\u00edaz"', ['ana']],
  ['displayName eq "Ana \\"Ann\\" Di\u0301az"', ['ana']],
  // Precedence: not, then and, then or.
  ['title pr or active eq false and userName sw "x"', ['ana']],
  ['(title pr or active eq false) and userName sw "b"', ['bo']],
  ['not (title pr) and not (active eq false)', ['cyd']],
  ['not(title pr)', ['bo', 'cyd']],
  ['((userName sw "a"))', ['ana']],
  // Presence.
  ['title pr', ['ana']],
  ['active pr', ['ana', 'bo', 'cyd']],
  ['emails pr', ['ana', 'bo']],
  ['name pr', ['ana']],
  ['title eq null', ['bo', 'cyd']],
  ['title ne null', ['ana']],
  // "Not identical" is true of what is absent.
  ['title ne "Boss"', ['ana', 'bo', 'cyd']],
  ['title ne "engineer"', ['bo', 'cyd']],
  // Lists: any element without brackets, the same element within.
  ['emails co "home"', ['ana', 'bo']],
  ['emails.type eq "home"', ['ana']],
  ['emails.type eq "work" and emails.value co "home"', ['ana', 'bo']],
  ['emails[type eq "work" and value co "home"]', ['bo']],
  ['emails[type eq "work"].value eq "ANA@example.com"', ['ana']],
  ['emails[type eq "work"].display pr', []],
  ['emails[not (type eq "work")]', ['ana']],
  ['emails.primary eq true', ['ana']],
  // Where nothing is said, primary is false (RFC 7643 section 2.4), though not present.
  ['emails[primary eq false]', ['ana', 'bo']],
  ['emails.primary eq false', ['ana', 'bo']],
  ['emails[type eq "home"].primary eq false', ['ana']],
  ['emails[type eq "home" and primary eq "False"]', ['ana']],
  ['emails[type eq "home" and primary ne false]', []],
  ['emails[type eq "home" and primary ne true]', ['ana']],
  ['emails[type eq "home" and primary pr]', []],
  ['addresses[primary eq false]', []],
  ['groups.display eq "engineering"', ['cyd']],
  ['groups[value eq "id-4"]', ['cyd']],
  ['groups.$ref ew "/Groups/id-4"', ['cyd']],
  ['schemas eq "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"', ['ana']],
  // Booleans, also as Entra writes them.
  ['active eq false', ['bo']],
  ['active eq "False"', ['bo']],
  ['active ne true', ['bo']],
  // Dates by instant.
  ['meta.created eq "2026-05-03T12:00:02.000+02:00"', ['ana']],
  ['meta.created gt "2026-05-03T10:00:02Z" and meta.created lt "2026-05-03T10:00:03.0000001Z"', ['bo']],
  ['meta.lastModified ge "0001-01-03T00:00:00.0000000Z"', ['ana', 'bo', 'cyd']],
  // Spaces.
  ['  userName   eq    "bo@example.com"  ', ['bo']],
  ['userName eq"bo@example.com"', ['bo']],
])('%s finds %j', (filter, expected) => {
  expect(found(filter)).toEqual(expected);
});

test.each([
  ['userNam eq "x"', 'filter: unknown attribute "userNam" at character 1.'],
  ['name.petName pr', 'filter: unknown attribute "name.petName" at character 1.'],
  ['title eq "a" and emails[kind eq "x"]', 'filter: unknown attribute "kind" at character 25.'],
  ['urn:example:x pr', 'filter: unknown attribute "urn:example:x" at character 1.'],
  [
    'userName',
    'filter: the end where an operator (eq, ne, co, sw, ew, gt, ge, lt, le, pr) should be at character 9.',
  ],
  ['userName eq', 'filter: the end where a value (texts in double quotes) should be at character 12.'],
  [
    'userName eq jyoung',
    'filter: "jyoung" where a value (texts in double quotes) should be at character 13.',
  ],
  ['userName eq "x" and', 'filter: the end where an attribute name should be at character 20.'],
  ['userName eq "x" userName eq "y"', 'filter: "userName" where the end should be at character 17.'],
  [
    'userName is "x"',
    'filter: "is" where an operator (eq, ne, co, sw, ew, gt, ge, lt, le, pr) should be at character 10.',
  ],
  ['(title pr', 'filter: the end where ")" should be at character 10.'],
  ['title pr)', 'filter: ")" where the end should be at character 9.'],
  ['emails[type eq "x"', 'filter: the end where "]" should be at character 19.'],
  ['userName eq "x', 'filter: a text without its closing quote at character 13.'],
  ['userName eq "\\x"', 'filter: a text that is not a JSON string at character 13.'],
  ['userName eq "a\tb"', 'filter: a text that is not a JSON string at character 13.'],
  ['title pr ä', 'filter: unexpected "ä" at character 10.'],
  ['id eq 00aa', 'filter: unexpected "0" at character 7.'],
  ['active gt true', 'filter: "gt" does not apply to "active", which is of type boolean at character 11.'],
  ['active eq "maybe"', 'filter: the value does not fit "active", which is of type boolean at character 11.'],
  ['userName eq 5', 'filter: the value does not fit "userName", which is of type string at character 13.'],
  ['userName eq true', 'filter: the value does not fit "userName", which is of type string at character 13.'],
  ['userName gt null', 'filter: "gt" does not apply to null at character 13.'],
  [
    'x509Certificates.value gt "x"',
    'filter: "gt" does not apply to "value", which is of type binary at character 27.',
  ],
  [
    'meta.created gt "yesterday"',
    'filter: "yesterday" is not a dateTime such as "2024-05-15T09:21:23Z" at character 17.',
  ],
  [
    'meta.created gt "2026-02-30T00:00:00Z"',
    'filter: "2026-02-30T00:00:00Z" is not a dateTime such as "2024-05-15T09:21:23Z" at character 17.',
  ],
  ['name eq "Ana"', 'filter: "name" has parts; compare one of them at character 9.'],
  ['userName[value eq "x"]', 'filter: "userName" has no parts to filter by at character 1.'],
  ['password eq "x"', 'filter: "password" cannot be asked for at character 1.'],
  ['password pr', 'filter: "password" cannot be asked for at character 1.'],
  ['members.value eq "x"', 'filter: unknown attribute "members.value" at character 1.'],
  ['', 'filter: the end where an attribute name should be at character 1.'],
])('%s is refused with its fault and place', (filter, detail) => {
  const refused = directory.send('GET', `/Users?filter=${encodeURIComponent(filter)}`);
  expect(refused.body).toMatchObject({ status: '400', scimType: 'invalidFilter', detail });
});

test.each([
  ['too long', `userName eq "${'x'.repeat(5000)}"`, /longer than 4096 characters/],
  ['nested too deep', `${'('.repeat(17)}title pr${')'.repeat(17)}`, /nested deeper than 16 levels/],
  [
    'of too many expressions',
    Array.from({ length: 101 }, () => 'title pr').join(' or '),
    /more than 200 expressions/,
  ],
])('a filter %s is refused', (_what, filter, detail) => {
  const refused = directory.send('GET', `/Users?filter=${encodeURIComponent(filter)}`);
  expect(refused.body).toMatchObject({ scimType: 'invalidFilter', detail: expect.stringMatching(detail) });
});
