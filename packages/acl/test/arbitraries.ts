import { canonicalName, groupId, revision, userId } from '@rollcall/domain';
import fc from 'fast-check';
import type { QueryEnd } from '../src/decide/query';
import type { AccessUser } from '../src/directory/access-directory';
import { type DirectorySnapshot, snapshotDirectory } from '../src/directory/snapshot-directory';
import { inventoryOf } from './inventory-of';
import type { PlainEnd, PlainPolicy, PlainRouter } from './reference';

export const userNames = ['ann@example.com', 'ben@example.com', 'cat@example.com', 'dan@other.org'];
export const groupNames = ['eng', 'all employees', 'sre'];
const idOf = (userName: string) => userId(userName.slice(0, 3));

export const directories: fc.Arbitrary<DirectorySnapshot> = fc
  .record({
    active: fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }),
    groups: fc.subarray(groupNames),
    members: fc.array(fc.subarray(userNames), { minLength: 3, maxLength: 3 }),
    locked: fc.array(
      fc.tuple(
        fc.constantFrom(...groupNames).map(canonicalName),
        fc.constantFrom(...groupNames).map(groupId),
      ),
      { maxLength: 2 },
    ),
  })
  .map(({ active, groups, members, locked }) => ({
    revision: revision(1),
    domains: ['example.com'],
    users: userNames.map(
      (userName, index): AccessUser => ({ id: idOf(userName), userName, active: active[index] ?? true }),
    ),
    groups: groups.map((displayName, index) => ({
      id: groupId(displayName),
      displayName,
      members: (members[index] ?? []).map(idOf),
    })),
    groupLock: new Map(locked),
  }));

/** The devices that queries ask for; some have addresses that a router carries, or that are public. */
const devices: Readonly<Record<string, ({ owner: string } | { tags: string[] }) & { ips: string[] }>> = {
  'ann-laptop': { owner: 'ann', ips: ['100.64.0.1', 'fd7a:115c:a1e0::1'] },
  'ben-server': { owner: 'ben', ips: ['8.8.4.4', '2001:db8::2'] },
  'dan-phone': { owner: 'dan', ips: ['100.64.0.2'] },
  web: { tags: ['tag:web'], ips: ['100.64.0.3', 'fd7a:115c:a1e0::3'] },
  both: { tags: ['tag:web', 'tag:db'], ips: ['100.64.0.4'] },
  printer: { tags: ['tag:db'], ips: ['10.1.7.8'] },
  site: { tags: ['tag:web'], ips: ['8.8.8.9'] },
  bare: { tags: ['tag:db'], ips: [] },
};

export const inventory = inventoryOf(
  {
    ...devices,
    router: { tags: ['tag:db'], routes: ['10.1.0.0/16'] },
    exit: { tags: ['tag:web'], routes: ['10.1.255.0/24', '0.0.0.0/0'] },
  },
  { cat: 'admin' },
);

export const routers: ReadonlyArray<PlainRouter> = [
  { tags: ['tag:db'], routes: ['10.1.0.0/16'] },
  { tags: ['tag:web'], routes: ['10.1.255.0/24', '0.0.0.0/0'] },
];

/** A query's end, and as the reference reads it in each family it has. */
export type End = {
  readonly end: QueryEnd;
  readonly plain: (users: ReadonlyArray<AccessUser>) => ReadonlyArray<PlainEnd>;
};

const nodeEnds: ReadonlyArray<End> = Object.entries(devices).map(([id, device]) => ({
  end: { kind: 'node', id },
  plain: (users) => {
    const bearers =
      'tags' in device
        ? [{ tags: device.tags }]
        : users.filter((user) => user.id === device.owner).map((user) => ({ user }));
    const known = device.ips.length === 0 ? [{}] : device.ips.map((ip) => ({ ip }));
    return bearers.flatMap((bearer) => known.map((address) => ({ ...bearer, ...address })));
  },
}));

export const ends: ReadonlyArray<End> = [
  ...userNames.map(
    (userName): End => ({
      end: { kind: 'user', userName: userName.toUpperCase() },
      plain: (users) => users.filter((user) => user.userName === userName).map((user) => ({ user })),
    }),
  ),
  ...['tag:web', 'tag:db'].map((tag): End => ({ end: { kind: 'tag', tag }, plain: () => [{ tags: [tag] }] })),
  ...[
    '10.0.0.9',
    '10.1.255.255',
    '10.1.7.7',
    '8.8.8.8',
    '100.115.92.1',
    '100.127.255.255',
    '2001:db8::1',
  ].map((address): End => ({ end: { kind: 'address', address }, plain: () => [{ ip: address }] })),
  ...nodeEnds,
];

const people = [
  ...userNames,
  'nobody@example.com',
  'group:local',
  'group:void',
  'user:*@example.com',
  'user:*@other.org',
  'autogroup:member',
  'autogroup:admin',
];
const pushed = [
  'group:eng@example.com',
  'group:all employees@example.com',
  'group:sre@example.com',
  'group:eng@other.org',
];
const others = [
  'tag:web',
  'tag:db',
  'autogroup:tagged',
  'box',
  'lan',
  '10.0.0.0/8',
  '100.64.0.3',
  'fd7a:115c:a1e0::/48',
  '8.0.0.0/8',
];

