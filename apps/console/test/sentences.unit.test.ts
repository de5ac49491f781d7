import type { EventType } from '@rollcall/domain';
import type { AuditEntry } from '../src/api/types';
import { hasValues, sentenceOf } from '../src/audit/sentence';
import { moment } from '../src/elements/format';

type Told = Pick<AuditEntry, 'action' | 'target'> & Partial<Pick<AuditEntry, 'old' | 'new'>>;

const user = { type: 'USER', id: 'u1', name: 'ana@example.com' };
const group = { type: 'GROUP', id: 'g1', name: 'Engineering' };
const key = { type: 'APIKEY', id: 'k1', name: 'Okta' };
const own = (type: string) => ({ type, id: 'acme' });
const extension = { resourceType: 'User', schema: { id: 'urn:example:door:1.0:User', name: 'Door' } };
const schema = { type: 'SCHEMA', id: extension.schema.id };

const sentences: {
  readonly [Event in EventType]: ReadonlyArray<readonly [told: Told, sentence: string, showsValues: boolean]>;
} = {
  DirectoryOpened: [
    [{ action: 'CREATE', target: own('DIRECTORY'), new: { domains: [] } }, 'Opened the directory', true],
  ],
  ProvisioningEnabled: [
    [{ action: 'ENABLE', target: own('PROVISIONING'), old: false, new: true }, 'Enabled provisioning', false],
  ],
  ProvisioningDisabled: [
    [
      { action: 'DISABLE', target: own('PROVISIONING'), old: true, new: false },
      'Disabled provisioning',
      false,
    ],
  ],
  ApiKeyIssued: [[{ action: 'CREATE', target: key, new: { label: 'Okta' } }, 'Issued the key Okta', true]],
  ApiKeyRevoked: [[{ action: 'DELETE', target: key }, 'Revoked the key Okta', false]],
  PolicyAccepted: [
    [{ action: 'UPDATE', target: own('POLICY'), new: { hash: 'ab' } }, 'Accepted the policy', true],
  ],
  GroupLockChanged: [
    [
      { action: 'UPDATE', target: { ...own('GROUPLOCK'), property: 'sre' }, new: 'g1' },
      'Locked the group name sre',
      true,
    ],
    [
      { action: 'UPDATE', target: { ...own('GROUPLOCK'), property: 'sre' }, old: 'g1', new: 'g2' },
      'Locked anew the group name sre',
      true,
    ],
    [
      { action: 'UPDATE', target: { ...own('GROUPLOCK'), property: 'sre' }, old: 'g2' },
      'Unlocked the group name sre',
      true,
    ],
  ],
  InventoryReplaced: [
    [
      { action: 'UPDATE', target: own('INVENTORY'), new: { version: 'ab', devices: 2, roles: 1 } },
      'Replaced the inventory of devices and roles',
      true,
    ],
  ],
  SchemaExtensionDeclared: [
    [
      { action: 'UPDATE', target: schema, new: extension },
      'Declared the schema extension Door of users',
      true,
    ],
    [
      { action: 'UPDATE', target: schema, old: extension, new: extension },
      'Declared anew the schema extension Door of users',
      true,
    ],
  ],
  SchemaExtensionWithdrawn: [
    [
      { action: 'UPDATE', target: schema, old: extension },
      'Withdrew the schema extension Door of users',
      true,
    ],
    [{ action: 'UPDATE', target: schema }, `Withdrew the schema extension ${schema.id}`, false],
  ],
  IdpProfileChosen: [
    [
      { action: 'UPDATE', target: own('IDPPROFILE'), old: { name: 'generic' }, new: { name: 'okta' } },
      'Chose how requests of the identity provider are read: okta',
      true,
    ],
  ],
  FeedAdded: [
    [
      { action: 'CREATE', target: { type: 'FEED', id: 'siem' }, new: { method: 'webhook', after: '7' } },
      'Added the feed siem',
      true,
    ],
  ],
  FeedMoved: [
    [
      { action: 'UPDATE', target: { type: 'FEED', id: 'siem', property: 'position' }, old: '7', new: '9' },
      'Moved the feed siem to go on after another event',
      true,
    ],
  ],
  FeedRemoved: [
    [
      { action: 'DELETE', target: { type: 'FEED', id: 'siem' }, old: { method: 'webhook' } },
      'Removed the feed siem',
      true,
    ],
  ],
  UserCreated: [
    [{ action: 'CREATE', target: user, new: { active: true } }, 'Created the user ana@example.com', true],
  ],
  UserNameChanged: [
    [
      { action: 'UPDATE', target: { ...user, property: 'userName' }, old: 'ana', new: 'ann' },
      'Renamed the user ana@example.com',
      true,
    ],
  ],
  UserProfileChanged: [
    [
      { action: 'UPDATE', target: { ...user, property: 'title' }, new: 'CTO' },
      'Changed title of the user ana@example.com',
      true,
    ],
    [
      { action: 'UPDATE', target: { ...user, name: 'erased person u1' } },
      'Changed erased person u1; what it was is erased',
      false,
    ],
  ],
  UserDeactivated: [
    [
      { action: 'DISABLE', target: { ...user, property: 'active' }, old: true, new: false },
      'Suspended the user ana@example.com',
      false,
    ],
  ],
  UserReactivated: [
    [
      { action: 'ENABLE', target: { ...user, property: 'active' }, old: false, new: true },
      'Reactivated the user ana@example.com',
      false,
    ],
  ],
  UserDeleted: [
    [
      { action: 'DELETE', target: user, old: { userName: user.name } },
      'Deleted the user ana@example.com',
      false,
    ],
  ],
  UserErased: [
    [
      { action: 'DELETE', target: { ...user, name: 'erased person u1' } },
      'Erased a person, who is “erased person u1” from then on',
      false,
    ],
  ],
  GroupCreated: [
    [
      { action: 'CREATE', target: group, new: { displayName: 'Engineering' } },
      'Created the group Engineering',
      true,
    ],
  ],
  GroupRenamed: [
    [
      {
        action: 'UPDATE',
        target: { ...group, property: 'displayName' },
        old: 'Engineering',
        new: 'Platform',
      },
      'Renamed the group Engineering',
      true,
    ],
  ],
  GroupDetailsChanged: [
    [
      { action: 'UPDATE', target: { ...group, property: 'externalId' }, new: '7' },
      'Changed externalId of the group Engineering',
      true,
    ],
  ],
  MembershipChanged: [
    [
      { action: 'UPDATE', target: { ...group, property: 'members' }, new: { id: 'u1', name: 'ana' } },
      'Added ana to the group Engineering',
      false,
    ],
    [
      { action: 'UPDATE', target: { ...group, property: 'members' }, old: { id: 'u1' } },
      'Removed u1 from the group Engineering',
      false,
    ],
  ],
  GroupDeleted: [
    [
      { action: 'DELETE', target: group, old: { displayName: 'Engineering' } },
      'Deleted the group Engineering',
      false,
    ],
  ],
};

const entryOf = (event: string, told: Told): AuditEntry => ({
  eventId: 'e1',
  revision: '1',
  time: '2030-01-31T00:00:00.000Z',
  event,
  actor: { type: 'apiKey' },
  origin: 'SCIM',
  source: {},
  requestId: 'r1',
  digest: '',
  ...told,
});

const cases = Object.entries(sentences).flatMap(([event, told]) =>
  told.map(([entry, sentence, showsValues]) => [event, sentence, showsValues, entry] as const),
);

it.each(cases)('An entry of %s reads: %s', (event, sentence, showsValues, told) => {
  const entry = entryOf(event, told);
  expect(sentenceOf(entry)).toBe(sentence);
  expect(hasValues(entry)).toBe(showsValues);
});

it('A moment is told with its time zone, since that of the browser need not be that of the reader', () => {
  const zone = Intl.DateTimeFormat('en', { timeZoneName: 'short' })
    .formatToParts(new Date('2030-01-31T10:00:00.000Z'))
    .find(({ type }) => type === 'timeZoneName')?.value;
  expect(moment('2030-01-31T10:00:00.000Z')).toMatch(new RegExp(`^Jan (30|31), 2030, .* ${zone}$`));
});
