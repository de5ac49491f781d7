import { canonicalName } from '@rollcall/domain';
import * as E from 'fp-ts/lib/Either.js';
import type { Diagnostic } from '../diagnostics/diagnostic';
import { type DiagnosticCode, severityOf } from '../diagnostics/diagnostic-code';
import type { Position } from '../diagnostics/position';
import { type UnresolvedName, unresolvedName } from '../directory/unresolved-name';
import type { World } from '../directory/world';
import { InventoryIndex } from '../inventory/inventory-index';
import { routedRanges } from '../inventory/routed-ranges';
import { parseGroupKey } from '../selector/group-key';
import type { Selector } from '../selector/selector';
import { denotesNobody } from './denotes-nobody';
import type { LocalGroup, Policy, Rule } from './policy';

const finding = (code: DiagnosticCode, at: Position, message: string): Diagnostic => ({
  code,
  severity: severityOf[code],
  message,
  line: at.line,
  column: at.column,
  byteColumn: at.byteColumn,
});

const unresolved = (at: Position, { code, message, ...cause }: UnresolvedName): Diagnostic => ({
  ...finding(code, at, message),
  ...cause,
});

const checkGroup = (world: World, key: string, group: LocalGroup): ReadonlyArray<Diagnostic> => {
  const found: Diagnostic[] = [];
  const { directory } = world;
  const parsed = parseGroupKey(key.slice('group:'.length));
  if (
    E.isRight(parsed) &&
    parsed.right.domain !== undefined &&
    directory.groupByName(parsed.right.name) !== undefined
  ) {
    const message = `${JSON.stringify(key)} is defined here and pushed too; the members listed here count, the pushed ones do not`;
    found.push(finding('group-shadowed', group.at, message));
  }
  if (group.members.length === 0)
    found.push(finding('group-empty', group.at, `${JSON.stringify(key)} has no members`));
  for (const member of group.members) {
    const why = unresolvedName(world, { kind: 'user', name: member.name });
    if (why === undefined) continue;
    found.push(unresolved(member.at, { ...why, message: `${JSON.stringify(key)}: ${why.message}` }));
  }
  return found;
};

const checkReference = (world: World, { term, at, text }: Selector): ReadonlyArray<Diagnostic> => {
  const why = unresolvedName(world, term);
  // The text alone has been checked for a foreign domain, as the specification words it.
  if (why !== undefined) return why.code === 'foreign-domain' ? [] : [unresolved(at, why)];
  if (term.kind !== 'syncedGroup') return [];
  const group = world.directory.groupByName(canonicalName(term.name));
  if (group === undefined || group === 'ambiguous' || world.directory.memberCount(group.id) > 0) return [];
  return [finding('group-empty', at, `${JSON.stringify(text)} has no members`)];
};

const checkRule = (world: World, policy: Policy, rule: Rule): ReadonlyArray<Diagnostic> => {
  if (rule.sources.length === 0 || !rule.sources.every((source) => denotesNobody(world, policy, source)))
    return [];
  return [
    finding(
      'unreachable-rule',
      rule.at,
      `${rule.section}[${rule.index}]: none of its sources denotes anybody`,
    ),
  ];
};

/** A grant with `via` opens what devices route; without such a device it is off (F3). */
const checkVia = (
  inventory: InventoryIndex | undefined,
  policy: Policy,
  rule: Rule,
): ReadonlyArray<Diagnostic> => {
  const { via, off, targets } = rule;
  if (via === undefined || off !== undefined) return [];
  if (targets.some(({ selector }) => routedRanges(inventory, policy, via, selector).length > 0)) return [];
  const message = `via: no device with ${via.tags.join(' or ')} has an approved route to what the rule names: the rule is off`;
  return [finding('unsupported', via.at, message)];
};

const inventoryIn = ({ inventory }: World): InventoryIndex | undefined => {
  const current = inventory?.();
  return current && new InventoryIndex(current);
};

/** What the names of a policy come to in the directory of now. */
export const checkNames = (policy: Policy, world: World): ReadonlyArray<Diagnostic> => {
  const inventory = policy.rules.some(({ via }) => via !== undefined) ? inventoryIn(world) : undefined;
  return [
    ...[...policy.groups].flatMap(([key, group]) => checkGroup(world, key, group)),
    ...policy.references.flatMap((reference) => checkReference(world, reference)),
    ...policy.rules.flatMap((rule) => checkRule(world, policy, rule)),
    ...policy.rules.flatMap((rule) => checkVia(inventory, policy, rule)),
  ];
};
