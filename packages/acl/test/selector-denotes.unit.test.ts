import { inventoryOf } from './inventory-of';
import { LiveDirectory } from './live-directory';
import { ask, resolverOf } from './scenario';

const inventory = inventoryOf(
  {
    laptop: { owner: 'ann', ips: ['100.64.0.1', 'fd7a:115c:a1e0::1'] },
    phone: { owner: 'ann', ips: ['100.64.0.2'] },
    desktop: { owner: 'ben', ips: ['100.64.0.3'] },
    foreign: { owner: 'Eve', ips: ['100.64.0.4'] },
    gone: { owner: 'gus', ips: ['100.64.0.5'] },
    web: { tags: ['tag:web'], ips: ['100.64.0.6', 'fd7a:115c:a1e0::6'] },
    router: { tags: ['tag:router', 'tag:web'], ips: ['100.64.0.7'], routes: ['10.0.0.0/8', '0.0.0.0/0'] },
    bare: { tags: [], ips: ['100.64.0.8'] },
    public: { tags: ['tag:web'], ips: ['8.8.4.4'] },
  },
  { ann: 'admin', ben: 'it-admin', gus: 'owner' },
);

const names = {
  tagOwners: { 'tag:web': [], 'tag:router': [], 'tag:unused': [] },
  groups: { 'group:ops': ['ben@example.com', 'gus@example.com', 'nobody@example.com'], 'group:empty': [] },
  hosts: { box: '100.64.0.6', six: 'fd7a:115c:a1e0::6', low: '100.64.0.0/30', subnet: '10.0.0.0/9' },
  ipsets: { 'ipset:some': ['add 100.64.0.0/29', 'remove 100.64.0.2-100.64.0.4'] },
};

/** Devices by their IPv4 address, and addresses that none holds: routed, the internet's, free, private. */
const nodes = ['laptop', 'phone', 'desktop', 'foreign', 'gone', 'web', 'router', 'bare', 'public'];
const free = ['10.1.1.1', '10.128.1.1', '100.64.0.9', '100.115.92.9', '8.8.8.8', '192.168.0.1'];

const resolver = (grant: { src: string[]; dst: string[] }) => {
  const directory = new LiveDirectory();
  const ann = directory.user('ann@example.com');
  directory.user('ben@example.com');
  directory.user('Eve@Other.org');
  const gus = directory.user('gus@example.com');
  directory.group('SRE', ann, gus);
  directory.deactivate(gus);
  return resolverOf({ ...names, grants: [{ ip: ['tcp:22'], ...grant }] }, directory.view, {
    inventory: () => inventory,
  });
};

const asSource = (selector: string): ReadonlyArray<string> => {
  const opened = resolver({ src: [selector], dst: ['203.0.113.0/24'] });
  const from = (src: string) => ask(opened, src, '203.0.113.1', { family: 4 }).effect === 'allow';
  return [...nodes.filter((node) => from(`node:${node}`)), ...free.filter(from)];
};

const asDestination = (selector: string): ReadonlyArray<string> => {
  const opened = resolver({ src: ['autogroup:danger-all'], dst: [selector] });
  const to = (dst: string) => ask(opened, '198.51.100.1', dst, { family: 4 }).effect === 'allow';
  return [...nodes.filter((node) => to(`node:${node}`)), ...free.filter(to)];
};

const members = ['laptop', 'phone', 'desktop', 'foreign'];
const tagged = ['web', 'router', 'bare', 'public'];

type Denoted = ReadonlyArray<string> | 'forbidden';

