import type { Revision } from '@rollcall/domain';
import * as E from 'fp-ts/lib/Either.js';
import type { World } from '../directory/world';
import type { Case, CaseFault, Match } from '../engine/engine';
import { nearMisses } from '../engine/near-misses';
import type { Decision, DecisionCode, FailedClosed, GroupPath, MatchedRule, Provenance } from './decision';
import type { PolicyEngine } from './policy-engine';
import type { Query } from './query';

const nothing: ReadonlyArray<never> = [];

export const provenanceOf = (
  world: World,
  policyHash: string,
  revision: Revision,
  via: ReadonlyArray<GroupPath>,
): Provenance => {
  const inventoryVersion = world.inventory?.()?.version;
  return { policyHash, revision, ...(inventoryVersion !== undefined && { inventoryVersion }), via };
};

export const deny = (
  code: DecisionCode,
  provenance: Provenance,
  failedClosed: ReadonlyArray<FailedClosed> = nothing,
): Decision => ({ effect: 'deny', code, provenance, failedClosed });

/** The code of a query whose ends or service cannot be read. */
export const codeOf = ({ end, fault }: CaseFault): DecisionCode => {
  if (fault._tag === 'BadQuery') return 'DENY_BAD_QUERY';
  if (end === 'dst') return 'DENY_TARGET_INACTIVE';
  return fault._tag === 'Unknown' ? 'DENY_PRINCIPAL_UNKNOWN' : 'DENY_PRINCIPAL_INACTIVE';
};

/** What of a rule matched, for people. */
export const matchedRule = ({ rule, target, service, sourceIndex }: Match): MatchedRule => ({
  section: rule.section,
  index: rule.index,
  line: rule.at.line,
  column: rule.at.column,
  srcSelector: rule.sources[sourceIndex]?.text ?? '',
  dstSelector: target.selector.text,
  ports: service.text,
});

/** The pushed groups that the match went through. */
export const groupPaths = (
  { directory }: World,
  { src, dst }: Case,
  match: Match,
): ReadonlyArray<GroupPath> => {
  const ends = [
    { selector: match.rule.sources[match.sourceIndex], end: src },
    { selector: match.target.selector, end: dst },
  ];
  const paths: GroupPath[] = [];
  for (const { selector, end } of ends) {
    if (selector?.term.kind !== 'syncedGroup' || end.identity.kind !== 'user') continue;
    const group = directory.groupByName(selector.term.name);
    if (group === undefined || group === 'ambiguous') continue;
    const memberSince = directory.memberSince?.(group.id, end.identity.user.id);
    paths.push({
      selector: selector.text,
      groupId: group.id,
      nameThen: group.displayName,
      ...(memberSince !== undefined && { memberSince }),
    });
  }
  return paths.length === 0 ? nothing : paths;
};

/** Decides one query. May throw what the world throws; `createResolver` turns that into `DENY_INTERNAL`. */
export const decide = ({ hash, engine, broken }: PolicyEngine, query: Query): Decision => {
  const { world } = engine;
  const { revision } = world.directory;
  const read = engine.read(query);
  if (E.isLeft(read)) return deny(codeOf(read.left), provenanceOf(world, hash, revision, nothing));
  const { passes } = read.right;
  let reported: Match | undefined;
  for (const pass of passes) {
    const match = engine.match(read.right, pass);
    if (match === undefined) {
      const near = nearMisses(engine, broken, read.right, pass);
      return deny('DENY_NO_MATCH', provenanceOf(world, hash, revision, nothing), near);
    }
    reported ??= match;
  }
  if (reported === undefined) return deny('DENY_NO_MATCH', provenanceOf(world, hash, revision, nothing));
  const via = groupPaths(world, read.right, reported);
  return {
    effect: 'allow',
    code: 'ALLOW_RULE',
    rule: matchedRule(reported),
    provenance: provenanceOf(world, hash, revision, via),
    failedClosed: nothing,
  };
};
