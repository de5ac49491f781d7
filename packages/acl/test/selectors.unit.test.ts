import { inventoryOf } from './inventory-of';
import { LiveDirectory } from './live-directory';
import { ask, resolverOf } from './scenario';

const inventory = inventoryOf({
  laptop: { owner: 'ann', ips: ['100.64.0.1', 'fd7a:115c:a1e0::1'] },
  phone: { owner: 'ann', ips: ['100.64.0.4'] },
  web: { tags: ['tag:web'], ips: ['100.64.0.2', 'fd7a:115c:a1e0::2'] },
  router: { tags: ['tag:router', 'tag:web'], ips: ['100.64.0.3'], routes: ['10.0.0.0/8', '0.0.0.0/0'] },
  branch: { tags: ['tag:router'], routes: ['172.16.0.0/16', '::/0'] },
  public: { tags: ['tag:web'], ips: ['8.8.4.4'] },
});

const base = {
  tagOwners: { 'tag:web': [], 'tag:router': [] },
  hosts: { web: '100.64.0.2', lan: '192.168.0.0/30' },
};

const given = (grant: { src: string[]; dst: string[]; ip?: string[] }) => {
  const directory = new LiveDirectory();
  directory.user('ann@example.com');
  directory.user('ben@example.com');
  directory.user('eve@other.org');
  const policy = { ...base, grants: [{ ip: ['*'], ...grant }] };
  const resolver = resolverOf(policy, directory.view, { inventory: () => inventory });
  return (src: string, dst: string, rest: Parameters<typeof ask>[3] = {}) =>
    ask(resolver, src, dst, rest).effect === 'allow';
};

describe('what selectors denote', () => {
  it('a host alias is the node that holds its address, in that family only', () => {
    const allowed = given({ src: ['ann@example.com'], dst: ['web'] });
    expect(allowed('ann@example.com', '100.64.0.2')).toBe(true);
    expect(allowed('ann@example.com', 'web')).toBe(true);
    expect(allowed('ann@example.com', 'node:web', { family: 4 })).toBe(true);
    expect(allowed('ann@example.com', 'node:web', { family: 6 })).toBe(false);
    expect(allowed('ann@example.com', 'node:web')).toBe(false);
    expect(allowed('ann@example.com', 'tag:web')).toBe(false);
  });

  it('a CIDR ends with its last address', () => {
    const allowed = given({ src: ['*'], dst: ['lan'] });
    const reached = ['192.167.255.255', '192.168.0.0', '192.168.0.3', '192.168.0.4'];
    expect(reached.map((address) => allowed('tag:web', address))).toEqual([false, true, true, false]);
  });

  it('* as a source is the tailnet and its approved subnets, without exit routes; as a destination anything', () => {
    const allowed = given({ src: ['*'], dst: ['*'] });
    for (const src of [
      '100.64.0.9',
      '10.9.9.9',
      '172.16.9.9',
      'fd7a:115c:a1e0::9',
      'ann@example.com',
      'tag:web',
      'node:web',
    ]) {
      expect([src, allowed(src, '1.1.1.1') || allowed(src, '2001:db8::1')]).toEqual([src, true]);
    }
    for (const src of ['100.115.92.7', '9.9.9.9', '192.168.0.1', 'fd00::1']) {
      expect([src, allowed(src, '1.1.1.1') || allowed(src, '2001:db8::1')]).toEqual([src, false]);
    }
  });

  it('autogroup:danger-all is every source there is', () => {
    const allowed = given({ src: ['autogroup:danger-all'], dst: ['tag:web'] });
    for (const src of ['9.9.9.9', '100.115.92.7', 'ben@example.com', 'tag:router'])
      expect(allowed(src, 'tag:web')).toBe(true);
  });

  it('autogroup:internet is public addresses and never a node', () => {
    const allowed = given({ src: ['*'], dst: ['autogroup:internet'] });
    expect(['1.1.1.1', '2001:db8::1'].map((dst) => allowed('ann@example.com', dst))).toEqual([true, true]);
    for (const dst of [
      '8.8.4.4',
      '10.0.0.1',
      '172.31.0.1',
      '192.168.1.1',
      '100.64.9.9',
      '169.254.0.1',
      'fe80::1',
      'tag:web',
      'ben@example.com',
    ]) {
      expect([dst, allowed('ann@example.com', dst)]).toEqual([dst, false]);
    }
  });

  it('a device has any of several tags, and none of its own is a user', () => {
    expect(given({ src: ['tag:web'], dst: ['*'] })('node:router', 'tag:web')).toBe(true);
    expect(given({ src: ['autogroup:member'], dst: ['*'] })('node:router', 'tag:web')).toBe(false);
    expect(given({ src: ['autogroup:tagged'], dst: ['*'] })('node:router', 'tag:web')).toBe(true);
    expect(given({ src: ['autogroup:tagged'], dst: ['*'] })('node:laptop', 'tag:web')).toBe(false);
  });

  it('autogroup:self is the other devices of the same user, not those of others and not tagged ones', () => {
    const allowed = given({ src: ['autogroup:member'], dst: ['autogroup:self'] });
    expect(allowed('ann@example.com', 'self')).toBe(true);
    expect(allowed('node:laptop', 'node:phone')).toBe(true);
    expect(allowed('node:laptop', '100.64.0.4')).toBe(true);
    expect(allowed('ben@example.com', 'node:phone')).toBe(false);
    expect(allowed('node:web', 'node:router')).toBe(false);
  });

  it('self asked for a tagged device or an address is a bad query', () => {
    const directory = new LiveDirectory();
    const resolver = resolverOf({ grants: [] }, directory.view);
    expect(ask(resolver, 'tag:web', 'self').code).toBe('DENY_BAD_QUERY');
    expect(ask(resolver, '10.0.0.1', 'self').code).toBe('DENY_BAD_QUERY');
  });

  it('user:*@domain is the members with that login domain', () => {
    const allowed = given({ src: ['user:*@example.com'], dst: ['tag:web'] });
    expect(
      ['ann@example.com', 'ben@example.com', 'eve@other.org'].map((src) => allowed(src, 'tag:web')),
    ).toEqual([true, true, false]);
    expect(given({ src: ['autogroup:member'], dst: ['tag:web'] })('eve@other.org', 'tag:web')).toBe(true);
  });
});

