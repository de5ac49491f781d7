import { reviewPolicy } from '../src/policy-tests/review-policy';
import { TESTS_FAILED, tailscaleReport } from '../src/policy-tests/test-report';
import { inventoryOf } from './inventory-of';
import { LiveDirectory } from './live-directory';
import { tags, textOf } from './scenario';

const inventory = inventoryOf({
  laptop: { owner: 'ann', ips: ['100.64.0.1', 'fd7a:115c:a1e0::1'] },
  web: { tags: ['tag:web'], ips: ['100.64.0.2', 'fd7a:115c:a1e0::2'] },
});

const base = {
  ...tags,
  hosts: { web: '100.64.0.2', box: '10.0.0.1', lan: '10.0.0.0/8', laptop: '100.64.0.1' },
  groups: { 'group:ops': ['ann@example.com', 'nobody@example.com', 'gus@example.com'], 'group:empty': [] },
  ipsets: { 'ipset:lan': ['10.0.0.0/8'] },
  acls: [
    { action: 'accept', src: ['ann@example.com', 'tag:web', 'group:sre@example.com'], dst: ['*:*'] },
    { action: 'accept', src: ['ann@example.com'], dst: ['tag:web:*'], proto: 'sctp' },
    { action: 'accept', src: ['box', 'lan'], dst: ['*:*'] },
  ],
};

/** What a test of a policy that allows all it asks for says, in the words of the report. */
const errorsOf = (test: object): ReadonlyArray<string> => {
  const directory = new LiveDirectory();
  const ann = directory.user('ann@example.com');
  const gus = directory.user('gus@example.com');
  directory.group('SRE', ann, gus);
  directory.group('ghosts', gus);
  directory.deactivate(gus);
  const world = { directory: directory.view, inventory: () => inventory };
  const review = reviewPolicy(textOf({ ...base, tests: [test] }), world);
  if (review.tests === undefined) throw new Error('tests were run');
  const { message, data } = tailscaleReport(review.tests);
  expect([review.accepted, message]).toEqual(data === undefined ? [true, undefined] : [false, TESTS_FAILED]);
  return data?.[0]?.errors ?? [];
};

