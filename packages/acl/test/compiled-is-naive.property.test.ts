import fc from 'fast-check';
import { directories, type End, ends, inventory, policies, routers, services, worldOf } from './arbitraries';
import { type PlainEnd, referenceAllows } from './reference';
import { resolverOf } from './scenario';

const familyOf = (end: PlainEnd): 4 | 6 | undefined =>
  end.ip === undefined ? undefined : end.ip.includes(':') ? 6 : 4;

/** Section 8: every family both ends have must be allowed. */
const passes = (src: ReadonlyArray<PlainEnd>, dst: ReadonlyArray<PlainEnd>) =>
  src.flatMap((from) =>
    dst
      .filter((to) => (familyOf(from) ?? familyOf(to)) === (familyOf(to) ?? familyOf(from)))
      .map((to) => ({ from, to })),
  );

const numbers: Readonly<Record<string, number>> = { tcp: 6, udp: 17, sctp: 132, icmp: 1, gre: 47 };

describe('the compiled engine', () => {
  it('decides as the straight reading of the specification does, for every two ends', () => {
    let policed = 0;
    let allowed = 0;
    fc.assert(
      fc.property(policies, directories, services, (policy, snapshot, { proto, port }) => {
        policed += 1;
        const { directory } = worldOf(snapshot);
        const resolver = resolverOf(policy, directory, { inventory: () => inventory });
        const check = (src: End, dst: End) => {
          const asked = passes(src.plain(snapshot.users), dst.plain(snapshot.users));
          const protocolOf = (ip: string | undefined) =>
            proto === 'icmp' && ip?.includes(':') === true ? 58 : Number(numbers[proto]);
          const own = asked.filter(({ from, to }) => protocolOf(from.ip ?? to.ip) === numbers[proto]);
          const wanted = own.length > 0 ? own : asked;
          const expected =
            wanted.length > 0 &&
            wanted.every(({ from, to }) =>
              referenceAllows(
                policy,
                directory,
                { src: from, dst: to, protocol: protocolOf(from.ip ?? to.ip), port },
                routers,
              ),
            );
          const decision = resolver.decide({ src: src.end, dst: dst.end, proto, port });
          if (decision.effect !== (expected ? 'allow' : 'deny')) {
            throw new Error(
              `${JSON.stringify(src.end)} to ${JSON.stringify(dst.end)}: ${JSON.stringify(decision, (_key, value: unknown) => (typeof value === 'bigint' ? `${value}` : value))}`,
            );
          }
          if (expected) allowed += 1;
        };
        for (const src of ends) for (const dst of ends) check(src, dst);
      }),
      { numRuns: 300 },
    );
    expect(allowed).toBeGreaterThan(2 * policed);
  });
});
