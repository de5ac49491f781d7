import { apiKeyId, createDirectory, type DomainEvent, evolve, groupId, userId } from '@rollcall/domain';
import {
  type AuditEntry,
  asimRecord,
  auditEntries,
  cadfRecord,
  csvHeader,
  csvLine,
  ecsRecord,
  ndjsonLine,
  ocsfRecord,
} from '@rollcall/projector';
import {
  exampleDirectory,
  groupCreated,
  groupDeleted,
  groupLockChanged,
  groupRenamed,
  historyOf,
  keyIssued,
  membershipChanged,
  opened,
  provisioningEnabled,
  userCreated,
  userDeactivated,
  userDeleted,
  userReactivated,
} from '@rollcall/testing';

const entriesOf = (events: ReadonlyArray<DomainEvent>): ReadonlyArray<AuditEntry> => {
  const live = createDirectory(exampleDirectory);
  return historyOf(events).flatMap((event) => {
    const entries = auditEntries(live, event);
    evolve(live, event);
    return entries;
  });
};

const last = (...events: DomainEvent[]): AuditEntry => {
  const entry = entriesOf(events).at(-1);
  if (entry === undefined) throw new Error('no entry');
  return entry;
};

describe('an event of several facts', () => {
  it('makes an entry for each member', () => {
    const entries = entriesOf([
      opened(),
      userCreated('ana'),
      userCreated('bo'),
      groupCreated('g', 'Engineering'),
      membershipChanged('g', { added: ['ana', 'bo'] }),
    ]);
    expect(entries.slice(-2).map(({ id, new: now }) => [id, now])).toEqual([
      ['4.0', { id: 'ana', name: 'ana@example.com' }],
      ['4.1', { id: 'bo', name: 'bo@example.com' }],
    ]);
  });

  it('makes an entry for each attribute, with its old and its new value', () => {
    const changed: DomainEvent = {
      type: 'UserProfileChanged',
      data: { userId: userId('ana'), person: { set: { title: 'Lead', nickName: 'A' }, clear: ['locale'] } },
    };
    const profile = { title: 'Engineer', locale: 'en' };
    const entries = entriesOf([opened('any'), userCreated('ana', { profile }), changed]);
    expect(entries.slice(2).map(({ target, old, new: now }) => [target.property, old, now])).toEqual([
      ['title', 'Engineer', 'Lead'],
      ['nickName', undefined, 'A'],
      ['locale', 'en', undefined],
    ]);
  });
});

describe('an entry about an API key', () => {
  it('holds neither the secret nor its hash', () => {
    expect(ndjsonLine(last(opened(), keyIssued('okta')))).not.toContain('secretHash');
  });
});

describe('NDJSON', () => {
  it('is one line that reads back as the entry', () => {
    const entry = last(opened(), userCreated('ana', { userName: 'ana\n@example.com' }));
    expect(ndjsonLine(entry)).not.toContain('\n');
    expect(JSON.parse(ndjsonLine(entry))).toEqual({ ...entry, revision: '1' });
  });
});

