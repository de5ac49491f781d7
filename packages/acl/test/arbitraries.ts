import { groupId, revision, userId } from '@rollcall/domain';
import fc from 'fast-check';
import type { QueryEnd } from '../src/decide/query';
import type { AccessUser } from '../src/directory/access-directory';
import { type DirectorySnapshot, snapshotDirectory } from '../src/directory/snapshot-directory';
import { inventoryOf } from './inventory-of';
import type { PlainEnd, PlainPolicy } from './reference';

export const userNames = ['ann@example.com', 'ben@example.com', 'cat@example.com', 'dan@other.org'];
export const groupNames = ['eng', 'all employees', 'sre'];
const idOf = (userName: string) => userId(userName.slice(0, 3));

export const directories: fc.Arbitrary<DirectorySnapshot> = fc
  .record({
    active: fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }),
    groups: fc.subarray(groupNames),
    members: fc.array(fc.subarray(userNames), { minLength: 3, maxLength: 3 }),
  })
  .map(({ active, groups, members }) => ({
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
  }));

export const inventory = inventoryOf({
  'ann-laptop': { owner: 'ann', ips: ['100.64.0.1', 'fd7a:115c:a1e0::1'] },
  'dan-phone': { owner: 'dan', ips: ['100.64.0.2'] },
  web: { tags: ['tag:web'], ips: ['100.64.0.3', 'fd7a:115c:a1e0::3'] },
  both: { tags: ['tag:web', 'tag:db'], ips: ['100.64.0.4'] },
  bare: { tags: ['tag:db'] },
});

/** A query's end, and as the reference reads it in each family it has. */
export type End = {
  readonly end: QueryEnd;
  readonly plain: (users: ReadonlyArray<AccessUser>) => ReadonlyArray<PlainEnd>;
};

const nodeEnds: ReadonlyArray<End> = [...inventory.nodes.keys()].map((id) => ({
  end: { kind: 'node', id },
  plain: (users) => {
    const ips: Record<string, (string | undefined)[]> = {
      'ann-laptop': ['100.64.0.1', 'fd7a:115c:a1e0::1'],
      'dan-phone': ['100.64.0.2'],
      web: ['100.64.0.3', 'fd7a:115c:a1e0::3'],
      both: ['100.64.0.4'],
    };
    const identity = inventory.nodes.get(id)?.identity;
    const user = users.find((candidate) => identity?.kind === 'owned' && candidate.id === idOf(id));
    const who =
      user === undefined ? { tags: identity?.kind === 'tagged' ? [...identity.tags] : [] } : { user };
    return (ips[id] ?? [undefined]).map((ip) => (ip === undefined ? who : { ...who, ip }));
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
  ...['10.0.0.9', '10.1.255.255', '8.8.8.8', '100.115.92.1', '100.127.255.255', '2001:db8::1'].map(
    (address): End => ({ end: { kind: 'address', address }, plain: () => [{ ip: address }] }),
  ),
  ...nodeEnds,
];

const people = [
  ...userNames,
  'nobody@example.com',
  'group:local',
  'group:void',
  'user:*@example.com',
  'autogroup:member',
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

const sources = fc.array(fc.constantFrom('*', 'autogroup:danger-all', ...people, ...pushed, ...others), {
  maxLength: 3,
});
const destinations = fc.constantFrom('*', 'autogroup:internet', ...people, ...pushed, ...others);
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

const grant = fc
  .record({
    src: sources,
    dst: fc.array(destinations, { maxLength: 3 }),
    ip: fc.array(entries, { minLength: 1, maxLength: 2 }),
    via: fc.boolean(),
  })
  .map(({ src, dst, ip, via }) => ({ src, dst, ip, ...(via && src.length === 3 && { via: ['tag:web'] }) }));

export const base = {
  groups: { 'group:local': ['ann@example.com', 'gone@example.com'], 'group:void': [] },
  hosts: { box: '100.64.0.3', lan: '10.0.0.0/8' },
  tagOwners: { 'tag:web': [], 'tag:db': [] },
};

export const policies: fc.Arbitrary<PlainPolicy> = fc
  .record({
    acls: fc.array(fc.oneof({ weight: 4, arbitrary: acl }, selfAcl), { maxLength: 4 }),
    grants: fc.array(grant, { maxLength: 4 }),
  })
  .map((rules) => ({ ...base, ...rules }));

export const services = fc.constantFrom(
  { proto: 'tcp', port: 22 },
  { proto: 'tcp', port: 443 },
  { proto: 'tcp', port: 444 },
  { proto: 'udp', port: 80 },
  { proto: 'sctp', port: 22 },
  { proto: 'icmp', port: 0 },
  { proto: 'gre', port: 0 },
);

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
