import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { apiKeyId, createDirectory, type DomainEvent, evolve, idpProfile, userId } from '@rollcall/domain';
import {
  type AuditEntry,
  asimRecord,
  auditEntries,
  cadfRecord,
  csvHeader,
  csvLine,
  ecsRecord,
  ocsfRecord,
} from '@rollcall/projector';
import {
  BADGE,
  badgeExtension,
  exampleDirectory,
  groupCreated,
  groupDeleted,
  groupRenamed,
  historyOf,
  keyIssued,
  membershipChanged,
  opened,
  userCreated,
  userDeactivated,
  userDeleted,
  userReactivated,
} from '@rollcall/testing';

type Happening = Pick<AuditEntry, 'actor' | 'origin' | 'source'>;

const byKey: Happening = {
  actor: { type: 'apiKey', id: apiKeyId('k1'), name: 'Okta' },
  origin: 'SCIM',
  source: { address: '192.0.2.7', userAgent: 'Okta SCIM Client 1.0.0' },
};
const byAdministrator: Happening = {
  actor: {
    type: 'administrator',
    id: '00u1',
    name: 'Ana Silva',
    email: 'ana@corp.example',
    issuer: 'https://login.example.com',
  },
  origin: 'CONSOLE',
  source: { address: 'fe80::1%eth0' },
};
const byToken: Happening = {
  actor: { type: 'administrator', name: 'admin token' },
  origin: 'CLI',
  source: {},
};
const bySystem: Happening = {
  actor: { type: 'system', name: 'retention' },
  origin: 'SYSTEM',
  source: { address: 'localhost', userAgent: 'cron' },
};

const changed: DomainEvent = {
  type: 'UserProfileChanged',
  data: {
    userId: userId('ana'),
    person: {
      set: {
        displayName: 'Ana D.',
        emails: [{ value: 'ana@home.example' }, { display: 'no address' }],
        roles: [{ value: 'lead' }],
        title: 'Lead',
      },
      clear: ['locale'],
    },
  },
};

const disabled: DomainEvent = { type: 'ProvisioningDisabled', data: {} };

/** What befell, and by whom. */
const story: ReadonlyArray<readonly [DomainEvent, Happening]> = [
  [opened(), byToken],
  [keyIssued('k1'), byAdministrator],
  [
    userCreated('ana', {
      profile: {
        displayName: 'Ana',
        locale: 'en',
        emails: [{ value: 'ana@example.com', primary: true }],
        roles: [],
      },
    }),
    byKey,
  ],
  [groupCreated('g', 'R&D, "core"'), byKey],
  [membershipChanged('g', { added: ['ana'] }), byKey],
  [changed, byKey],
  [groupRenamed('g', 'R&D, "core"', 'Core'), byAdministrator],
  [userDeactivated('ana'), bySystem],
  [membershipChanged('g', { removed: ['ana'] }), byKey],
  [disabled, byAdministrator],
  [userReactivated('ana'), byKey],
  [groupDeleted('g'), byKey],
  [userDeleted('ana'), byKey],
  [{ type: 'UserErased', data: { userId: userId('ana') } }, byToken],
  [{ type: 'SchemaExtensionDeclared', data: badgeExtension() }, byToken],
  [{ type: 'SchemaExtensionWithdrawn', data: { id: BADGE } }, byToken],
  [{ type: 'IdpProfileChosen', data: idpProfile('entra') }, byToken],
  [{ type: 'ApiKeyRevoked', data: { keyId: apiKeyId('k1') } }, byAdministrator],
];

const entries = (): ReadonlyArray<AuditEntry> => {
  const live = createDirectory(exampleDirectory);
  return historyOf(story.map(([event]) => event)).flatMap((event, at) => {
    const [, happening] = story[at] ?? [undefined, byToken];
    const made = auditEntries(live, event).map((entry) => ({ ...entry, ...happening }));
    evolve(live, event);
    return made;
  });
};

const golden = (name: string): string => readFileSync(join(__dirname, 'golden', name), 'utf8');

/** A line tells an entry. */
const lines = (text: string): ReadonlyArray<unknown> =>
  text
    .trimEnd()
    .split('\n')
    .map((line): unknown => JSON.parse(line));

it.each([
  ['ocsf', ocsfRecord],
  ['ecs', ecsRecord],
  ['asim', asimRecord],
  ['cadf', cadfRecord],
])('a story is told in %s as it was ever told', (format, recordOf) => {
  const told = entries().map((entry) => JSON.stringify(recordOf(entry)));
  expect(lines(told.join('\n'))).toEqual(lines(golden(`story.${format}.ndjson`)));
});

it('a story is told in CSV as it was ever told', () => {
  expect([csvHeader, ...entries().map(csvLine), ''].join('\n')).toBe(golden('story.csv'));
});