describe('CSV', () => {
  it('quotes as RFC 4180 says', () => {
    const line = csvLine(last(opened(), groupCreated('g', 'R&D, "core"')));
    expect(line).toContain('"R&D, ""core"""');
    expect(csvHeader.split(',').slice(0, 5)).toEqual(['id', 'time', 'directory', 'event', 'action']);
  });

  it.each(['=HYPERLINK("x")', '+1', '-1', '@SUM(A1)', '\uff1d1', '\n=1'])(
    'gives a spreadsheet no formula: %s',
    (name) => {
      const fields = csvLine(last(opened(), groupCreated('g', name)));
      expect(fields).toContain(`'${name.replaceAll('"', '""')}`);
      expect(fields).not.toMatch(/,"?[=+\-@\uff1d\n]/);
    },
  );
});

const renamed: DomainEvent = {
  type: 'UserNameChanged',
  data: { userId: userId('ana'), person: { from: 'a', to: 'b' } },
};
const details: DomainEvent = {
  type: 'GroupDetailsChanged',
  data: { groupId: groupId('g'), details: { set: { externalId: 'x' }, clear: [] } },
};
const policy: DomainEvent = { type: 'PolicyAccepted', data: { text: '{}', hash: '00' } };
const inventory: DomainEvent = {
  type: 'InventoryReplaced',
  data: { from: null, to: { version: 'ab', devices: 2, roles: 1 } },
};
const webhook = { method: 'webhook', receiver: 'https://siem.example.com', privateNetwork: false } as const;
const feedAdded: DomainEvent = {
  type: 'FeedAdded',
  data: { feedId: 'siem', feed: webhook, after: '7' },
};
const keyRevoked: DomainEvent = { type: 'ApiKeyRevoked', data: { keyId: apiKeyId('okta') } };
const ana = [opened(), userCreated('ana')];
const group = [...ana, groupCreated('g', 'Engineering')];

describe('OCSF', () => {
  it.each<[string, DomainEvent[], number]>([
    ['a person created', ana, 300101],
    ['a person reactivated', [...ana, userReactivated('ana')], 300102],
    ['a person deactivated', [...ana, userDeactivated('ana')], 300105],
    ['a person deleted', [...ana, userDeleted('ana')], 300106],
    ['a person renamed', [...ana, renamed], 300403],
    ['a member added', [...group, membershipChanged('g', { added: ['ana'] })], 300603],
    ['a member removed', [...group, membershipChanged('g', { removed: ['ana'] })], 300604],
    ['a group created', group, 300606],
    ['a group deleted', [...group, groupDeleted('g')], 300605],
    ['a group renamed', [...group, groupRenamed('g', 'Engineering', 'Core')], 300403],
    ['a group described otherwise', [...group, details], 300403],
    ['a key issued', [opened(), keyIssued('okta')], 300501],
    ['a key revoked', [opened(), keyIssued('okta'), keyRevoked], 300502],
    ['a directory opened', [opened()], 300401],
    ['provisioning enabled', [opened(), provisioningEnabled], 300403],
    ['a policy accepted', [opened(), policy], 300403],
    ['an inventory replaced', [opened(), inventory], 300403],
    ['a feed added', [opened(), feedAdded], 300401],
    [
      'a feed moved',
      [opened(), { type: 'FeedMoved', data: { feedId: 'siem', from: '9', to: 'start' } }],
      300403,
    ],
    ['a feed removed', [opened(), { type: 'FeedRemoved', data: { feedId: 'siem', feed: webhook } }], 300404],
    ['a group name locked', [opened(), groupLockChanged({ sre: [null, 'g'] })], 300403],
  ])('knows %s', (_, events, typeUid) => {
    const record = ocsfRecord(last(...events));
    expect(record).toMatchObject({
      type_uid: typeUid,
      class_uid: Math.floor(typeUid / 100),
      activity_id: typeUid % 100,
      category_uid: 3,
      severity_id: 1,
      status_id: 1,
      metadata: { version: '1.1.0', correlation_uid: `request-${events.length - 1}` },
    });
  });

  it('names the group lock, the name that was locked, and the groups before and after', () => {
    const record = ocsfRecord(last(opened(), groupLockChanged({ sre: ['g', 'h'] })));
    expect(record).toMatchObject({
      entity: { uid: 'example', type: 'GROUPLOCK' },
      unmapped: { property: 'sre', old: 'g', new: 'h' },
    });
  });

  it('names the inventory, and which it is', () => {
    expect(ocsfRecord(last(opened(), inventory))).toMatchObject({
      entity: { uid: 'example', type: 'INVENTORY' },
      unmapped: { new: { version: 'ab', devices: 2, roles: 1 } },
    });
  });

  it('names the feed, and whom it tells', () => {
    expect(ocsfRecord(last(opened(), feedAdded))).toMatchObject({
      entity: { uid: 'siem', type: 'FEED' },
      unmapped: { new: { ...webhook, after: '7' } },
    });
  });

  it('names the group and the member of a membership', () => {
    const record = ocsfRecord(last(...group, membershipChanged('g', { added: ['ana'] })));
    expect(record).toMatchObject({
      group: { uid: 'g', name: 'Engineering' },
      user: { uid: 'ana', name: 'ana@example.com' },
      time: Date.UTC(2026, 4, 3, 10, 0, 3),
    });
  });
});

describe('ASIM', () => {
  const member = (lists: { added?: string[]; removed?: string[] }) => [
    ...group,
    membershipChanged('g', lists),
  ];

  it.each<[string, DomainEvent[], string]>([
    ['a person created', ana, 'UserCreated'],
    ['a person renamed', [...ana, renamed], 'UserModified'],
    ['a person deactivated', [...ana, userDeactivated('ana')], 'UserDisabled'],
    ['a person reactivated', [...ana, userDeactivated('ana'), userReactivated('ana')], 'UserEnabled'],
    ['a person deleted', [...ana, userDeleted('ana')], 'UserDeleted'],
    ['a member added', member({ added: ['ana'] }), 'UserAddedToGroup'],
    ['a member removed', member({ removed: ['ana'] }), 'UserRemovedFromGroup'],
    ['a group created', group, 'GroupCreated'],
    ['a group renamed', [...group, groupRenamed('g', 'Engineering', 'Core')], 'GroupModified'],
    ['a group deleted', [...group, groupDeleted('g')], 'GroupDeleted'],
  ])('knows %s as user management', (_, events, type) => {
    expect(asimRecord(last(...events))).toMatchObject({ EventSchema: 'UserManagement', EventType: type });
  });

  it.each<[string, DomainEvent[], string, string]>([
    ['a directory opened', [opened()], 'Create', 'Configuration Atom'],
    ['a key issued', [opened(), keyIssued('okta')], 'Create', 'Configuration Atom'],
    ['a key revoked', [opened(), keyIssued('okta'), keyRevoked], 'Delete', 'Configuration Atom'],
    ['provisioning enabled', [opened(), provisioningEnabled], 'Enable', 'Configuration Atom'],
    ['a policy accepted', [opened(), policy], 'Set', 'Policy Rule'],
  ])('knows %s as an audit event', (_, events, type, object) => {
    expect(asimRecord(last(...events))).toMatchObject({
      EventSchema: 'AuditEvent',
      EventType: type,
      ObjectType: object,
      Operation: events.at(-1)?.type,
    });
  });

  it('names the property that changed, with its values', () => {
    expect(asimRecord(last(...ana, renamed))).toMatchObject({
      TimeGenerated: '2026-05-03T10:00:02.000Z',
      TargetUserId: 'ana',
      EventSubType: 'NewUserName',
      PreviousPropertyValue: 'a',
      NewPropertyValue: 'b',
      AdditionalFields: { Directory: 'example', Revision: '2', RequestId: 'request-2' },
    });
  });

  it('names the person and the group of a membership', () => {
    expect(asimRecord(last(...member({ added: ['ana'] })))).toMatchObject({
      TargetUserId: 'ana',
      TargetUsername: 'ana@example.com',
      TargetUsernameType: 'UPN',
      GroupId: 'g',
      GroupName: 'Engineering',
    });
  });
});

describe('CADF', () => {
  it.each<[string, DomainEvent[], string, string]>([
    ['a person created', ana, 'create', 'data/security/account/user'],
    ['a person renamed', [...ana, renamed], 'update', 'data/security/account/user'],
    ['a person deactivated', [...ana, userDeactivated('ana')], 'disable', 'data/security/account/user'],
    [
      'a person reactivated',
      [...ana, userDeactivated('ana'), userReactivated('ana')],
      'enable',
      'data/security/account/user',
    ],
    ['a person deleted', [...ana, userDeleted('ana')], 'delete', 'data/security/account/user'],
    [
      'a member added',
      [...group, membershipChanged('g', { added: ['ana'] })],
      'update',
      'data/security/group',
    ],
    ['a group created', group, 'create', 'data/security/group'],
    ['a group deleted', [...group, groupDeleted('g')], 'delete', 'data/security/group'],
    ['a key issued', [opened(), keyIssued('okta')], 'create', 'data/security/key'],
    ['a key revoked', [opened(), keyIssued('okta'), keyRevoked], 'revoke', 'data/security/key'],
    ['a directory opened', [opened()], 'create', 'data/directory'],
    ['provisioning enabled', [opened(), provisioningEnabled], 'enable', 'data/config'],
    ['a policy accepted', [opened(), policy], 'update', 'data/security/policy'],
    ['a feed added', [opened(), feedAdded], 'create', 'data/config'],
  ])('knows %s', (_, events, action, typeURI) => {
    expect(cadfRecord(last(...events))).toMatchObject({
      name: events.at(-1)?.type,
      action,
      target: { typeURI },
    });
  });

  it('says who did what to what, and who joined', () => {
    const entry: AuditEntry = {
      ...last(...group, membershipChanged('g', { added: ['ana'] })),
      actor: { type: 'apiKey', id: apiKeyId('k1'), name: 'Okta' },
      source: { address: '192.0.2.7', userAgent: 'Okta SCIM Client 1.0.0' },
    };
    expect(cadfRecord(entry)).toEqual({
      typeURI: 'http://schemas.dmtf.org/cloud/audit/1.0/event',
      eventType: 'activity',
      id: `${entry.eventId}.0`,
      eventTime: '2026-05-03T10:00:03.000+00:00',
      name: 'MembershipChanged',
      action: 'update',
      outcome: 'success',
      initiator: {
        id: 'k1',
        typeURI: 'data/security/key',
        name: 'Okta',
        domain: 'example',
        host: { address: '192.0.2.7', agent: 'Okta SCIM Client 1.0.0' },
      },
      target: { id: 'g', typeURI: 'data/security/group', name: 'Engineering', domain: 'example' },
      observer: { id: 'rollcall', typeURI: 'service/security', name: 'Rollcall' },
      attachments: [
        {
          name: 'rollcall',
          contentType: 'application/json',
          content: {
            directory: 'example',
            revision: '3',
            requestId: 'request-3',
            origin: entry.origin,
            digest: entry.digest,
            property: 'members',
            new: { id: 'ana', name: 'ana@example.com' },
          },
        },
      ],
    });
  });
});

describe('ECS', () => {
  it.each<[string, DomainEvent[], string, string[]]>([
    ['a person created', ana, 'user-created', ['user', 'creation']],
    ['a person deactivated', [...ana, userDeactivated('ana')], 'user-deactivated', ['user', 'change']],
    ['a person deleted', [...ana, userDeleted('ana')], 'user-deleted', ['user', 'deletion']],
    [
      'a member added',
      [...group, membershipChanged('g', { added: ['ana'] })],
      'group-member-added',
      ['user', 'change'],
    ],
    [
      'a member removed',
      [...group, membershipChanged('g', { removed: ['ana'] })],
      'group-member-removed',
      ['user', 'change'],
    ],
    ['a group created', group, 'group-created', ['group', 'creation']],
    [
      'a group renamed',
      [...group, groupRenamed('g', 'Engineering', 'Core')],
      'group-renamed',
      ['group', 'change'],
    ],
    ['a group deleted', [...group, groupDeleted('g')], 'group-deleted', ['group', 'deletion']],
    ['a key issued', [opened(), keyIssued('okta')], 'api-key-issued', ['admin', 'creation']],
    ['a key revoked', [opened(), keyIssued('okta'), keyRevoked], 'api-key-revoked', ['admin', 'deletion']],
    ['provisioning enabled', [opened(), provisioningEnabled], 'provisioning-enabled', ['admin', 'change']],
    ['a policy accepted', [opened(), policy], 'policy-accepted', ['admin', 'change']],
  ])('knows %s', (_, events, action, type) => {
    expect(ecsRecord(last(...events))).toMatchObject({
      event: {
        kind: 'event',
        category: ['iam'],
        type,
        action,
        outcome: 'success',
        sequence: events.length - 1,
      },
      http: { request: { id: `request-${events.length - 1}` } },
    });
  });

  it('has whom a change befell as they were, and what became of them', () => {
    expect(ecsRecord(last(...ana, renamed))).toMatchObject({
      '@timestamp': '2026-05-03T10:00:02.000Z',
      user: { target: { id: 'ana', name: 'a' }, changes: { name: 'b' } },
      related: { user: expect.arrayContaining(['ana', 'a', 'b']) },
      labels: { property: 'userName', old: 'a', new: 'b' },
    });
  });

  it('has the person and the group of a membership', () => {
    const engineering = { id: 'g', name: 'Engineering' };
    expect(ecsRecord(last(...group, membershipChanged('g', { added: ['ana'] })))).toMatchObject({
      user: { target: { id: 'ana', name: 'ana@example.com', group: engineering } },
      group: engineering,
    });
  });

  it('takes an address with a zone for none that can be searched as one', () => {
    const at = (address: string) => ecsRecord({ ...last(...ana), source: { address } }).source;
    expect(at('192.0.2.7')).toEqual({ address: '192.0.2.7', ip: '192.0.2.7' });
    expect(at('fe80::1%eth0')).toEqual({ address: 'fe80::1%eth0' });
  });
});

describe('an administrator who signed in with an OpenID provider', () => {
  const entry: AuditEntry = {
    ...last(opened(), userCreated('ana'), userDeactivated('ana')),
    actor: {
      type: 'administrator',
      name: 'Ana Silva',
      id: '00u1',
      issuer: 'https://login.example.com',
      email: 'ana@example.com',
    },
  };

  it('is named whole in OCSF', () => {
    expect(ocsfRecord(entry).actor).toEqual({
      user: { uid: '00u1', name: 'Ana Silva', email_addr: 'ana@example.com', type_id: 2, type: 'Admin' },
      idp: { uid: 'https://login.example.com' },
    });
  });

  it('is named by their provider in CADF', () => {
    expect(cadfRecord(entry).initiator).toMatchObject({
      id: '00u1',
      typeURI: 'data/security/account/user',
      name: 'Ana Silva',
      domain: 'https://login.example.com',
    });
  });

  it('is named whole in ECS', () => {
    expect(ecsRecord(entry).user).toMatchObject({
      id: '00u1',
      name: 'Ana Silva',
      email: 'ana@example.com',
      domain: 'https://login.example.com',
    });
  });

  it('is named whole in CSV', () => {
    const names = csvHeader.split(',');
    const values = csvLine(entry).split(',');
    expect(names.flatMap((name, at) => (name.startsWith('actor') ? [[name, values[at]]] : []))).toEqual([
      ['actorType', 'administrator'],
      ['actorId', '00u1'],
      ['actorName', 'Ana Silva'],
      ['actorIssuer', 'https://login.example.com'],
      ['actorEmail', 'ana@example.com'],
    ]);
  });
});
