import { groupId } from '@rollcall/domain';
import fc from 'fast-check';
import type { DirectorySnapshot } from '../src/directory/snapshot-directory';
import { checkPolicy } from '../src/policy/check-policy';
import {
  allServices,
  base,
  directories,
  ends,
  groupNames,
  inventory,
  policies,
  userNames,
  worldOf,
} from './arbitraries';
import type { PlainPolicy } from './reference';
import { resolverOf, textOf } from './scenario';

type Access = ReadonlySet<string>;

/** Every allowed (source, destination, service), by the names of the ends. */
const accessOf = (policy: PlainPolicy | string, snapshot: DirectorySnapshot): Access => {
  const resolver = resolverOf(policy, worldOf(snapshot).directory, { inventory: () => inventory });
  const allowed = new Set<string>();
  for (const src of ends) {
    for (const dst of ends) {
      for (const service of allServices) {
        if (resolver.decide({ src: src.end, dst: dst.end, ...service }).effect !== 'allow') continue;
        allowed.add(JSON.stringify([src.end, dst.end, service]));
      }
    }
  }
  return allowed;
};

const within = (smaller: Access, larger: Access): boolean => [...smaller].every((pair) => larger.has(pair));

const law = (property: (policy: PlainPolicy, snapshot: DirectorySnapshot, n: number) => void) => () =>
  fc.assert(fc.property(policies, directories, fc.nat(), property), { numRuns: 30 });

const pick = <T>(list: ReadonlyArray<T>, n: number): T | undefined => list[n % Math.max(1, list.length)];

const unresolved = 'group:gone@example.com';

describe('laws of access', () => {
  it(
    'removing a rule never turns deny into allow',
    law((policy, snapshot, n) => {
      const fewer = { ...policy, grants: (policy.grants ?? []).filter((_, index) => index !== n % 4) };
      expect(within(accessOf(fewer, snapshot), accessOf(policy, snapshot))).toBe(true);
    }),
  );

  it(
    'removing a selector never turns deny into allow',
    law((policy, snapshot, n) => {
      // A rule with a selector that is not supported is off as a whole (F3), and on without it.
      fc.pre(checkPolicy(textOf(policy)).policy?.rules.every(({ off }) => off === undefined) === true);
      const fewer = {
        ...policy,
        grants: (policy.grants ?? []).map((grant) => ({
          ...grant,
          src: grant.src.filter((_, i) => i !== n % 3),
        })),
      };
      expect(within(accessOf(fewer, snapshot), accessOf(policy, snapshot))).toBe(true);
    }),
  );

  it(
    'removing a member never turns deny into allow',
    law((policy, snapshot, n) => {
      const groups = snapshot.groups.map((group) => ({
        ...group,
        members: group.members.filter((_, i) => i !== n % 4),
      }));
      expect(within(accessOf(policy, { ...snapshot, groups }), accessOf(policy, snapshot))).toBe(true);
    }),
  );

  it(
    'the order of rules and their repetition do not matter',
    law((policy, snapshot) => {
      const { acls = [], grants = [] } = policy;
      const shuffled = {
        ...policy,
        acls: [...acls.toReversed(), ...acls],
        grants: [...grants, ...grants.toReversed()],
      };
      expect(accessOf(shuffled, snapshot)).toEqual(accessOf(policy, snapshot));
    }),
  );

  it(
    'a selector that does not resolve is as good as absent',
    law((policy, snapshot, n) => {
      const grants = (policy.grants ?? []).map((grant) => ({
        ...grant,
        src: grant.src.toSpliced(n % 4, 0, unresolved),
        dst: [...grant.dst, unresolved],
      }));
      expect(accessOf({ ...policy, grants }, snapshot)).toEqual(accessOf(policy, snapshot));
    }),
  );

  it(
    'deactivating a user removes exactly the pairs of that user; reactivating restores them',
    law((policy, snapshot, n) => {
      const name = pick(userNames, n) ?? '';
      const id = name.slice(0, 3);
      const set = (active: boolean) => ({
        ...snapshot,
        users: snapshot.users.map((user) => (user.id === id ? { ...user, active } : user)),
      });
      const addresses = new Set([
        name.toUpperCase(),
        ...[...inventory.nodes.keys()].filter((node) => node.startsWith(id)),
      ]);
      const concerns = (pair: string) =>
        [...addresses].some((address) => pair.includes(JSON.stringify(address)));
      const active = accessOf(policy, set(true));
      expect([...accessOf(policy, set(false))]).toEqual([...active].filter((pair) => !concerns(pair)));
      expect(accessOf(policy, set(true))).toEqual(active);
    }),
  );

  it(
    'a rename there and back is the identity, and in between the old name denotes nobody',
    law((policy, snapshot, n) => {
      const renamed = (from: string, to: string, state: DirectorySnapshot) => ({
        ...state,
        groups: state.groups.map((group) =>
          group.displayName === from ? { ...group, displayName: to } : group,
        ),
      });
      const name = pick(groupNames, n) ?? '';
      const away = renamed(name, 'elsewhere', snapshot);
      expect(accessOf(policy, renamed('elsewhere', name, away))).toEqual(accessOf(policy, snapshot));
      const without = {
        ...snapshot,
        groups: snapshot.groups.filter(({ displayName }) => displayName !== name),
      };
      expect(accessOf(policy, away)).toEqual(accessOf(policy, without));
    }),
  );

  it(
    'a local group and a pushed group with the same members are the same',
    law((policy, snapshot) => {
      const members = snapshot.users.filter(({ id }) => id === 'ann').map(({ id }) => id);
      const groups = [...snapshot.groups, { id: groupId('g-local'), displayName: 'Local', members }];
      const text = JSON.stringify(policy)
        .replaceAll('"group:local"', '"group:local@example.com"')
        .replaceAll('"group:local:', '"group:local@example.com:');
      const parsed: PlainPolicy = JSON.parse(text);
      const pushedPolicy = { ...parsed, groups: { 'group:void': base.groups['group:void'] } };
      expect(accessOf(pushedPolicy, { ...snapshot, groups })).toEqual(accessOf(policy, snapshot));
    }),
  );

  it('a policy text that is not accepted allows nothing, whatever was done to it', () => {
    fc.assert(
      fc.property(
        policies,
        directories,
        fc.nat(),
        fc.string({ maxLength: 3 }),
        fc.nat(5),
        (policy, snapshot, at, junk, cut) => {
          const text = JSON.stringify(policy);
          const place = at % text.length;
          const broken = text.slice(0, place) + junk + text.slice(place + cut);
          if (checkPolicy(broken).policy === undefined) expect(accessOf(broken, snapshot).size).toBe(0);
        },
      ),
      { numRuns: 30 },
    );
  });
});
