import { checkPolicy } from '../src/policy/check-policy';
import { LiveDirectory } from './live-directory';
import { resolverOf, tags, textOf } from './scenario';

const base = {
  ...tags,
  grants: [],
  hosts: { box: '10.0.0.1', lan: '10.0.0.0/8' },
  groups: { 'group:ops': ['ann@example.com'] },
  postures: { 'posture:mac': ["node:os == 'macos'"] },
};

const errorsOf = (policy: object): ReadonlyArray<string> =>
  checkPolicy(textOf({ ...base, ...policy }), { world: { directory: new LiveDirectory().view } })
    .diagnostics.filter(({ severity }) => severity === 'error')
    .map(({ message }) => message);

const rule = { action: 'accept', src: ['ann@example.com'], dst: ['tag:web'], users: ['root'] };

describe('an ssh rule', () => {
  it.each<[string, object]>([
    ['from a user to a tag', {}],
    ['from anybody to the own devices', { src: ['autogroup:member', 'group:ops'], dst: ['autogroup:self'] }],
    ['from a user to the devices of the same user', { dst: ['Ann@Example.com'] }],
    ['between tagged devices', { src: ['tag:web', 'autogroup:tagged'], dst: ['tag:db', 'autogroup:tagged'] }],
    ['from users to the devices of members', { src: ['group:ops'], dst: ['autogroup:member'] }],
    ['from a pushed group and a role', { src: ['group:sre@example.com', 'autogroup:admin'] }],
    ['with no ends', { src: [], dst: [] }],
    ['with every login user there is', { users: ['autogroup:nonroot', 'localpart:*@example.com', 'ubuntu'] }],
    [
      'with login users that name nobody',
      { users: ['autogroup:self', 'localpart:', 'localpart:x@other.org'] },
    ],
    ['with a check period', { action: 'check', checkPeriod: '20h' }],
    ['with the longest check period', { action: 'check', checkPeriod: '168h0m0s' }],
    ['with no check period at all', { action: 'check', checkPeriod: '0' }],
    ['with a short one', { action: ' check ', checkPeriod: '+10.25s.5m20ms' }],
    ['that always checks', { action: 'check', checkPeriod: 'always' }],
    ['with variables', { acceptEnv: ['GIT_*', '*'] }],
    ['with a posture', { srcPosture: ['posture:mac'] }],
    ['with a recorder', { recorder: ['tag:db'], enforceRecorder: true }],
  ])('is accepted %s', (_name, part) => {
    expect(errorsOf({ ssh: [{ ...rule, ...part }] })).toEqual([]);
  });

  it.each<[string, string, object]>([
    ['another action', '"deny" is not a valid action', { action: 'deny' }],
    ['an empty action', 'action must be specified', { action: ' ' }],
    ['no action', 'action must be specified', { action: undefined }],
    ['an action that is no text', '"action" must be a string, not null', { action: null }],
    ['no login users', 'users must be specified', { users: undefined }],
    ['an empty list of login users', 'users must be specified', { users: [] }],
    ['an empty login user', 'user "" is not valid', { users: ['root', ' '] }],
    ['every login user', 'user "*" is not valid', { users: ['*'] }],
    [
      'login users of a foreign domain',
      'example.org is not associated with this Tailnet and cannot be used in user:*@<domain> expressions',
      { users: ['localpart:*@example.org'] },
    ],
    [
      'sources of a foreign domain',
      'example.org is not associated with this Tailnet and cannot be used in user:*@<domain> expressions',
      { src: ['user:*@example.org'] },
    ],
    ['an empty variable', 'acceptEnv values cannot be empty', { acceptEnv: ['A', ' '] }],
    [
      'a check period without a check',
      'checkPeriod is only valid with action "check"',
      { checkPeriod: '1h' },
    ],
    ['a check period that is none', 'time: invalid duration "abc"', { action: 'check', checkPeriod: 'abc' }],
    ['text before a period', 'time: invalid duration "x1h"', { action: 'check', checkPeriod: 'x1h' }],
    [
      'text within a period',
      'time: unknown unit "h x" in duration "1h x5m"',
      { action: 'check', checkPeriod: '1h x5m' },
    ],
    [
      'a negative second',
      'checkPeriod -1s must be a positive duration',
      { action: 'check', checkPeriod: '-1s' },
    ],
    ['no number', 'time: invalid duration "."', { action: 'check', checkPeriod: '.' }],
    ['a bare sign', 'time: invalid duration "-"', { action: 'check', checkPeriod: '-' }],
    ['no unit', 'time: missing unit in duration "10"', { action: 'check', checkPeriod: '10' }],
    ['days', 'time: unknown unit "d" in duration "7d"', { action: 'check', checkPeriod: '7d' }],
    [
      'a check period beyond a week',
      'checkPeriod 200h0m0s is above the max (168h)',
      { action: 'check', checkPeriod: '200h' },
    ],
    [
      'a check period a little beyond a week',
      'checkPeriod 168h0m1.5s is above the max (168h)',
      { action: 'check', checkPeriod: '168h1.5s' },
    ],
    [
      'a negative check period',
      'checkPeriod -1m30s must be a positive duration',
      { action: 'check', checkPeriod: '-90s' },
    ],
    ['a host as destination', 'invalid dst "box"', { dst: ['box'] }],
    ['an address as destination', 'invalid dst "100.93.13.58"', { dst: ['100.93.13.58'] }],
    ['a network as destination', 'invalid dst "10.0.0.0/8"', { dst: ['10.0.0.0/8'] }],
    ['everything as destination', 'invalid dst "*"', { dst: ['*'] }],
    ['a group as destination', 'invalid dst "group:ops"', { dst: ['group:ops'] }],
    ['the internet as destination', 'invalid dst "autogroup:internet"', { dst: ['autogroup:internet'] }],
    ['an undefined tag', 'tag not found: "tag:none"', { dst: ['tag:none'] }],
    ['a destination with a port', 'tag not found: "tag:web:22"', { dst: ['tag:web:22'] }],
    ['an undefined group', 'group not defined in policy: "group:none"', { src: ['group:none'] }],
    ['the own devices as source', '"autogroup:self" is not allowed in src', { src: ['autogroup:self'] }],
    ['an address as source', '"10.0.0.1" is not allowed in src', { src: ['10.0.0.1'] }],
    [
      'another user’s devices',
      'users in dst are only allowed from the same user',
      { dst: ['ben@example.com'] },
    ],
    [
      'a user’s devices from several',
      'users in dst are only allowed from the same user',
      { src: ['ann@example.com', 'ben@example.com'], dst: ['ann@example.com'] },
    ],
    [
      'a user’s devices from a group',
      'users in dst are only allowed from the same user',
      { src: ['group:ops'], dst: ['ann@example.com'] },
    ],
    [
      'a user’s devices from a tag',
      'users in dst are only allowed from the same user',
      { src: ['tag:web'], dst: ['ann@example.com'] },
    ],
    [
      'the own devices of a tag',
      'autogroup:self can only be used with users, groups, or supported autogroups; "tag:web" is none',
      { src: ['autogroup:member', 'tag:web'], dst: ['autogroup:self'] },
    ],
    [
      'the devices of users from tagged ones',
      'tagged devices such as "autogroup:tagged" cannot reach the devices of users',
      { src: ['autogroup:tagged'], dst: ['autogroup:member'] },
    ],
    [
      'an undefined posture',
      'posture not defined in policy: "posture:none"',
      { srcPosture: ['posture:none'] },
    ],
    ['an unknown field', 'unknown field: "ports"', { ports: ['22'] }],
    ['a list that is none', '"dst" must be a list, not a string', { dst: 'tag:web' }],
  ])('is refused with %s', (_name, message, part) => {
    expect(errorsOf({ ssh: [{ ...rule, ...part }] }).join('\n')).toContain(message);
  });

  it('says where: at the entry, or at the rule that lacks one', () => {
    const text = `{"grants": [], "hosts": {"box": "10.0.0.1"}, "ssh": [
      {"action": "accept", "src": [],
        "dst": ["box"]},
      {"action": "accept",
        "users": []},
      {"action": null, "users": ["root"], "checkPeriod": 5}]}`;
    const found = checkPolicy(text).diagnostics.map(({ line, column, code }) => [line, column, code]);
    expect(found).toEqual([
      [2, 7, 'bad-ssh'],
      [3, 17, 'bad-ssh'],
      [5, 18, 'bad-ssh'],
      [6, 18, 'bad-type'],
      [6, 58, 'bad-type'],
    ]);
  });

  it('is not held against a domain while nobody says whose the directory is', () => {
    const ssh = [{ ...rule, users: ['localpart:*@example.org', 'x-localpart:*@example.org'] }];
    expect(checkPolicy(textOf({ ...base, ssh })).diagnostics).toEqual([]);
  });

  it('opens no port', () => {
    const directory = new LiveDirectory();
    directory.user('ann@example.com');
    const resolver = resolverOf({ ...base, ssh: [rule] }, directory.view);
    const query = {
      src: { kind: 'user', userName: 'ann@example.com' },
      dst: { kind: 'tag', tag: 'tag:web' },
    } as const;
    expect(resolver.decide({ ...query, port: 22 })).toMatchObject({ effect: 'deny', code: 'DENY_NO_MATCH' });
  });
});