/** A selector, whom it denotes as a source, and as a destination where that is something else. */
const table: ReadonlyArray<[string, Denoted, Denoted?]> = [
  [
    '*',
    [...members, 'web', 'router', 'bare', '10.1.1.1', '10.128.1.1', '100.64.0.9'],
    [...members, ...tagged, ...free],
  ],
  ['ann@example.com', ['laptop', 'phone']],
  ['ANN@example.COM', ['laptop', 'phone']],
  ['eve@other.org', ['foreign']],
  ['gus@example.com', []],
  ['nobody@example.com', []],
  ['group:ops', ['desktop']],
  ['group:empty', []],
  ['group:sre@example.com', ['laptop', 'phone']],
  ['group:nobody@example.com', []],
  ['tag:web', ['web', 'router', 'public']],
  ['Tag:WEB', ['web', 'router', 'public']],
  ['tag:router', ['router']],
  ['tag:unused', []],
  ['autogroup:member', members],
  ['autogroup:members', members],
  ['autogroup:tagged', tagged],
  ['autogroup:danger-all', [...members, ...tagged, ...free], 'forbidden'],
  ['autogroup:internet', 'forbidden', ['8.8.8.8']],
  ['autogroup:admin', ['laptop', 'phone']],
  ['autogroup:it-admin', ['desktop']],
  ['autogroup:owner', []],
  ['autogroup:auditor', []],
  ['user:*@example.com', ['laptop', 'phone', 'desktop']],
  ['100.64.0.6', ['web']],
  ['box', ['web']],
  ['BOX', ['web']],
  ['fd7a:115c:a1e0::6', []],
  ['six', []],
  ['100.64.0.0/30', ['laptop', 'phone', 'desktop']],
  ['low', ['laptop', 'phone', 'desktop']],
  ['8.8.4.4', ['public']],
  ['8.8.0.0/16', ['public', '8.8.8.8']],
  ['10.0.0.0/8', ['10.1.1.1', '10.128.1.1']],
  ['subnet', ['10.1.1.1']],
  ['ipset:some', ['laptop', 'web', 'router']],
  ['::/0', [], 'forbidden'],
];

describe('whom each selector denotes among devices and bare addresses', () => {
  it.each(table)('%s', (selector, source, destination = source) => {
    expect(source === 'forbidden' ? source : asSource(selector)).toEqual(source);
    expect(destination === 'forbidden' ? destination : asDestination(selector)).toEqual(destination);
  });

  it('autogroup:self is the other devices of the same user, for every kind of source that denotes users', () => {
    const sources = ['ann@example.com', 'group:sre@example.com', 'autogroup:member', 'autogroup:admin'];
    for (const src of [...sources, 'user:*@example.com']) {
      const opened = resolver({ src: [src], dst: ['autogroup:self'] });
      const reached = nodes.filter(
        (node) => ask(opened, 'node:laptop', `node:${node}`, { family: 4 }).effect === 'allow',
      );
      expect([src, reached]).toEqual([src, ['laptop', 'phone']]);
    }
  });

  it('* as a source of autogroup:self is every user to the own devices, in acls alone', () => {
    const directory = new LiveDirectory();
    directory.user('ann@example.com');
    directory.user('ben@example.com');
    const acls = [{ action: 'accept', src: ['*'], dst: ['autogroup:self:*'] }];
    const opened = resolverOf({ acls }, directory.view, { inventory: () => inventory });
    const effect = (src: string, dst: string) => ask(opened, src, dst, { family: 4 }).effect;
    expect(effect('node:laptop', 'node:phone')).toBe('allow');
    expect(effect('ben@example.com', 'self')).toBe('allow');
    expect(effect('node:desktop', 'node:phone')).toBe('deny');
    expect(effect('node:web', 'node:router')).toBe('deny');
    expect(effect('node:laptop', 'node:web')).toBe('deny');
  });

  it('the rules of the documentation, word for word', () => {
    const directory = new LiveDirectory();
    const ann = directory.user('ann@example.com');
    const ben = directory.user('ben@example.com');
    directory.group('All Employees', ann, ben);
    directory.group('engineering', ann);
    const acls = [
      { action: 'accept', src: ['group:all employees@example.com'], dst: ['autogroup:self:*'] },
      { action: 'accept', src: ['group:engineering@example.com'], dst: ['tag:logging:*'] },
      { action: 'accept', src: ['group:security@example.com'], dst: ['*:*'] },
    ];
    const opened = resolverOf({ tagOwners: { 'tag:logging': [] }, acls }, directory.view);
    const reach = (src: string) =>
      ['self', 'tag:logging', 'tag:other'].filter((dst) => ask(opened, src, dst).effect === 'allow');
    expect(reach('ann@example.com')).toEqual(['self', 'tag:logging']);
    expect(reach('ben@example.com')).toEqual(['self']);
    directory.group('Security', ben);
    expect(reach('ben@example.com')).toEqual(['self', 'tag:logging', 'tag:other']);
  });
});
