import type { TargetEntry } from '../engine/compiled-policy';
import type { EndClass } from '../engine/end-classes';
import { Engine } from '../engine/engine';
import type { TargetSet } from '../engine/target-set';
import type { Policy } from '../policy/policy';
import { carriedPorts } from '../ports/covers';
import type { AccessChange, AccessDiff } from './access-diff';
import type { AccessState } from './access-state';
import { diffEnds } from './diff-ends';
import { type DiffGroup, diffGroups } from './diff-groups';
import { diffScope } from './diff-scope';
import { mergeChanges } from './merge-changes';
import { openEntries, rulesLookedAt } from './open-entries';
import { type OpenBetween, portChanges } from './port-changes';
import { reachingSources } from './reaching-sources';
import { finish, type Steps } from './steps';

/** Rules looked at in one step. */
const MOST_AT_ONCE = 10_000;

const protocolsOf = (...policies: ReadonlyArray<Policy>): ReadonlyArray<number> => {
  const targets = policies.flatMap(({ rules }) => rules.flatMap((rule) => rule.targets));
  const services = targets.flatMap(({ services: own }) => own);
  return [...new Set(services.flatMap(({ protocols }) => protocols))].toSorted((a, b) => a - b);
};

/** Whether the way from one group to the other is more than one user's way to the own devices. */
const hasOthers = (src: DiffGroup, dst: DiffGroup): boolean =>
  !(
    src.isUser &&
    dst.isUser &&
    src.labels.length === 1 &&
    dst.labels.length === 1 &&
    src.labels[0] === dst.labels[0]
  );

type Way = Pick<AccessChange, 'sources'> & Pick<DiffGroup, 'family' | 'isUser'> & OpenBetween;

/** As one way those of sources that the same rules let to the destination, which then see the same change. */
function* waysTo(dst: DiffGroup, sources: ReadonlyArray<DiffGroup>): Steps<ReadonlyArray<Way>> {
  const ways = new Map<string, Way & { sources: string[] }>();
  const idsOf = (entries: ReadonlyArray<TargetEntry>) => entries.map(({ ruleId }) => ruleId).join();
  let work = 1;
  for (const src of sources) {
    work += 1 + rulesLookedAt(src.before, dst.before?.targets) + rulesLookedAt(src.after, dst.after?.targets);
    if (work >= MOST_AT_ONCE) {
      yield work;
      work = 0;
    }
    const before = openEntries(src.before, dst.before?.targets);
    const after = openEntries(src.after, dst.after?.targets);
    const { family, isUser } = src;
    const key = `${idsOf(before)} ${idsOf(after)} ${family} ${isUser}`;
    const known = ways.get(key);
    if (known === undefined) ways.set(key, { sources: [...src.labels], family, isUser, before, after });
    else for (const label of src.labels) known.sources.push(label);
  }
  yield work;
  return [...ways.values()];
}

const opensAnything = ({ target }: TargetEntry): boolean =>
  target.services.some((service) =>
    service.protocols.some((protocol) => carriedPorts(service, protocol).length > 0),
  );

function* isReachedByUsers(dst: EndClass | undefined, sources: ReadonlyArray<DiffGroup>): Steps<boolean> {
  for (const { isUser, after } of sources) {
    if (!isUser) continue;
    yield 1 + rulesLookedAt(after, dst?.targets);
    if (openEntries(after, dst?.targets).some(opensAnything)) return true;
  }
  return false;
}

/** What `after` allows and `before` does not, and the reverse. */
export const diffAccess = (before: AccessState, after: AccessState): AccessDiff =>
  finish(diffInSteps(before, after));

/** The same in steps. The worlds are read in the first alone, so they may change behind it. */
export function* diffInSteps(before: AccessState, after: AccessState): Steps<AccessDiff> {
  const engines = {
    before: new Engine(before.policy, before.world),
    after: new Engine(after.policy, after.world),
  };
  const ends = diffEnds(engines.before, engines.after);
  yield ends.length;
  const scope = diffScope(before, after);
  const protocols = protocolsOf(before.policy, after.policy);
  yield before.policy.rules.length + after.policy.rules.length;
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
    const reaching = sourcesTo(dst);
    const compared = reaching.filter((src) => {
      const mixed = src.family !== undefined && dst.family !== undefined && src.family !== dst.family;
      const inScope = scope.needsBoth ? src.inScope && dst.inScope : src.inScope || dst.inScope;
      return !mixed && inScope && hasOthers(src, dst);
    });
    let lostByUsers = false;
    for (const way of yield* waysTo(dst, compared)) {
      const family = way.family ?? dst.family;
      for (const change of yield* portChanges(way, protocols)) {
        const { sources: from } = way;
        changes.push({ sources: from, destinations: dst.labels, ...(family && { family }), ...change });
        lostByUsers ||= way.isUser && change.lost.length > 0;
      }
    }
    if (lostByUsers && !(yield* isReachedByUsers(dst.after, reaching)))
      for (const label of dst.labels) deserted.add(label);
  }
  for (const src of selves) {
    if (!src.isUser || !src.inScope) continue;
    const openIn = (own: EndClass | undefined, self: TargetSet) => [
      ...openEntries(own, own?.targets),
      ...openEntries(own, self),
    ];
    const way = {
      before: openIn(src.before, engines.before.self),
      after: openIn(src.after, engines.after.self),
    };
    for (const change of yield* portChanges(way, protocols))
      changes.push({ sources: src.labels, destinations: ['autogroup:self'], ...change });
  }
  return { changes: mergeChanges(changes), deserted: [...deserted] };
}
