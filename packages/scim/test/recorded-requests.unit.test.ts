import type { IdpName, UserNamePolicy } from '@rollcall/domain';
import { type Answered, at, ENTERPRISE, textOf } from './directory-under-test';
import { type Played, play, recordedRequests } from './recorded-requests';

type Expectation = {
  readonly status?: number;
  /** `email` is Okta's; some requests need a directory without the rule. */
  readonly policy?: UserNamePolicy;
  readonly check?: (played: Played) => void;
};

const usual: Readonly<Record<string, number>> = { GET: 200, POST: 201, PUT: 200, PATCH: 200, DELETE: 204 };

const user = ({ directory, ids }: Played): Answered['body'] =>
  directory.send('GET', `/Users/${ids.get('target')}`).body;
const members = ({ directory, ids }: Played): ReadonlyArray<string> =>
  directory.membersOf(ids.get('target') ?? '');
const issued = ({ ids }: Played, ...names: ReadonlyArray<string>) => names.map((name) => ids.get(name));
const eventTypes = ({ events }: Answered): ReadonlyArray<string> => events.map(({ type }) => type);

const okta: Readonly<Record<string, Expectation>> = {
  'aiw-user-deactivate-put': { check: (played) => expect(user(played).active).toBe(false) },
  'oin-user-deactivate-patch': { check: (played) => expect(eventTypes(played)).toEqual(['UserDeactivated']) },
  'oin-user-reactivate-patch': { check: (played) => expect(eventTypes(played)).toEqual([]) },
  'oin-user-password-patch': { check: (played) => expect(eventTypes(played)).toEqual([]) },
  'oin-group-rename-patch': { check: (played) => expect(eventTypes(played)).toEqual([]) },
  'aiw-group-push-4-put-empty': { check: (played) => expect(members(played)).toEqual([]) },
  'oin-group-remove-and-add': {
    check: (played) => expect(members(played)).toEqual(issued(played, 'addUser1', 'addUser2')),
  },
  'oin-group-push-now-empty': { check: (played) => expect(members(played)).toEqual([]) },
  'group-pathless-members': { check: (played) => expect(members(played)).toHaveLength(1) },
  'active-as-array': { check: (played) => expect(user(played).active).toBe(false) },
  'empty-string-optionals': { policy: 'any', check: (played) => expect(user(played).title).toBeUndefined() },
};

const entra: Readonly<Record<string, Expectation>> = {
  'test-connection': { check: ({ body }) => expect(body).toMatchObject({ totalResults: 0, Resources: [] }) },
  'disable-legacy-string': { check: (played) => expect(user(played).active).toBe(false) },
  'disable-flag': { check: (played) => expect(user(played).active).toBe(false) },
  'add-address-valuepath-other-entries': {
    check: (played) =>
      expect(user(played).addresses).toEqual([
        { type: 'home', formatted: '1 Home Street' },
        { type: 'work', formatted: '123 fake st.' },
      ]),
  },
  'add-email-valuepath': {
    check: (played) => {
      expect(at(user(played).emails, '0')).toEqual({ value: 'new@joe.com', type: 'work', primary: true });
      expect(at(user(played).emails, '1.type')).toBe('home');
    },
  },
  'replace-many-flag-pathless-dotted-keys': {
    check: (played) =>
      expect(user(played)).toMatchObject({
        displayName: 'Bjfe',
        name: { givenName: 'Kkom', familyName: 'Unua' },
        [ENTERPRISE]: { employeeNumber: 'Aklq' },
      }),
  },
  'manager-bare-string': {
    check: (played) => expect(user(played)[ENTERPRISE]).toEqual({ manager: { value: '271' } }),
  },
  'manager-array': {
    check: (played) =>
      expect(at(user(played)[ENTERPRISE], 'manager.value')).toBe('00aa00aa-bb11-cc22-dd33-44ee44ee44ee'),
  },
  'roles-json-in-string': {
    check: (played) => expect(textOf(at(user(played).roles, '1.value'))).toMatch(/^\{"id":"827f0d2e/),
  },
  'validator-primary-string': { check: ({ body }) => expect(at(body.roles, '0.primary')).toBe(true) },
  'validator-replace-primary-valuepath': {
    check: (played) =>
      expect(user(played).roles).toEqual([{ value: 'OPEESESGOIXD', primary: true, display: 'FGYESLCEIMOA' }]),
  },
  'validator-members-type-valuepath': { status: 400 },
  'remove-member-legacy': { check: (played) => expect(members(played)).toEqual([]) },
  'remove-member-flag': { check: (played) => expect(members(played)).toEqual([]) },
  'add-member': {
    check: (played) => expect(members(played)).toEqual(issued(played, 'f648f8d5ea4e4cd38e9c')),
  },
  'clear-by-empty-string': { check: (played) => expect(user(played).phoneNumbers).toBeUndefined() },
  'clear-extension-pathless': { check: (played) => expect(user(played)[ENTERPRISE]).toBeUndefined() },
  'extension-valuepath-remove': {
    status: 400,
    check: ({ body }) => expect(body.scimType).toBe('invalidPath'),
  },
};

const others: Readonly<Record<string, Expectation>> = {
  'onelogin-add-member-valuepath': {
    check: (played) => expect(members(played)).toEqual(issued(played, 'user-123')),
  },
  'salesforce-style-add-members-object': { check: (played) => expect(members(played)).toHaveLength(1) },
  'pathless-add-members': { check: (played) => expect(members(played)).toHaveLength(1) },
  'add-existing-member': {
    check: (played) => {
      const again = played.again();
      expect([again.status, eventTypes(again)]).toEqual([200, []]);
    },
  },
  'member-empty-object': { status: 400 },
  'members-bare-string': { check: (played) => expect(members(played)).toHaveLength(1) },
  'Primary-capitalised-subattribute': {
    check: ({ body }) =>
      expect(at(body.emails, '0')).toEqual({ value: 'testing@bob.com', type: 'work', primary: true }),
  },
  'capitalised-or-urn-path': { check: (played) => expect(members(played)).toEqual([]) },
  'scim-sanity-fake-member': {
    status: 400,
    check: ({ body }) =>
      expect(body).toMatchObject({
        scimType: 'invalidValue',
        detail:
          '1 of 1 member is not a user here: fake-member-id. Assign them to the application in Okta, then Push Now. Nothing was changed.',
      }),
  },
};

const files: ReadonlyArray<
  readonly [string, UserNamePolicy, IdpName, Readonly<Record<string, Expectation>>]
> = [
  ['okta/okta-field-captures.json', 'email', 'okta', okta],
  ['okta/okta-scim20-reference-exchanges.json', 'email', 'okta', {}],
  ['okta/okta-2019-wire-samples.json', 'email', 'okta', {}],
  ['idp/entra-requests.json', 'any', 'entra', entra],
  ['idp/other-requests.json', 'any', 'generic', others],
];

for (const [file, policy, idp, expectations] of files) {
  const requests = recordedRequests(file);
  describe(`requests of ${file}`, () => {
    for (const request of requests) {
      test(`${request.id}: ${request.method} ${request.url}`, () => {
        const expectation = expectations[request.id] ?? {};
        const played = play(request, expectation.policy ?? policy, idp);
        expect({ status: played.status, body: played.body }).toMatchObject({
          status: expectation.status ?? usual[request.method],
        });
        expectation.check?.(played);
      });
    }
    const whole = requests.length === 0 ? test.skip : test;
    whole('hold every expectation stated here', () => {
      const ids = new Set(requests.map(({ id }) => id));
      expect(Object.keys(expectations).filter((id) => !ids.has(id))).toEqual([]);
    });
  });
}
