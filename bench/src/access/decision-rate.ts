import { createResolver, type Resolver } from '@rollcall/acl';
import { noLessThan } from '../bound';
import type { Comparison } from '../comparison';
import { collectGarbage } from '../measure/collect-garbage';
import { heapUsed } from '../measure/heap-used';
import { median } from '../measure/median';
import { processorTime } from '../measure/processor-time';
import { timed } from '../measure/timed';
import { askAll, queryOf } from './ask-resolver';
import { type Organisation, organisation } from './organisation';
import { questionsOf } from './questions';
import { type AccessRule, policyOf, rulesFor } from './rules';

export type RateSize = {
  readonly users: number;
  readonly rules: number;
  readonly rounds: number;
  readonly decisions: number;
  /** Decisions a second. */
  readonly bound: number;
};

export type MeasuredRate = {
  readonly comparisons: ReadonlyArray<Comparison>;
  readonly rate: number;
  /** Until the first decision. */
  readonly compileMilliseconds: number;
  readonly organisation: Organisation;
  readonly rules: ReadonlyArray<AccessRule>;
  readonly resolver: Resolver;
};

/** Each round asks every query of two per user in turn, then looks the same users up in a bare `Map`; a second is one of processor. */
export const decisionRate = ({ users, rules: count, rounds, decisions, bound }: RateSize): MeasuredRate => {
  const heapAtFirst = heapUsed();
  const made = organisation(users);
  const heapOfDirectory = heapUsed() - heapAtFirst;
  const { rules, services } = rulesFor(made.groupNames, count);
  const policy = policyOf(rules, services);
  const questions = questionsOf(made.people, rules, 2 * users);
  const queries = questions.map(queryOf);
  const first = queries[0];
  if (first === undefined) throw new Error('there is nothing to ask');

  const heapBefore = heapUsed();
  const resolver = createResolver({ directory: made.directory, policy: () => policy });
  const compileMilliseconds = timed(() => void resolver.decide(first));
  askAll(resolver, queries, 1);
  const heapOfResolver = heapUsed() - heapBefore;

  const names = questions.map(({ person }) => person.userName);
  const map = new Map(made.people.map((person) => [person.userName, person]));
  const times = Math.max(1, Math.round(decisions / queries.length));
  const ours: number[] = [];
  const bare: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    collectGarbage();
    let allowed = 0;
    ours.push(
      perSecond(
        times * queries.length,
        processorTime(() => void (allowed = askAll(resolver, queries, times))),
      ),
    );
    if (allowed === 0) throw new Error('nothing was allowed');
    bare.push(
      perSecond(
        times * names.length,
        processorTime(() => lookUp(map, names, times)),
      ),
    );
  }
  const size = `${users.toLocaleString('en')} users × ${count.toLocaleString('en')} rules`;
  const rate = median(ours);
  const decided = { what: `decisions with reasons, ${size}`, unit: 'decisions/s', ours: rate };
  return {
    comparisons: [
      noLessThan(bound, decided),
      { ...decided, peer: median(bare), peerIs: 'Map look-ups of the user alone' },
      {
        what: `memory of the compiled policy and its caches, ${size}`,
        unit: 'MiB',
        ours: heapOfResolver,
        peer: heapOfDirectory,
        peerIs: 'the directory itself',
      },
    ],
    rate,
    compileMilliseconds,
    organisation: made,
    rules,
    resolver,
  };
};

const perSecond = (count: number, milliseconds: number): number => (count / milliseconds) * 1_000;

const lookUp = (map: ReadonlyMap<string, unknown>, names: ReadonlyArray<string>, times: number): void => {
  let found = 0;
  for (let time = 0; time < times; time += 1)
    for (const name of names) if (map.get(name) !== undefined) found += 1;
  if (found !== times * names.length) throw new Error('a name was not found');
};
