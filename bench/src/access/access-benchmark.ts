import type { GroupId } from '@rollcall/domain';
import { canonicalName } from '@rollcall/domain';
import type { Benchmark } from '../benchmark';
import { noMoreThan } from '../bound';
import type { Comparison } from '../comparison';
import { collectGarbage } from '../measure/collect-garbage';
import { median } from '../measure/median';
import { percentile } from '../measure/percentile';
import { processorTime } from '../measure/processor-time';
import type { AccessPeer } from './access-peer';
import { expectAgreement } from './agreement';
import { queryOf } from './ask-resolver';
import { casbinPeer } from './casbin-peer';
import { cedarPeer } from './cedar-peer';
import { decisionRate, type MeasuredRate } from './decision-rate';
import { membershipChanges } from './membership-changes';
import { questionsOf } from './questions';

const SIZES = {
  full: {
    small: { users: 5_000, rules: 2_000, rounds: 5, decisions: 4_000_000, bound: 2_000_000 },
    large: { users: 100_000, rules: 2_000, rounds: 5, decisions: 2_000_000, bound: 1_000_000 },
    asked: 200,
    changes: 5_000,
  },
  quick: {
    small: { users: 300, rules: 100, rounds: 1, decisions: 10_000, bound: 2_000_000 },
    large: { users: 1_000, rules: 100, rounds: 1, decisions: 10_000, bound: 1_000_000 },
    asked: 50,
    changes: 50,
  },
};

/** The peers are asked at the small size, one question at a time, and must agree with us on each. Rates are per core. */
const run: Benchmark['run'] = async ({ quick }) => {
  const { small, large, asked, changes } = quick ? SIZES.quick : SIZES.full;
  const measured = decisionRate(small);
  const comparisons = [...measured.comparisons, ...(await againstPeers(measured, asked))];
  collectGarbage();
  const many = decisionRate(large);
  return [...comparisons, ...many.comparisons, ...afterChanges(many, changes)];
};

const againstPeers = async (
  { organisation: { people }, rules, resolver, rate, compileMilliseconds }: MeasuredRate,
  asked: number,
): Promise<ReadonlyArray<Comparison>> => {
  const questions = questionsOf(people, rules, asked);
  const size = `${people.length.toLocaleString('en')} users × ${rules.length.toLocaleString('en')} rules`;
  const comparisons: Comparison[] = [];
  const compare = (peer: AccessPeer): void => {
    expectAgreement(resolver, peer, questions);
    collectGarbage();
    const milliseconds = processorTime(() => void peer.decideAll(questions));
    comparisons.push(
      {
        what: `decisions with reasons, ${size}`,
        unit: 'decisions/s',
        ours: rate,
        peer: (questions.length / milliseconds) * 1_000,
        peerIs: peer.name,
      },
      {
        what: `compiling ${rules.length.toLocaleString('en')} rules from their text`,
        unit: 'ms',
        ours: compileMilliseconds,
        peer: peer.loadMilliseconds,
        peerIs: peer.name,
      },
    );
  };
  compare(await casbinPeer('role first', rules, people));
  compare(await casbinPeer('object first', rules, people));
  compare(cedarPeer(rules, people));
  return comparisons;
};

const afterChanges = (
  { organisation: { directory, people }, rules, resolver }: MeasuredRate,
  count: number,
): ReadonlyArray<Comparison> => {
  const [person] = people;
  const rule = rules.find(({ group }) => person !== undefined && !person.groups.includes(group));
  const group: GroupId | undefined = rule && idOf(directory.groupByName(canonicalName(rule.group)));
  if (person === undefined || rule === undefined || group === undefined) throw new Error('nobody can join');
  const query = queryOf({ person, service: rule.service, port: rule.port });
  const taken = membershipChanges(directory, resolver, { group, user: person.id, query, count });
  const what = `one membership changed and the next decision, ${people.length.toLocaleString('en')} users`;
  return [
    noMoreThan(100, { what: `${what}, median`, unit: 'µs', ours: median(taken) }),
    noMoreThan(100, { what: `${what}, p99`, unit: 'µs', ours: percentile(taken, 99) }),
  ];
};

const idOf = (group: { readonly id: GroupId } | undefined): GroupId | undefined => group?.id;

export const accessBenchmark: Benchmark = { name: 'access', run };
