import {
  apiKeyId,
  canonicalName,
  type DirectoryView,
  type Group,
  groupId,
  idpProfile,
  type Revision,
  stateDigest,
  type User,
  userId,
} from '@rollcall/domain';
import {
  badgeExtension,
  directoryOf,
  groupCreated,
  groupLockChanged,
  keyIssued,
  membershipChanged,
  opened,
  provisioningEnabled,
  userCreated,
} from '@rollcall/testing';

let view: DirectoryView;
beforeAll(() => {
  view = directoryOf([
    opened('any'),
    provisioningEnabled,
    keyIssued('k1'),
    { type: 'SchemaExtensionDeclared', data: badgeExtension() },
    { type: 'PolicyAccepted', data: { text: '{}', hash: '00' } },
    groupLockChanged({ sre: [null, 'g'], ops: [null, 'h'] }),
    userCreated('ana'),
    userCreated('bo'),
    groupCreated('g'),
    membershipChanged('g', { added: ['ana', 'bo'] }),
  ]);
});

/** The same view but for some of its members. */
const butFor = (members: { readonly [Name in keyof DirectoryView]?: unknown }): DirectoryView =>
  Object.create(
    view,
    Object.fromEntries(Object.entries(members).map(([name, value]) => [name, { value }])),
  ) as DirectoryView;

const withUsers = (change: Partial<User>) =>
  butFor({ users: () => [...view.users()].map((user) => ({ ...user, ...change })) });

const withGroups = (change: Partial<Group>) =>
  butFor({ groups: () => [...view.groups()].map((group) => ({ ...group, ...change })) });

const later = '2027-01-01T00:00:00.000Z';
const far = 99n as Revision;

describe('the digest of a state', () => {
  it('is that of the content, whatever object holds it and in whatever order members joined and names were locked', () => {
    const same = butFor({
      membersOf: (id: Group['id']) => [...view.membersOf(id)].reverse(),
      groupLock: new Map([...view.groupLock].reverse()),
    });
    expect(stateDigest(same)).toBe(stateDigest(view));
  });

  it.each<[string, () => DirectoryView]>([
    ['the revision', () => butFor({ revision: far })],
    ['the head of the chain', () => butFor({ digest: 'ff' })],
    ['provisioning', () => butFor({ provisioningEnabled: false })],
    ['the settings', () => butFor({ settings: { ...view.settings, domains: ['example.org'] } })],
    ['settings that are not there', () => butFor({ settings: undefined })],
    ['the text of the policy', () => butFor({ policy: { ...view.policy, text: '{ }' } })],
    ['when the policy was accepted', () => butFor({ policy: { ...view.policy, acceptedRevision: far } })],
    ['a policy that is not there', () => butFor({ policy: undefined })],
    ['a name that is locked', () => butFor({ groupLock: new Map([...view.groupLock].slice(1)) })],
    [
      'the group that a name is locked to',
      () =>
        butFor({
          groupLock: new Map([
            [canonicalName('sre'), groupId('h')],
            [canonicalName('ops'), groupId('h')],
          ]),
        }),
    ],
    ['a key', () => butFor({ apiKeys: view.apiKeys.map((key) => ({ ...key, label: 'other' })) })],
    ['another key', () => butFor({ apiKeys: [...view.apiKeys, { ...view.apiKeys[0], id: apiKeyId('k2') }] })],
    ['who is erased', () => butFor({ erased: new Map([[userId('cy'), far]]) })],
    ['when somebody was erased', () => butFor({ erased: new Map([[userId('cy'), view.revision]]) })],
    ['the schema extensions', () => butFor({ schemaExtensions: [] })],
    ['the profile of the identity provider', () => butFor({ idpProfile: idpProfile('okta') })],
    ['who is there', () => butFor({ users: () => [...view.users()].slice(1) })],
    ['the order of users', () => butFor({ users: () => [...view.users()].reverse() })],
    ['the id of a user', () => withUsers({ id: userId('other') })],
    ['a userName', () => withUsers({ userName: 'other' })],
    ['who is active', () => withUsers({ active: false })],
    ['the attributes of a user', () => withUsers({ profile: {} })],
    ['when a user was created', () => withUsers({ createdAt: later })],
    ['by which event a user was created', () => withUsers({ createdRevision: far })],
    ['when a user was changed', () => withUsers({ changedAt: later })],
    ['by which event a user was changed', () => withUsers({ changedRevision: far })],
    ['which groups there are', () => butFor({ groups: () => [] })],
    ['the id of a group', () => withGroups({ id: groupId('other') })],
    ['the name of a group', () => withGroups({ displayName: 'other' })],
    ['the attributes of a group', () => withGroups({ profile: { externalId: 'e' } })],
    ['when a group was changed', () => withGroups({ changedAt: later })],
    ['when the groups of a user changed', () => butFor({ userShownRevision: () => far })],
    ['when the names of members changed', () => butFor({ groupShownRevision: () => far })],
    ['who is a member', () => butFor({ membersOf: () => [userId('ana')] })],
  ])('tells of %s', (_, other) => {
    expect(stateDigest(other())).not.toBe(stateDigest(view));
  });

  it('tells each of two erasures from the other', () => {
    const erased = (revision: Revision) =>
      stateDigest(butFor({ erased: new Map([[userId('cy'), revision]]) }));
    expect(erased(far)).not.toBe(erased(view.revision));
  });
});
