import fc from 'fast-check';
import * as E from 'fp-ts/lib/Either.js';
import type { QueryEnd } from '../src/decide/query';
import type { Resolver } from '../src/decide/resolver';
import { checkPolicy } from '../src/policy/check-policy';
import type { Policy } from '../src/policy/policy';
import { parseProtocol } from '../src/ports/protocol';
import { diffAccess } from '../src/questions/diff-access';
import {
  allServices,
  directories,
  ends,
  inventory,
  policies,
  services,
  userNames,
  worldOf,
} from './arbitraries';
import type { PlainPolicy } from './reference';
import { resolverOf, textOf } from './scenario';

const policyOf = (policy: PlainPolicy): Policy => {
  const { policy: read, diagnostics } = checkPolicy(textOf(policy));
  if (read === undefined) throw new Error(JSON.stringify(diagnostics));
  return read;
};

const tags = ['tag:db', 'tag:web'];
const nodes = [...inventory.nodes.keys()];
const allows = (resolver: Resolver, src: QueryEnd, dst: QueryEnd, service: { proto: string; port: number }) =>
  resolver.decide({ src, dst, ...service }).effect === 'allow';

/** Which of policy and world a change changes. */
const changed = fc.record({
  policy: fc.constantFrom('same', 'extended', 'other'),
  world: fc.boolean(),
});

/** One policy with the grants of another, and another list behind its local group. */
const extend = (one: PlainPolicy, two: PlainPolicy): PlainPolicy => ({
  ...one,
  groups: { ...one.groups, 'group:void': ['ben@example.com'] },
  grants: [...(one.grants ?? []), ...(two.grants ?? [])],
});

