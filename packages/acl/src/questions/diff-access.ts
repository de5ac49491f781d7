import type { EndClass } from '../engine/end-classes';
import { Engine } from '../engine/engine';
import type { TargetSet } from '../engine/target-set';
import type { Policy } from '../policy/policy';
import { formatPorts, mergePorts, type PortSet, subtractPorts } from '../ports/port-set';
import type { PortRange } from '../ports/service';
import type { AccessChange, AccessDiff } from './access-diff';
import type { AccessState } from './access-state';
import { diffEnds } from './diff-ends';
import { type DiffGroup, diffGroups } from './diff-groups';
import { diffScope } from './diff-scope';
import { mergeChanges } from './merge-changes';
import { reachingSources } from './reaching-sources';
import { finish, type Steps } from './steps';

/** Rules looked at in one step. */
const MOST_AT_ONCE = 10_000;

const openPorts = (
  src: EndClass | undefined,
  targets: ReadonlyArray<TargetSet>,
  protocol: number,
): PortSet => {
  if (src === undefined) return [];
  const open: PortRange[] = [];
  for (const target of targets) {
    for (const { first, last, hits } of target.table(protocol).pieces) {
      if (hits.some(({ ruleId }) => src.sources.has(ruleId))) open.push({ first, last });
    }
  }
  return mergePorts(open);
};

const protocolsOf = (...policies: ReadonlyArray<Policy>): ReadonlyArray<number> => {
  const targets = policies.flatMap(({ rules }) => rules.flatMap((rule) => rule.targets));
  const services = targets.flatMap(({ services: own }) => own);
  return [...new Set(services.flatMap(({ protocols }) => protocols))].toSorted((a, b) => a - b);
};

type Pair = {
  readonly src: DiffGroup;
  readonly destinations: ReadonlyArray<string>;
  readonly before: ReadonlyArray<TargetSet>;
  readonly after: ReadonlyArray<TargetSet>;
  readonly family: DiffGroup['family'];
};

/** The changes of one pair of groups; protocols that change alike together. */
const changesOf = (pair: Pair, protocols: ReadonlyArray<number>): ReadonlyArray<AccessChange> => {
  const alike = new Map<string, AccessChange & { protocols: number[] }>();
  for (const protocol of protocols) {
    const before = openPorts(pair.src.before, pair.before, protocol);
    const after = openPorts(pair.src.after, pair.after, protocol);
    const lost = subtractPorts(before, after);
    const gained = subtractPorts(after, before);
    if (lost.length + gained.length === 0) continue;
    const key = `${formatPorts(lost)} ${formatPorts(gained)}`;
    const known = alike.get(key);
    if (known !== undefined) {
      known.protocols.push(protocol);
      continue;
    }
    const { family, destinations } = pair;
    const sources = pair.src.labels;
    alike.set(key, { sources, destinations, ...(family && { family }), protocols: [protocol], lost, gained });
  }
  return [...alike.values()];
};

const targetsOf = (endClass: EndClass | undefined): ReadonlyArray<TargetSet> =>
  endClass === undefined ? [] : [endClass.targets];

/** Whether the way from one group to the other is more than one user's way to the own devices. */
const hasOthers = (src: DiffGroup, dst: DiffGroup): boolean =>
  !(
    src.isUser &&
    dst.isUser &&
    src.labels.length === 1 &&
    dst.labels.length === 1 &&
    src.labels[0] === dst.labels[0]
  );

/** As one group those that the same rules let to the destination, which then see the same change. */
function* alikeTo(dst: DiffGroup, sources: ReadonlyArray<DiffGroup>): Steps<ReadonlyArray<DiffGroup>> {
  const alike = new Map<string, DiffGroup & { labels: string[] }>();
  const rulesOf = (end: EndClass | undefined) => end?.targets.rules.size ?? 0;
  const each = 1 + rulesOf(dst.before) + rulesOf(dst.after);
  let work = 1;
  for (const src of sources) {
    work += each;
    if (work >= MOST_AT_ONCE) {
      yield work;
      work = 0;
    }
    const rules = `${sharedRules(src.before, dst.before)} ${sharedRules(src.after, dst.after)}`;
    const key = `${rules} ${src.family} ${src.isUser}`;
    const known = alike.get(key);
    if (known === undefined) alike.set(key, { ...src, labels: [...src.labels] });
    else for (const label of src.labels) known.labels.push(label);
  }
  yield work;
  return [...alike.values()];
}

const sharedRules = (src: EndClass | undefined, dst: EndClass | undefined): string => {
  if (src === undefined || dst === undefined) return '';
  let shared = '';
  for (const rule of dst.targets.rules) if (src.sources.has(rule)) shared += `${rule},`;
  return shared;
};

/** What `after` allows and `before` does not, and the reverse. */
export const diffAccess = (before: AccessState, after: AccessState): AccessDiff =>
  finish(diffInSteps(before, after));

/** The same in steps. The worlds are read in the first alone, so they may change behind it. */
export function* diffInSteps(before: AccessState, after: AccessState): Steps<AccessDiff> {
  const engines = {
    before: new Engine(before.policy, before.world),
    after: new Engine(after.policy, after.world),
  };
  const scope = diffScope(before, after);
  const protocols = protocolsOf(before.policy, after.policy);
  const ends = diffEnds(engines.before, engines.after);
  const sources = diffGroups(ends, ({ sources: set }) => [set], scope.source);
  const destinations = diffGroups(ends, ({ targets }) => [targets], scope.destination);
  const selves = diffGroups(
    ends,
    ({ sources: set, targets }) => [set, targets],
    (end) => scope.source(end) || scope.destination(end),
  );
  const sourcesTo = reachingSources(sources);
  const changes: AccessChange[] = [];
  const deserted = new Set<string>();

  for (const dst of destinations) {
    const targets = { before: targetsOf(dst.before), after: targetsOf(dst.after) };
    const reaching = sourcesTo(dst);
    const compared = reaching.filter((src) => {
      const mixed = src.family !== undefined && dst.family !== undefined && src.family !== dst.family;
      const inScope = scope.needsBoth ? src.inScope && dst.inScope : src.inScope || dst.inScope;
      return !mixed && inScope && hasOthers(src, dst);
    });
    let lostByUsers = false;
    for (const src of yield* alikeTo(dst, compared)) {
      const family = src.family ?? dst.family;
      const found = changesOf({ src, destinations: dst.labels, ...targets, family }, protocols);
      changes.push(...found);
      lostByUsers ||= src.isUser && found.some(({ lost }) => lost.length > 0);
    }
    if (!lostByUsers) continue;
    const reached = reaching.some(
      (src) =>
        src.isUser && protocols.some((protocol) => openPorts(src.after, targets.after, protocol).length > 0),
    );
    if (!reached) for (const label of dst.labels) deserted.add(label);
  }
  for (const src of selves) {
    if (!src.isUser || !src.inScope) continue;
    const pair = {
      src,
      destinations: ['autogroup:self'],
      before: [...targetsOf(src.before), engines.before.self],
      after: [...targetsOf(src.after), engines.after.self],
      family: undefined,
    };
    changes.push(...changesOf(pair, protocols));
  }
  return { changes: mergeChanges(changes), deserted: [...deserted] };
}