describe('protocols and ports', () => {
  it('ICMP is open by any port of a rule that names no protocol, and not by a rule for TCP', () => {
    const allowed = given({ src: ['*'], dst: ['tag:web'], ip: ['22'] });
    expect(allowed('ann@example.com', 'tag:web', { proto: 'icmp', port: 0 })).toBe(true);
    expect(allowed('ann@example.com', 'tag:web', { proto: 'ipv6-icmp', port: 0 })).toBe(true);
    expect(
      given({ src: ['*'], dst: ['tag:web'], ip: ['tcp:*'] })('ann@example.com', 'tag:web', {
        proto: 1,
        port: 0,
      }),
    ).toBe(false);
  });

  it('a rule for ICMP opens it in IPv4 alone', () => {
    const allowed = given({ src: ['*'], dst: ['*'], ip: ['icmp:*'] });
    expect(allowed('node:laptop', 'node:web', { proto: 'icmp', port: 0 })).toBe(true);
    expect(allowed('node:laptop', 'node:web', { proto: 'icmp', port: 0, family: 6 })).toBe(false);
    expect(allowed('node:laptop', 'fd7a:115c:a1e0::2', { proto: 'icmp', port: 0 })).toBe(false);
  });

  it('other protocols without ports need every port, and SCTP is not in the default', () => {
    expect(
      given({ src: ['*'], dst: ['*'], ip: ['47:*'] })('ann@example.com', 'tag:web', {
        proto: 'gre',
        port: 0,
      }),
    ).toBe(true);
    expect(
      given({ src: ['*'], dst: ['*'], ip: ['*'] })('ann@example.com', 'tag:web', { proto: 'gre', port: 0 }),
    ).toBe(false);
    expect(
      given({ src: ['*'], dst: ['*'], ip: ['*'] })('ann@example.com', 'tag:web', { proto: 'sctp' }),
    ).toBe(false);
    expect(
      given({ src: ['*'], dst: ['*'], ip: ['sctp:*'] })('ann@example.com', 'tag:web', { proto: 132 }),
    ).toBe(true);
  });

  it('an app grant opens no port', () => {
    const directory = new LiveDirectory();
    directory.user('ann@example.com');
    const grants = [{ src: ['*'], dst: ['*'], app: { 'example.com/cap/x': [{}] } }];
    expect(ask(resolverOf({ grants }, directory.view), 'ann@example.com', 'self').effect).toBe('deny');
  });

  it.each([
    ['port 0 over TCP', { port: 0 }],
    ['a port beyond 65535', { port: 65536 }],
    ['half a port', { port: 22.5 }],
    ['an unknown protocol', { proto: 'quic' }],
    ['protocol 0', { proto: 0 }],
    ['protocol 256', { proto: 256 }],
  ])('%s is a bad query', (_name, rest) => {
    const directory = new LiveDirectory();
    directory.user('ann@example.com');
    const resolver = resolverOf({ grants: [{ src: ['*'], dst: ['*'], ip: ['*'] }] }, directory.view);
    expect(ask(resolver, 'ann@example.com', 'self', rest)).toMatchObject({
      effect: 'deny',
      code: 'DENY_BAD_QUERY',
    });
  });

  it('a host of a network, or none, is a bad query, and an unknown node is not let in', () => {
    const directory = new LiveDirectory();
    directory.user('ann@example.com');
    const resolver = resolverOf({ ...base, grants: [{ src: ['*'], dst: ['*'], ip: ['*'] }] }, directory.view);
    expect(ask(resolver, 'ann@example.com', 'lan').code).toBe('DENY_BAD_QUERY');
    expect(ask(resolver, 'ann@example.com', 'phantom').code).toBe('DENY_BAD_QUERY');
    expect(ask(resolver, 'ann@example.com', 'node:phantom').code).toBe('DENY_TARGET_INACTIVE');
    expect(ask(resolver, 'node:phantom', 'tag:web').code).toBe('DENY_PRINCIPAL_UNKNOWN');
  });
});

