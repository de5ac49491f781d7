import fc from 'fast-check';
import {
  directories,
  type End,
  ends,
  families,
  inventory,
  policies,
  routers,
  services,
  worldOf,
} from './arbitraries';
import { type PlainEnd, referenceRule } from './reference';
import { resolverOf } from './scenario';

type Family = 4 | 6;

const familyOf = (end: PlainEnd): Family | undefined =>
  end.ip === undefined ? undefined : end.ip.includes(':') ? 6 : 4;

/** Section 8: the family asked, else every family both ends have, must be allowed. */
const passes = (
  src: ReadonlyArray<PlainEnd>,
  dst: ReadonlyArray<PlainEnd>,
  asked: Family | undefined,
): ReadonlyArray<{ from: PlainEnd; to: PlainEnd; family: Family | undefined }> =>
  src.flatMap((from) =>
    dst.flatMap((to) => {
      const family = familyOf(from) ?? familyOf(to) ?? asked;
      const fits = [familyOf(to), asked].every((other) => other === undefined || other === family);
      return fits ? [{ from, to, family }] : [];
    }),
  );

const numbers: Readonly<Record<string, number>> = { tcp: 6, udp: 17, sctp: 132, icmp: 1, gre: 47 };

describe('the compiled engine', () => {
  it('decides by the same rule as the straight reading of the specification does, for every two ends', () => {
    let policed = 0;
    let allowed = 0;
    fc.assert(
      fc.property(policies, directories, services, families, (policy, snapshot, { proto, port }, family) => {
        policed += 1;
        const { directory } = worldOf(snapshot);
        const resolver = resolverOf(policy, directory, { inventory: () => inventory });
        const check = (src: End, dst: End) => {
          const asked = passes(src.plain(snapshot.users), dst.plain(snapshot.users), family);
          const protocolIn = (pass: { family: Family | undefined }) =>
            proto === 'icmp' && pass.family === 6 ? 58 : Number(numbers[proto]);
          const own = asked.filter((pass) => protocolIn(pass) === numbers[proto]);
          const rules = (own.length > 0 ? own : asked).map((pass) =>
            referenceRule(
              policy,
              directory,
              { src: pass.from, dst: pass.to, protocol: protocolIn(pass), port },
              routers,
            ),
          );
          const rule = rules.includes(undefined) ? undefined : rules[0];
          const decision = resolver.decide({
            src: src.end,
            dst: dst.end,
            proto,
            port,
            ...(family !== undefined && { family }),
          });
          const { section, index } = decision.rule ?? {};
          if (
            decision.effect !== (rule === undefined ? 'deny' : 'allow') ||
            section !== rule?.section ||
            index !== rule?.index
          ) {
            throw new Error(
              `${JSON.stringify(src.end)} to ${JSON.stringify(dst.end)}, expected ${JSON.stringify(rule)}: ${JSON.stringify(decision, (_key, value: unknown) => (typeof value === 'bigint' ? `${value}` : value))}`,
            );
          }
          if (rule !== undefined) allowed += 1;
        };
        for (const src of ends) for (const dst of ends) check(src, dst);
      }),
      { numRuns: 300 },
    );
    expect(allowed).toBeGreaterThan(2 * policed);
  });
});
