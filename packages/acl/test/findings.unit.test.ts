import { groupId, revision, userId } from '@rollcall/domain';
import type { AccessDirectory } from '../src/directory/access-directory';
import { snapshotDirectory } from '../src/directory/snapshot-directory';
import { checkPolicy } from '../src/policy/check-policy';
import { inventoryOf } from './inventory-of';
import { textOf } from './scenario';

const [ann, off, ghost] = ['ann', 'off', 'ghost'].map(userId);
const group = (displayName: string, ...members: ReadonlyArray<typeof ann>) => ({
  id: groupId(displayName),
  displayName,
  members: members.flatMap((member) => member ?? []),
});
const directory = snapshotDirectory({
  revision: revision(1),
  domains: ['example.com'],
  users: ['ann', 'off'].map((name) => ({
    id: userId(name),
    userName: `${name}@example.com`,
    active: name === 'ann',
  })),
  groups: [
    group('eng', ann),
    group('void'),
    group('asleep', off),
    group('mixed', ghost, off, ann),
    group('twin', ann),
    group('Twin', ann),
  ],
});
const inventory = inventoryOf({ router: { tags: ['tag:web'], routes: ['10.0.0.0/8'] } });

/** Every finding, in the order it is said, as code and message. */
const found = (policy: object | string, over: AccessDirectory = directory): ReadonlyArray<string> =>
  checkPolicy(textOf(policy), { world: { directory: over, inventory: () => inventory } }).diagnostics.map(
    ({ code, message }) => `${code}: ${message}`,
  );

const tagOwners = { 'tag:web': [], 'tag:db': [] };
const from = (...src: string[]) => ({ tagOwners, grants: [{ src, dst: ['tag:web'], ip: ['22'] }] });
const via = (tags: string[], ...dst: string[]) => ({
  tagOwners,
  grants: [
    { src: ['*'], dst: ['tag:web'], ip: ['22'] },
    { src: ['*'], dst, ip: ['*'], via: tags },
  ],
});
const unreachable = 'unreachable-rule: grants[0]: none of its sources denotes anybody';

describe('what the names of a policy come to', () => {
  it.each<[string, object, ReadonlyArray<string>]>([
    ['nobody', from(), []],
    ['a user', from('ann@example.com'), []],
    [
      'a user who is off, beside another',
      from('off@example.com', 'ann@example.com'),
      ['user-inactive: user is deactivated: "off@example.com"'],
    ],
    [
      'a user who is off, alone',
      from('off@example.com'),
      [unreachable, 'user-inactive: user is deactivated: "off@example.com"'],
    ],
    ['a pushed group', from('group:eng@example.com'), []],
    ['a pushed group of some who are off or gone', from('group:mixed@example.com'), []],
    ['a pushed group of those who are off', from('group:asleep@example.com'), [unreachable]],
    [
      'a pushed group of nobody',
      from('group:void@example.com'),
      [unreachable, 'group-empty: "group:void@example.com" has no members'],
    ],
    [
      'a name of two groups',
      from('group:twin@example.com'),
      [
        unreachable,
        'group-ambiguous: "group:twin@example.com": several groups bear this name; it applies to nobody until one alone does',
      ],
    ],
    [
      'the users of another domain',
      from('user:*@other.org', 'ann@example.com'),
      [
        'foreign-domain: other.org is not associated with this Tailnet and cannot be used in user:*@<domain> expressions',
      ],
    ],
    [
      'a group of the policy',
      { ...from('group:x'), groups: { 'group:x': ['no@example.com', 'ann@example.com'] } },
      ['user-not-found: "group:x": user not found: "no@example.com"'],
    ],
    [
      'a group of the policy with nobody there',
      { ...from('group:x'), groups: { 'group:x': ['no@example.com'] } },
      [unreachable, 'user-not-found: "group:x": user not found: "no@example.com"'],
    ],
    [
      'an empty group of the policy',
      { groups: { 'group:x': [] }, grants: [] },
      ['group-empty: "group:x" has no members'],
    ],
    [
      'a group that is pushed too',
      { groups: { 'group:eng@example.com': ['ann@example.com'] }, grants: [] },
      [
        'group-shadowed: "group:eng@example.com" is defined here and pushed too; the members listed here count, the pushed ones do not',
      ],
    ],
    [
      'a group like a pushed one, which is not pushed',
      {
        groups: { 'group:eng': ['ann@example.com'], 'group:new@example.com': ['ann@example.com'] },
        grants: [],
      },
      [],
    ],
    [
      'via a device that routes one of the destinations',
      via(['tag:web', 'tag:db'], '10.1.0.0/16', '11.0.0.0/8'),
      [],
    ],
    [
      'via a device to what is no address',
      via(['tag:web'], 'tag:db'),
      [
        'unsupported: via steers traffic to addresses; it opens nothing to "tag:db"',
        'unsupported: via: no device with tag:web has an approved route to what the rule names: the rule is off',
      ],
    ],
    [
      'via a device to what is not supported',
      via(['tag:web'], 'svc:x'),
      [
        'unsupported: via steers traffic to addresses; it opens nothing to "svc:x"',
        'unsupported: "svc:x" is not supported: the rule is off',
      ],
    ],
    [
      'via devices that route none',
      via(['tag:web', 'tag:db'], '11.0.0.0/8'),
      [
        'unsupported: via: no device with tag:web or tag:db has an approved route to what the rule names: the rule is off',
      ],
    ],
  ])('%s', (_name, policy, findings) => expect(found(policy)).toEqual(findings));

  it('in a directory that is not opened yet', () => {
    const unopened: AccessDirectory = Object.create(directory, { settings: { value: undefined } });
    expect(found(from('ann@example.com', 'group:eng@example.com'), unopened)).toEqual([
      'group-wrong-domain: "group:eng@example.com": example.com is not a domain of this directory',
    ]);
  });

  it('is said in the order of the text', () =>
    expect(
      found(JSON.stringify(from('no@example.com', ' ann@example.com', 'off@example.com'))).map((line) =>
        line.slice(0, line.indexOf(':')),
      ),
    ).toEqual(['user-not-found', 'selector-trimmed', 'user-inactive']));
});

