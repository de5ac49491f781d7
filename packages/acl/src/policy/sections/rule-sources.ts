import type { Node } from 'jsonc-parser';
import type { Position } from '../../diagnostics/position';
import type { Selector, SelectorTerm } from '../../selector/selector';
import { bindSelector, notValidOn } from '../bind-selector';
import type { RuleOff } from '../policy';
import type { Scope } from '../scope';
import { checkPostures } from './postures';

/** `src` of a rule. */
export const readSources = (scope: Scope, node: Node | undefined): ReadonlyArray<Selector> => {
  if (node === undefined) return [];
  const sources: Selector[] = [];
  for (const entry of scope.reader.texts(node, '"src"')) {
    const source = bindSelector(scope, entry, 'src');
    if (source === undefined) continue;
    const { kind } = source.term;
    if (kind === 'self') {
      scope.reader.report('self-in-src', entry.at, notValidOn('src', source.text));
    } else if (kind === 'internet') {
      scope.reader.report(
        'internet-src',
        entry.at,
        'autogroup:internet can only be used in ACL destinations',
      );
    } else if (kind === 'service') {
      scope.reader.report('bad-selector', entry.at, notValidOn('src', source.text));
    } else {
      sources.push(source);
    }
  }
  return sources;
};

const usersKinds: ReadonlySet<string> = new Set([
  'user',
  'localGroup',
  'syncedGroup',
  'member',
  'role',
  'usersOfDomain',
] satisfies ReadonlyArray<SelectorTerm['kind']>);

/** Whether `autogroup:self` may stand beside this source: it must denote users, so that each has a self. */
const hasSelf = ({ term }: Selector, section: 'acls' | 'grants'): boolean =>
  usersKinds.has(term.kind) || (term.kind === 'any' && section === 'acls');

export const checkSelf = (
  scope: Scope,
  section: 'acls' | 'grants',
  sources: ReadonlyArray<Selector>,
  destinations: ReadonlyArray<Selector>,
): void => {
  const self = destinations.find((destination) => destination.term.kind === 'self');
  if (self === undefined) return;
  const wrong = sources.find((source) => !hasSelf(source, section));
  if (wrong === undefined) return;
  const message = 'autogroup:self can only be used with users, groups, or supported autogroups';
  scope.reader.report('self-with-bad-src', self.at, `${message}; ${JSON.stringify(wrong.text)} is none`);
};

/**
 * Posture restricts a rule, and there is no posture data: the rule is off (F2, F3). An empty `srcPosture` is
 * none of its own.
 */
export const readPosture = (scope: Scope, node: Node | undefined, rule: Position): RuleOff | undefined => {
  const { reader } = scope;
  const names = node === undefined ? [] : reader.texts(node, '"srcPosture"');
  checkPostures(scope, names);
  const cause = names.length > 0 ? 'srcPosture' : 'defaultSrcPosture';
  if (names.length === 0 && !scope.defaultPosture) return undefined;
  const message = `${cause} restricts this rule, and there is no posture data: the rule is off`;
  return { cause, at: node === undefined ? rule : reader.at(node), message };
};

/** A selector without the data to resolve it switches its rule off (F3). */
export const unsupportedSelector = (
  { ipsets }: Scope,
  sources: ReadonlyArray<Selector>,
  destinations: ReadonlyArray<Selector>,
): RuleOff | undefined => {
  const why = ({ term }: Selector, side: 'src' | 'dst'): string | undefined => {
    if (term.kind === 'service' || term.kind === 'shared') return 'is not supported';
    const set = term.kind === 'ipset' ? ipsets.get(term.name) : undefined;
    if (set?.unsupported !== undefined) return `holds ${set.unsupported}, which is not supported`;
    return side === 'src' && set !== undefined && set.internet.length > 0
      ? 'holds autogroup:internet, which is no source'
      : undefined;
  };
  for (const [side, selectors] of [
    ['src', sources],
    ['dst', destinations],
  ] as const) {
    for (const selector of selectors) {
      const reason = why(selector, side);
      if (reason === undefined) continue;
      const message = `${JSON.stringify(selector.text)} ${reason}: the rule is off`;
      return { cause: selector.text, at: selector.at, message };
    }
  }
  return undefined;
};