describe('questions beyond allow or deny', () => {
  it('whoCanReach names whom decide allows, one by one', () => {
    fc.assert(
      fc.property(
        policies,
        directories,
        services,
        fc.constantFrom(...ends),
        (policy, snapshot, service, { end: dst }) => {
          const resolver = resolverOf(policy, worldOf(snapshot).directory, { inventory: () => inventory });
          const who = resolver.whoCanReach({ dst, ...service });
          const can = (src: QueryEnd) => allows(resolver, src, dst, service);
          const found = E.isRight(who) ? who.right : { users: [], tags: [], nodes: [] };
          expect(found.users.map(({ userName }) => userName)).toEqual(
            userNames.filter((userName) => can({ kind: 'user', userName })),
          );
          expect(found.tags).toEqual(tags.filter((tag) => can({ kind: 'tag', tag })));
          expect(found.nodes).toEqual(nodes.filter((id) => can({ kind: 'node', id })));
        },
      ),
      { numRuns: 300 },
    );
  });

  it('who and what can reach tell of every name that failed closed on the way of a denial', () => {
    fc.assert(
      fc.property(
        policies,
        directories,
        services,
        fc.constantFrom(...ends),
        fc.constantFrom(...ends),
        (policy, snapshot, service, { end: src }, { end: dst }) => {
          const resolver = resolverOf(policy, worldOf(snapshot).directory, { inventory: () => inventory });
          const { failedClosed } = resolver.decide({ src, dst, ...service });
          const who = resolver.whoCanReach({ dst, ...service });
          const what = resolver.whatCanReach(src);
          expect(E.isRight(who) ? who.right.nearMisses : []).toEqual(
            expect.arrayContaining([...failedClosed]),
          );
          // A destination may be routed in part; what is left of it shows when it is asked for.
          const byName = failedClosed.filter(({ selector }) => selector !== 'via');
          expect(E.isRight(what) ? what.right.nearMisses : []).toEqual(expect.arrayContaining(byName));
        },
      ),
      { numRuns: 300 },
    );
  });

  it('whatCanReach opens to a tag or user, through a selector it names, what decide allows', () => {
    fc.assert(
      fc.property(
        policies,
        directories,
        services,
        fc.constantFrom(...userNames),
        (policy, snapshot, service, userName) => {
          const { directory } = worldOf(snapshot);
          const src: QueryEnd = { kind: 'user', userName };
          const resolver = resolverOf(policy, directory, { inventory: () => inventory });
          const reach = resolver.whatCanReach(src);
          const open = (E.isRight(reach) ? reach.right.reach : []).filter(
            ({ protocol, ports }) =>
              protocol === parseProtocol(service.proto) &&
              ports.some(({ first, last }) => first <= service.port && service.port <= last),
          );
          const through = (destination: string, dst: QueryEnd) =>
            allows(
              resolverOf(
                {
                  ...policy,
                  acls: [],
                  grants: [{ src: ['*'], dst: [destination], ip: ['*', 'sctp:*', 'gre:*'] }],
                },
                directory,
                { inventory: () => inventory },
              ),
              { kind: 'tag', tag: 'tag:any' },
              dst,
              service,
            );
          for (const dst of [
            ...tags.map((tag) => ({ kind: 'tag', tag }) as const),
            ...userNames.map((name) => ({ kind: 'user', userName: name }) as const),
          ]) {
            const self = dst.kind === 'user' && dst.userName === userName;
            const expected = open.some(({ destination }) =>
              destination === 'autogroup:self' ? self : through(destination, dst),
            );
            expect(allows(resolver, src, dst, service)).toBe(expected);
          }
        },
      ),
      { numRuns: 100 },
    );
  });

  it('diff reports exactly what one state allows and the other does not', () => {
    fc.assert(
      fc.property(policies, policies, directories, directories, changed, (one, two, from, to, change) => {
        const before = { policy: policyOf(one), world: worldOf(from) };
        const edited = change.policy === 'extended' ? extend(one, two) : two;
        const after = {
          policy: change.policy === 'same' ? before.policy : policyOf(edited),
          world: change.world ? worldOf(to) : before.world,
        };
        const resolvers = [
          resolverOf(one, before.world.directory, { inventory: () => inventory }),
          resolverOf(change.policy === 'same' ? one : edited, after.world.directory, {
            inventory: () => inventory,
          }),
        ] as const;
        const { changes } = diffAccess(before, after);
        const reported = (
          src: string,
          dst: string,
          service: { proto: string; port: number },
          what: 'lost' | 'gained',
        ) =>
          changes.some(
            (found) =>
              found.sources.includes(src) &&
              found.destinations.includes(src === dst ? 'autogroup:self' : dst) &&
              found.protocols.includes(Number(parseProtocol(service.proto))) &&
              found[what].some(({ first, last }) => first <= service.port && service.port <= last),
          );
        const named: [string, QueryEnd][] = [
          ...userNames.map((userName): [string, QueryEnd] => [userName, { kind: 'user', userName }]),
          ...tags.map((tag): [string, QueryEnd] => [tag, { kind: 'tag', tag }]),
        ];
        for (const [src, srcEnd] of named) {
          for (const [dst, dstEnd] of named) {
            if (src === dst && src.startsWith('tag:')) continue;
            for (const service of allServices) {
              const [was, is] = resolvers.map((resolver) => allows(resolver, srcEnd, dstEnd, service));
              expect([
                src,
                dst,
                service,
                reported(src, dst, service, 'lost'),
                reported(src, dst, service, 'gained'),
              ]).toEqual([src, dst, service, was === true && is === false, was === false && is === true]);
            }
          }
        }
      }),
      { numRuns: 90 },
    );
  });

  it('diff reports what becomes of an address under a name that holds it', () => {
    let compared = 0;
    let seen = 0;
    fc.assert(
      fc.property(policies, policies, directories, (one, two, snapshot) => {
        compared += 1;
        const world = worldOf(snapshot);
        const { changes } = diffAccess({ policy: policyOf(one), world }, { policy: policyOf(two), world });
        const resolver = (policy: PlainPolicy) => resolverOf(policy, world.directory, world);
        const [was, is] = [resolver(one), resolver(two)];
        const holds = (name: string, dst: QueryEnd) =>
          [one, two].some((policy) => {
            const grants = [{ src: ['autogroup:danger-all'], dst: [name], ip: ['*'] }];
            const only = resolver({ ...policy, acls: [], grants });
            return allows(only, { kind: 'tag', tag: 'tag:any' }, dst, { proto: 'tcp', port: 1 });
          });
        for (const userName of userNames) {
          for (const { end: dst } of ends) {
            if (dst.kind !== 'address') continue;
            const src: QueryEnd = { kind: 'user', userName };
            const service = { proto: 'tcp', port: 443 };
            const [before, after] = [allows(was, src, dst, service), allows(is, src, dst, service)];
            if (before === after) continue;
            const said = changes.some(
              (change) =>
                change.sources.includes(userName) &&
                change.destinations.some(
                  (name) => !/@|^(tag|node|autogroup:self)/.test(name) && holds(name, dst),
                ) &&
                change[before ? 'lost' : 'gained'].some(({ first, last }) => first <= 443 && 443 <= last),
            );
            expect([dst, said]).toEqual([dst, true]);
            seen += 1;
          }
        }
      }),
      { numRuns: 100 },
    );
    expect(seen).toBeGreaterThan(compared / 4);
  });
});