describe('the rule that is reported', () => {
  it('is the lowest, acls before grants, whatever the order in the text', () => {
    const directory = new LiveDirectory();
    directory.user('ann@example.com');
    const text = `{
      "grants": [{"src": ["*"], "dst": ["*"], "ip": ["*"]}],
      "acls": [
        {"action": "accept", "src": ["ben@example.com"], "dst": ["*:*"]},
        {"action": "accept", "src": ["ben@example.com", "ann@example.com"], "dst": ["autogroup:member:80", "*:20-30,443"]}
      ]}`;
    expect(ask(resolverOf(text, directory.view), 'ann@example.com', 'tag:web').rule).toEqual({
      section: 'acls',
      index: 1,
      line: 5,
      column: 9,
      srcSelector: 'ann@example.com',
      dstSelector: '*',
      ports: '20-30,443',
    });
  });

  it('names the source that matched for this asker, whoever asked before', () => {
    const directory = new LiveDirectory();
    directory.user('ann@example.com');
    directory.user('ben@example.com');
    const grants = [
      { src: ['ann@example.com', 'ben@example.com', 'autogroup:member'], dst: ['*'], ip: ['22'] },
    ];
    const resolver = resolverOf({ grants }, directory.view);
    for (const src of ['ben@example.com', 'ann@example.com', 'ben@example.com']) {
      expect(ask(resolver, src, 'tag:web').rule?.srcSelector).toBe(src);
    }
  });

  it.each([
    ['autogroup:self', 'autogroup:member'],
    ['autogroup:member', 'autogroup:self'],
  ])('between the own devices is the first of %s and %s', (first, second) => {
    const directory = new LiveDirectory();
    directory.user('ann@example.com');
    const grants = [first, second].map((dst) => ({ src: ['autogroup:member'], dst: [dst], ip: ['22'] }));
    expect(ask(resolverOf({ grants }, directory.view), 'ann@example.com', 'self').rule).toMatchObject({
      index: 0,
      dstSelector: first,
    });
  });
});