describe('an ssh test', () => {
  const test = { src: 'ann@example.com', dst: ['tag:web'], accept: ['root'] };

  it.each<[string, object]>([
    ['what is accepted', {}],
    ['what is checked and denied', { accept: undefined, check: ['root'], deny: ['ubuntu'] }],
    ['one host', { dst: [' box ', '10.0.0.1', 'unknown', 'autogroup:self', 'ann@example.com'] }],
    ['a host, tag or group as source', { src: 'box' }],
    ['attributes of the device', { srcPostureAttrs: { 'node:os': 'macos' } }],
  ])('may say %s', (_name, part) => {
    expect(errorsOf({ ssh: [rule], sshTests: [{ ...test, ...part }] })).toEqual([]);
  });

  it.each<[string, string, object]>([
    ['no source', 'SSH tests entry must have a non-empty src', { src: undefined }],
    ['an empty source', 'SSH tests entry must have a non-empty src', { src: ' ' }],
    ['an undefined tag as source', 'tag not found: "tag:none"', { src: 'tag:none' }],
    ['an undefined group as source', 'group not defined in policy: "group:none"', { src: 'group:none' }],
    ['an undefined host as source', 'host not defined in policy: "none"', { src: 'none' }],
    ['a source that is no selector', 'unknown autogroup', { src: 'autogroup:bogus' }],
    ['no destination', 'SSH tests entry must have at least one dst', { dst: [] }],
    ['an undefined tag', 'SSH tests dst contains unknown tag "tag:none"', { dst: ['tag:none'] }],
    ['a port', 'SSH tests dst contains unknown tag "tag:web:22"', { dst: ['tag:web:22'] }],
    ['a network', 'SSH tests dst contains disallowed element "10.0.0.0/8"', { dst: ['10.0.0.0/8'] }],
    ['a host of a network', 'SSH tests dst contains disallowed element "lan"', { dst: ['lan'] }],
    [
      'the internet',
      'SSH tests dst contains disallowed element "autogroup:internet"',
      { dst: ['autogroup:internet'] },
    ],
    ['nothing to test', 'an SSH test needs accept, check or deny', { accept: [] }],
    ['an empty login user', 'user "" is not valid', { deny: [' '] }],
    ['an empty login user to check', 'user "" is not valid', { check: [''] }],
    [
      'a destination that is none',
      'SSH tests dst contains disallowed element "autogroup:x"',
      { dst: ['autogroup:x'] },
    ],
  ])('refuses the policy with %s', (_name, message, part) => {
    const errors = errorsOf({ ssh: [rule], sshTests: [{ ...test, ...part }] });
    expect(errors).toHaveLength(1);
    expect(errors[0]).toContain('test(s) failed: sshTests[0]: ');
    expect(errors[0]).toContain(message);
  });

  it.each<[string, string, object]>([
    ['a source', '"src" of sshTests[0] must be a string, not number', { src: 5 }],
    ['attributes', '"srcPostureAttrs" of sshTests[0] must be an object, not a list', { srcPostureAttrs: [] }],
    [
      'login users',
      '"accept" of sshTests[0] must be a list, not a string',
      { accept: 'root', deny: ['root'] },
    ],
  ])('names %s of another type', (_name, message, part) => {
    expect(errorsOf({ ssh: [rule], sshTests: [{ ...test, ...part }] })).toEqual([message]);
  });
});