const ipsets = ['ipset:base', 'ipset:less', 'ipset:public', 'ipset:void'];

const sources = fc.array(
  fc.constantFrom('*', 'autogroup:danger-all', ...people, ...pushed, ...others, ...ipsets),
  { maxLength: 3 },
);
const destinations = fc.constantFrom('*', 'autogroup:internet', ...people, ...pushed, ...others, ...ipsets);
const addresses = fc.constantFrom('autogroup:internet', 'box', 'lan', '10.0.0.0/8', '8.0.0.0/8', ...ipsets);
const ports = fc.constantFrom('*', '22', '80-443', '22,443', '443-444,80');
const bracket = (text: string) => (/^[0-9a-f:]+:[0-9a-f:/]*$/.test(text) ? `[${text}]` : text);

const acl = fc
  .record({
    src: sources,
    dst: fc.array(fc.tuple(destinations, ports), { maxLength: 3 }),
    proto: fc.option(fc.constantFrom('tcp', 'udp', 'sctp')),
  })
  .map(({ src, dst, proto }) => ({
    action: 'accept' as const,
    src,
    dst: dst.map(([host, port]) => `${bracket(host)}:${port}`),
    ...(proto !== null && { proto }),
  }));

const selfAcl = fc
  .record({ src: fc.array(fc.constantFrom('*', ...people, ...pushed), { maxLength: 2 }), port: ports })
  .map(({ src, port }) => ({ action: 'accept' as const, src, dst: [`autogroup:self:${port}`] }));

const entries = fc.constantFrom('*', '22', '80-443', 'tcp:443', 'udp:*', 'icmp:*', 'gre:*', 'sctp:22');

const plainGrant = fc.record({
  src: sources,
  dst: fc.array(destinations, { maxLength: 3 }),
  ip: fc.array(entries, { minLength: 1, maxLength: 2 }),
});

const viaGrant = fc.record({
  src: sources,
  dst: fc.oneof(
    { weight: 5, arbitrary: fc.array(addresses, { minLength: 1, maxLength: 2 }) },
    fc.array(destinations),
  ),
  ip: fc.array(entries, { minLength: 1, maxLength: 2 }),
  via: fc.subarray(['tag:web', 'tag:db'], { minLength: 1 }),
});

const grant = fc.oneof({ weight: 2, arbitrary: plainGrant }, viaGrant);

const target = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom('10.1.0.0/16', '10.1.255.255', '8.8.8.8', 'fd7a:115c:a1e0::1') },
  fc.constantFrom('100.64.0.0-100.64.0.3', '10.0.0.9-10.1.255.254', 'host:box', 'host:lan'),
  fc.constantFrom('ipset:base', 'autogroup:internet'),
);

const steps = fc.array(
  fc.tuple(fc.constantFrom('add', 'add', 'remove'), target).map(([verb, text]) => `${verb} ${text}`),
  { maxLength: 5 },
);

export const base = {
  groups: { 'group:local': ['ann@example.com', 'gone@example.com'], 'group:void': [] },
  hosts: { box: '100.64.0.3', lan: '10.0.0.0/8' },
  tagOwners: { 'tag:web': [], 'tag:db': [] },
};

export const policies: fc.Arbitrary<PlainPolicy> = fc
  .record({
    acls: fc.array(fc.oneof({ weight: 4, arbitrary: acl }, selfAcl), { maxLength: 4 }),
    grants: fc.array(grant, { maxLength: 4 }),
    less: steps,
    more: steps,
  })
  .map(({ less, more, ...rules }) => ({
    ...base,
    ipsets: {
      'ipset:base': ['10.0.0.0/8', '100.64.0.1-100.64.0.3', 'fd7a:115c:a1e0::/64'],
      'ipset:less': less,
      'ipset:public': ['add autogroup:internet', ...more],
      'ipset:void': [],
    },
    ...rules,
  }));

export const services = fc.constantFrom(
  { proto: 'tcp', port: 22 },
  { proto: 'tcp', port: 443 },
  { proto: 'tcp', port: 444 },
  { proto: 'udp', port: 80 },
  { proto: 'sctp', port: 22 },
  { proto: 'icmp', port: 0 },
  { proto: 'gre', port: 0 },
);

/** Mostly none, which asks for all that the ends have. */
export const families = fc.constantFrom(undefined, undefined, undefined, 4 as const, 6 as const);

export const allServices = [
  { proto: 'tcp', port: 22 },
  { proto: 'tcp', port: 443 },
  { proto: 'udp', port: 80 },
  { proto: 'icmp', port: 0 },
];

export const worldOf = (snapshot: DirectorySnapshot) => ({
  directory: snapshotDirectory(snapshot),
  inventory: () => inventory,
});