describe('what is said of the form of a policy, and once', () => {
  it.each<[string, object | string, ReadonlyArray<string>]>([
    [
      'white space',
      from(' ann@example.com'),
      ['selector-trimmed: white space around "ann@example.com" is ignored'],
    ],
    [
      'the case of a pushed group',
      from('group:ENG@example.com'),
      ['group-case: "group:ENG@example.com" is read as "group:eng@example.com"'],
    ],
    [
      'the case of a group of the policy',
      { ...from('group:X'), groups: { 'group:x': ['ann@example.com'] } },
      ['group-case: "group:X" is read as "group:x"'],
    ],
    [
      'an autogroup that owns',
      { grants: [], tagOwners: { 'tag:web': ['autogroup:nope'] } },
      ['bad-selector: "autogroup:nope": unknown autogroup'],
    ],
    [
      'a tag that owns and is not there',
      { grants: [], tagOwners: { 'tag:web': ['tag:no'] } },
      ['undefined-tag: tag not found: "tag:no"'],
    ],
    ['a key twice', '{"grants": [], "groups": {}, "groups": {}}', ['duplicate-key: duplicate key: "groups"']],
    [
      'a field twice in other letters',
      '{"grants": [], "groups": {}, "Groups": {}}',
      ['duplicate-key: "groups" and "Groups" are the same field; only one of them may be specified'],
    ],
    [
      'a name twice',
      '{"grants": [], "hosts": {"a": "10.0.0.1", "a": "10.0.0.1"}}',
      ['duplicate-key: duplicate key: "a"'],
    ],
    [
      'a name twice in other letters',
      '{"grants": [], "hosts": {"a": "10.0.0.1", "A": "10.0.0.1"}}',
      ['duplicate-key: "a" and "A" are the same name in "hosts"'],
    ],
    [
      'no list',
      { grants: [{ src: '*', dst: ['*'], ip: ['*'] }] },
      ['bad-type: "src" must be a list, not a string'],
    ],
    ['no object', { grants: [], hosts: ['a'] }, ['bad-type: "hosts" must be an object, not a list']],
    ['no text', { grants: [], hosts: { a: {} } }, ['bad-type: hosts["a"] must be a string, not an object']],
    [
      'no policy',
      '[]',
      [
        'bad-type: a policy must be an object, not a list',
        'no-rules-section: the policy has neither "acls" nor "grants": nothing would be allowed; write "grants": [] if that is meant',
      ],
    ],
    [
      'no rules',
      '{}',
      [
        'no-rules-section: the policy has neither "acls" nor "grants": nothing would be allowed; write "grants": [] if that is meant',
      ],
    ],
  ])('%s', (_name, policy, findings) => expect(found(policy)).toEqual(findings));

  it('no rules, where that allows everything', () =>
    expect(checkPolicy('{}', { compat: { allowAllWhenRulesMissing: true } }).diagnostics).toMatchObject([
      { message: 'the policy has neither "acls" nor "grants": everything is allowed' },
    ]));
});