describe('the form of a policy test', () => {
  it.each([
    'ann@example.com',
    'ANN@Example.com',
    ' ann@example.com ',
    'group:ops',
    'group:sre@example.com',
    'tag:web',
    'TAG:web',
    'box',
    'laptop',
    'web',
  ])('%s may be tested from', (src) => {
    expect(errorsOf({ src, accept: ['tag:web:22'] })).toEqual([]);
  });

  it.each<[string, string]>([
    ['*', 'cannot be the src of a test'],
    ['autogroup:member', 'cannot be the src of a test'],
    ['autogroup:tagged', 'cannot be the src of a test'],
    ['autogroup:admin', 'cannot be the src of a test'],
    ['autogroup:bogus', 'unknown autogroup'],
    ['user:*@example.com', 'cannot be the src of a test'],
    ['ipset:lan', 'cannot be the src of a test'],
    ['svc:web', 'cannot be the src of a test'],
    ['10.0.0.1', 'cannot be the src of a test'],
    ['10.0.0.0/8', 'cannot be the src of a test'],
    ['lan', 'is a network; a test needs one address'],
    ['phantom', 'host not defined in policy: "phantom"'],
    ['tag:phantom', 'tag not found: "tag:phantom"'],
    ['group:phantom', 'group not defined in policy: "group:phantom"'],
    ['group:phantom@example.com', 'group is not syncing from SCIM'],
    ['group:sre@example.org', 'example.org is not a domain of this directory'],
    ['group:empty', 'the group has no active member'],
    ['group:ghosts@example.com', 'the group has no active member'],
    ['ghost@nowhere.invalid', 'user not found: "ghost@nowhere.invalid"'],
    ['gus@example.com', 'user is deactivated: "gus@example.com"'],
    ['', 'a test needs a src'],
    [' ', 'a test needs a src'],
  ])('%j may not, even where only denials are asked', (src, message) => {
    for (const lists of [{ accept: ['tag:web:22'] }, { deny: ['tag:web:22'] }]) {
      expect(errorsOf({ src, ...lists })).toEqual([expect.stringContaining(message)]);
    }
  });

  it.each([
    'tag:web:22',
    'web:22',
    'box:65535',
    '100.64.0.2:22',
    '10.9.9.9:1',
    'fd7a:115c:a1e0::2:22',
    '[fd7a:115c:a1e0::2]:22',
    'ann@example.com:22',
    'group:ops:22',
    'group:sre@example.com:22',
    ' tag:web:22 ',
  ])('%s may be tested', (destination) => {
    expect(errorsOf({ src: 'ann@example.com', accept: [destination, destination] })).toEqual([]);
    expect(errorsOf({ src: 'ann@example.com', deny: [destination] })).toEqual([
      expect.stringContaining('want: Drop, got: Accept'),
    ]);
  });

  it.each<[string, string]>([
    ['*:22', 'cannot be the dst of a test'],
    ['autogroup:self:22', 'cannot be the dst of a test'],
    ['autogroup:member:22', 'cannot be the dst of a test'],
    ['autogroup:internet:22', 'cannot be the dst of a test'],
    ['ipset:lan:22', 'cannot be the dst of a test'],
    ['10.0.0.0/8:22', 'cannot be the dst of a test'],
    ['10.0.0.1/32:22', 'cannot be the dst of a test'],
    ['[fd7a::1]/128:22', 'cannot be the dst of a test'],
    ['10.0.0.0/33:22', 'invalid address'],
    ['lan:22', 'is a network; a test needs one address'],
    ['phantom:22', 'host not defined in policy: "phantom"'],
    ['tag:phantom:22', 'tag not found: "tag:phantom"'],
    ['group:phantom:22', 'group not defined in policy: "group:phantom"'],
    ['group:empty:22', 'the group has no active member'],
    ['ghost@example.com:22', 'user not found: "ghost@example.com"'],
    ['gus@example.com:22', 'user is deactivated: "gus@example.com"'],
    ['web', 'hostport must contain a colon'],
    ['web:', 'a test names one port from 1 to 65535'],
    ['web:0', 'a test names one port from 1 to 65535'],
    ['web:022', 'a test names one port from 1 to 65535'],
    ['web:65536', 'a test names one port from 1 to 65535'],
    ['web:*', 'a test names one port from 1 to 65535'],
    ['web:22,80', 'a test names one port from 1 to 65535'],
    ['web:22-80', 'a test names one port from 1 to 65535'],
    ['web:ssh', 'a test names one port from 1 to 65535'],
    ['', 'hostport must contain a colon'],
  ])('%j may not, in either list', (destination, message) => {
    for (const list of ['accept', 'deny']) {
      const errors = errorsOf({ src: 'ann@example.com', [list]: [destination] });
      expect(errors).toEqual([expect.stringContaining(message)]);
      expect(errors[0]).toContain(`address ${JSON.stringify(destination)}: `);
    }
  });

  it.each<[string, ReadonlyArray<string>, ReadonlyArray<string>]>([
    ['', ['tag:web:22'], []],
    ['tcp', ['tag:web:22'], []],
    ['6', ['tag:web:22'], []],
    ['udp', ['tag:web:22'], []],
    ['sctp', ['tag:web:22'], ['tag:db:22']],
    ['icmp', ['tag:web:0'], []],
    ['58', ['tag:web:0'], []],
    ['gre', [], ['tag:web:0']],
  ])('proto %j asks for that protocol', (proto, accept, deny) => {
    expect(errorsOf({ src: 'ann@example.com', proto, accept, deny })).toEqual([]);
  });

  it.each<[string, string, string]>([
    ['icmp', 'tag:web:80', 'a test of a protocol without ports names port 0'],
    ['icmp', 'tag:web:*', 'a test of a protocol without ports names port 0'],
    ['tcp', 'tag:web:0', 'a test names one port from 1 to 65535'],
    ['quic', 'tag:web:22', 'proto="quic"'],
    ['TCP', 'tag:web:22', 'proto="TCP"'],
    ['0', 'tag:web:22', 'proto="0"'],
    ['256', 'tag:web:22', 'proto="256"'],
    ['*', 'tag:web:22', 'proto="*"'],
  ])('proto %j to %s fails', (proto, destination, message) => {
    for (const list of ['accept', 'deny']) {
      expect(errorsOf({ src: 'ann@example.com', proto, [list]: [destination] })).toEqual([
        expect.stringContaining(message),
      ]);
    }
  });

  it('must say something', () => {
    for (const lists of [{}, { accept: [] }, { accept: [], deny: [] }]) {
      expect(errorsOf({ src: 'ann@example.com', ...lists })).toEqual(['a test needs accept or deny']);
    }
  });
});
