import { canonicalName } from '@rollcall/domain';
import fc from 'fast-check';
import type { QueryEnd } from '../src/decide/query';
import type { DirectorySnapshot } from '../src/directory/snapshot-directory';
import { checkPolicy } from '../src/policy/check-policy';
import { directories, ends, inventory, policies, services, worldOf } from './arbitraries';
import type { PlainPolicy, PlainRule } from './reference';
import { resolverOf, textOf } from './scenario';

/** Ends that have addresses of one family at the most, so that a query is one question. */
const simple = ends.map(({ end }) => end).filter(({ kind }) => kind !== 'node');

const ruleId = ({ section, index }: PlainRule): string => `${section} ${index}`;

/** A rule's parts in the words of either section. */
type Parts = PlainRule & {
  readonly src: string[];
  readonly dst: string[];
  readonly put: (parts: RuleEnds) => PlainPolicy;
};
type RuleEnds = { readonly src: string[]; readonly dst: string[] };

/** Every rule that steers nothing (`via`), and the policy that has it alone with other ends. */
const rulesOf = (policy: PlainPolicy): ReadonlyArray<Parts> => [
  ...(policy.acls ?? []).map((rule, index): Parts => {
    const portsOf = (entry: string) => entry.slice(entry.lastIndexOf(':'));
    const hosts = rule.dst.map((entry) => entry.slice(0, entry.lastIndexOf(':')));
    return {
      section: 'acls',
      index,
      src: rule.src,
      dst: hosts,
      put: ({ src, dst }) => ({
        ...policy,
        acls: [
          {
            ...rule,
            src,
            dst: rule.dst.flatMap((entry, place) =>
              dst[place] === '' ? [] : [`${dst[place]}${portsOf(entry)}`],
            ),
          },
        ],
        grants: [],
      }),
    };
  }),
  ...(policy.grants ?? []).flatMap((rule, index): Parts[] =>
    rule.via !== undefined
      ? []
      : [
          {
            section: 'grants',
            index,
            src: rule.src,
            dst: rule.dst,
            put: ({ src, dst }) => ({
              ...policy,
              acls: [],
              grants: [{ ...rule, src, dst: dst.filter((text) => text !== '') }],
            }),
          },
        ],
  ),
];

/** F1, F4, F5, F7: whether a selector of these policies names somebody who cannot be found. */
const isBroken = (text: string, { users, groups, groupLock }: DirectorySnapshot): boolean => {
  if (text.endsWith('@other.org') && /^(group|user):/.test(text)) return true;
  if (text.startsWith('group:') && text.includes('@')) {
    const name = canonicalName(text.slice('group:'.length, text.indexOf('@')));
    const locked = groupLock?.get(name);
    return !groups.some(
      ({ id, displayName }) => canonicalName(displayName) === name && (locked === undefined || locked === id),
    );
  }
  const isPerson = text.includes('@') && !text.includes(':');
  return isPerson && !users.some(({ userName, active }) => userName === text && active);
};

describe('an explanation', () => {
  it('names each rule that alone lets the query through, and each selector that would if it denoted everybody', () => {
    let missed = 0;
    fc.assert(
      fc.property(
        policies,
        directories,
        services,
        fc.subarray(simple, { minLength: 4, maxLength: 4 }),
        (policy, snapshot, service, destinations) => {
          const { directory } = worldOf(snapshot);
          const world = { inventory: () => inventory };
          const asking = (asked: PlainPolicy) => {
            const resolver = resolverOf(asked, directory, world);
            return (src: QueryEnd, dst: QueryEnd) =>
              resolver.decide({ src, dst, ...service }).effect === 'allow';
          };
          const whole = resolverOf(policy, directory, world);
          const off = (checkPolicy(textOf(policy)).policy?.rules ?? [])
            .filter((rule) => rule.off !== undefined)
            .map(ruleId);
          const rules = rulesOf(policy).map((rule) => {
            const broken = (text: string) => isBroken(text, snapshot);
            return {
              id: ruleId(rule),
              alone: asking(rule.put(rule)),
              brokenSources: off.includes(ruleId(rule)) ? [] : rule.src.filter(broken),
              // Only people have devices of their own.
              forEverybody: asking(
                rule.put({
                  ...rule,
                  src: [rule.dst.includes('autogroup:self') ? 'autogroup:member' : 'autogroup:danger-all'],
                }),
              ),
              toEverybody: rule.dst.flatMap((text, at) => {
                if (!broken(text) || off.includes(ruleId(rule))) return [];
                const dst = rule.dst.map((_, place) => (place === at ? 'autogroup:member' : ''));
                return [{ text, opens: asking(rule.put({ ...rule, dst })) }];
              }),
            };
          });
          const known = new Set(rules.map(({ id }) => id));
          for (const [src, dst] of simple.flatMap((from) => destinations.map((to) => [from, to] as const))) {
            const { decision, matches, nearMisses } = whole.explain({ src, dst, ...service });
            if (!/^(ALLOW_RULE|DENY_NO_MATCH)$/.test(decision.code)) continue;
            expect(decision.failedClosed).toEqual(decision.effect === 'deny' ? nearMisses : []);
            const ids = matches.map(ruleId);
            expect(ids.filter((id) => known.has(id))).toEqual(
              rules.filter(({ alone }) => alone(src, dst)).map(({ id }) => id),
            );
            expect(ids).toEqual(ids.toSorted());
            const near = nearMisses.filter(({ code }) => code !== 'unsupported');
            const places = near.map(({ section, ruleIndex: index }) => ruleId({ section, index }));
            expect(places).toEqual(places.toSorted());
            const said = near.map(({ selector }, at) => `${places[at]} ${selector}`);
            const expected = rules.flatMap(({ id, brokenSources, forEverybody, toEverybody }) => [
              ...(brokenSources.length > 0 && forEverybody(src, dst) ? brokenSources : []).map(
                (text) => `${id} ${text}`,
              ),
              ...toEverybody
                .filter(({ opens }) => dst.kind === 'user' && opens(src, dst))
                .map(({ text }) => `${id} ${text}`),
            ]);
            const steered = (line: string) => !known.has(line.split(' ', 2).join(' '));
            expect(new Set(said.filter((line) => !steered(line)))).toEqual(new Set(expected));
            missed += expected.length;
          }
        },
      ),
      { numRuns: 100 },
    );
    expect(missed).toBeGreaterThan(0);
  });
});
