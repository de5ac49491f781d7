import { checkPolicy, createResolver, type Policy, previewInSteps, type World } from '@rollcall/acl';
import { revision } from '@rollcall/domain';
import { organisation } from '../access/organisation';
import type { Benchmark } from '../benchmark';
import { atMost, type Comparison } from '../comparison';
import { collectGarbage } from '../measure/collect-garbage';
import { median } from '../measure/median';
import { timed } from '../measure/timed';
import { draftText } from './draft';

const SIZES = {
  full: { users: 3_000, rules: 3_000, rounds: 5 },
  quick: { users: 30, rules: 30, rounds: 1 },
};

/** Milliseconds, medians of the rounds. */
type Figures = {
  readonly check: number;
  readonly preview: number;
  readonly longestStep: number;
  readonly firstDecision: number;
};

const readPolicy = (text: string, world: World): Policy => {
  const { policy } = checkPolicy(text, { world });
  if (policy === undefined) throw new Error('the policy of the preview is refused');
  return policy;
};

const previewOnce = (before: Policy, after: Policy, world: World) => {
  let longest = 0;
  let whole = 0;
  const steps = previewInSteps({ policy: before, world }, { policy: after, world });
  for (let done = false; !done; ) {
    const taken = timed(() => {
      const step = steps.next();
      done = step.done === true;
      if (step.done === true && step.value.unchanged) throw new Error('the preview shows no change');
    });
    whole += taken;
    longest = Math.max(longest, taken);
  }
  return { whole, longest };
};

const decideFirst = (text: string, world: World): number => {
  const inForce = { text, hash: 'bench', acceptedRevision: revision(0) };
  const resolver = createResolver({ ...world, policy: () => inForce });
  return timed(() => {
    resolver.decide({
      src: { kind: 'user', userName: 'nobody' },
      dst: { kind: 'tag', tag: 'tag:web' },
      port: 22,
    });
    const [person] = world.directory.users();
    if (person === undefined) throw new Error('nobody is there to ask for');
    resolver.decide({
      src: { kind: 'userId', id: person.id },
      dst: { kind: 'tag', tag: 'tag:web' },
      port: 22,
    });
  });
};

const measure = (
  world: World,
  texts: { readonly before: string; readonly after: string },
  rounds: number,
): Figures => {
  const taken: Record<keyof Figures, number[]> = {
    check: [],
    preview: [],
    longestStep: [],
    firstDecision: [],
  };
  for (let round = 0; round < rounds; round += 1) {
    collectGarbage();
    const before = readPolicy(texts.before, world);
    taken.check.push(timed(() => readPolicy(texts.after, world)));
    const { whole, longest } = previewOnce(before, readPolicy(texts.after, world), world);
    taken.preview.push(whole);
    taken.longestStep.push(longest);
    taken.firstDecision.push(decideFirst(texts.after, world));
  }
  const { check, preview, longestStep, firstDecision } = taken;
  return {
    check: median(check),
    preview: median(preview),
    longestStep: median(longestStep),
    firstDecision: median(firstDecision),
  };
};

/** Rules that open thousands of ports each, which overlap, beside the same rules of one port each. */
const run: Benchmark['run'] = async ({ quick }) => {
  const { users, rules, rounds } = quick ? SIZES.quick : SIZES.full;
  const { directory, people } = organisation(users);
  const world: World = { directory };
  const textsOf = (ports: number) => ({
    before: draftText(people, rules, ports, 1),
    after: draftText(people, rules, ports, 2),
  });
  const wide = measure(world, textsOf(20_000), rounds);
  const narrow = measure(world, textsOf(1), rounds);
  const size = `${rules.toLocaleString('en')} rules of ports that overlap`;
  const comparisons: ReadonlyArray<Comparison> = [
    {
      what: `preview of another policy, ${size}`,
      unit: 'ms',
      ours: wide.preview,
      peer: narrow.preview,
      peerIs: 'ours, of one port each',
      target: atMost(2),
    },
    {
      what: `longest that a preview keeps others waiting, ${size}`,
      unit: 'ms',
      ours: wide.longestStep,
      peer: wide.check,
      peerIs: 'reading the policy once',
      target: atMost(4),
    },
    {
      what: `first decision by a policy, its reading included, ${size}`,
      unit: 'ms',
      ours: wide.firstDecision,
      peer: narrow.firstDecision,
      peerIs: 'ours, of one port each',
      target: atMost(2),
    },
  ];
  return comparisons;
};

export const previewBenchmark: Benchmark = { name: 'preview', run };
