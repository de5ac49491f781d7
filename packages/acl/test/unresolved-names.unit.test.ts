import { canonicalName, eventId, groupId, revision, userId } from '@rollcall/domain';
import { snapshotDirectory } from '../src/directory/snapshot-directory';
import { grantWeb, resolverOf, tags } from './scenario';

const user = (id: string, userName: string, active = true) => ({ id: userId(id), userName, active });
const group = (id: string, displayName: string) => ({ id: groupId(id), displayName, members: [] });
const freed = (renamedTo?: string, by = 'g0') => ({
  groupId: groupId(by),
  eventId: eventId('e7'),
  revision: revision(7),
  ...(renamedTo !== undefined && { renamedTo }),
});
const directory = snapshotDirectory({
  revision: revision(9),
  domains: ['example.com'],
  users: [user('u1', 'off@example.com', false), user('u2', 'two@example.com'), user('u3', 'TWO@example.com')],
  groups: [
    group('g1', 'twin'),
    group('g2', 'Twin'),
    group('g3', 'locked'),
    group('g4', 'kept'),
    group('g5', 'New "name"'),
  ],
  releasedNames: new Map([
    [canonicalName('gone'), freed()],
    [canonicalName('renamed'), freed('New "name"', 'g5')],
    [canonicalName('renamed-twice'), freed('twin', 'g5')],
    [canonicalName('renamed-then-gone'), freed('twin')],
  ]),
  groupLock: new Map([
    [canonicalName('locked'), groupId('g0')],
    [canonicalName('kept'), groupId('g4')],
  ]),
});
const cause = { cause: 'e7', causeRevision: 7n };
const notSyncing = 'group is not syncing from SCIM and will be ignored by rules in the policy file';

describe('a name that denotes nobody', () => {
  it.each<[string, object]>([
    ['group:no@example.com', { code: 'group-not-synced', message: `"group:no@example.com": ${notSyncing}` }],
    [
      'group:gone@example.com',
      {
        code: 'group-not-synced',
        ...cause,
        message: `"group:gone@example.com": ${notSyncing}: event 7 deleted it`,
      },
    ],
    [
      'group:renamed@example.com',
      {
        code: 'group-renamed',
        ...cause,
        message:
          '"group:renamed@example.com": the group was renamed to "New \\"name\\"" by event 7; rules with the old name ' +
          'apply to nobody until the name is restored or the policy is changed',
      },
    ],
    [
      'group:renamed-twice@example.com',
      {
        code: 'group-renamed',
        ...cause,
        message:
          '"group:renamed-twice@example.com": the group was renamed to "twin" by event 7 and is "New \\"name\\"" now; ' +
          'rules with the old name apply to nobody until the name is restored or the policy is changed',
      },
    ],
    [
      'group:renamed-then-gone@example.com',
      {
        code: 'group-not-synced',
        ...cause,
        message: `"group:renamed-then-gone@example.com": ${notSyncing}: it was renamed to "twin" by event 7 and is gone since`,
      },
    ],
    [
      'group:kept@other.org',
      {
        code: 'group-wrong-domain',
        message: '"group:kept@other.org": other.org is not a domain of this directory',
      },
    ],
    [
      'group:twin@example.com',
      {
        code: 'group-ambiguous',
        message:
          '"group:twin@example.com": several groups bear this name; it applies to nobody until one alone does',
      },
    ],
    [
      'group:locked@example.com',
      {
        code: 'name-reuse',
        message:
          '"group:locked@example.com": the name is locked to group g0, and group g3 bears it now; it applies to nobody until the lock is renewed',
      },
    ],
    ['no@example.com', { code: 'user-not-found', message: 'user not found: "no@example.com"' }],
    ['off@example.com', { code: 'user-inactive', message: 'user is deactivated: "off@example.com"' }],
    [
      'two@example.com',
      {
        code: 'user-ambiguous',
        message: 'several users bear the userName "two@example.com"; it denotes none of them',
      },
    ],
    [
      'user:*@other.org',
      {
        code: 'foreign-domain',
        message:
          'other.org is not associated with this Tailnet and cannot be used in user:*@<domain> expressions',
      },
    ],
  ])('%s: says why', (selector, why) => {
    const resolver = resolverOf({ ...tags, grants: [grantWeb(selector)] }, directory);
    expect(resolver.unresolved()).toEqual([
      {
        selector,
        section: 'grants',
        ruleIndex: 0,
        line: expect.any(Number),
        column: expect.any(Number),
        ...why,
      },
    ]);
  });

  it.each(['group:kept@example.com', 'user:*@example.com', 'autogroup:member', 'tag:web', '10.0.0.0/8'])(
    '%s is none',
    (selector) => {
      const resolver = resolverOf({ ...tags, grants: [grantWeb(selector)] }, directory);
      expect(resolver.unresolved()).toEqual([]);
    },
  );
});
