import * as E from 'fp-ts/lib/Either.js';
import type { Position } from '../diagnostics/position';
import { formatGroupKey } from '../selector/group-key';
import { parseSelector } from '../selector/parse-selector';
import type { Selector, SelectorTerm } from '../selector/selector';
import type { LocatedText } from './json/reader';
import type { Scope } from './scope';

/** Where a selector stands; errors are worded after it. */
export type Side = 'src' | 'dst' | 'elsewhere';

/** Groups that the policy itself defines win over pushed ones of the same name (F6). */
const preferLocal = (scope: Scope, term: SelectorTerm): SelectorTerm => {
  if (term.kind !== 'syncedGroup') return term;
  const key = formatGroupKey(term);
  return scope.groups.has(key) ? { kind: 'localGroup', key } : term;
};

export const notValidOn = (side: Side, text: string): string =>
  `${JSON.stringify(text)} not valid on the ${side} side of a rule`;

const undefinedTag = (side: Side, quoted: string): string => {
  const message = `tag not found: ${quoted}`;
  if (side === 'src') return `src=${message}`;
  return side === 'dst' ? `dst=${quoted}: ${message}` : message;
};

const reportUndefined = (scope: Scope, side: Side, text: string, term: SelectorTerm, at: Position): void => {
  const { reader } = scope;
  const quoted = JSON.stringify(text);
  if (term.kind === 'tag' && !scope.tags.has(term.tag)) {
    reader.report('undefined-tag', at, undefinedTag(side, quoted));
  } else if (term.kind === 'localGroup' && !scope.groups.has(term.key)) {
    reader.report('undefined-local-group', at, `group not defined in policy: ${quoted}`);
  } else if (term.kind === 'host' && !scope.hosts.has(term.name)) {
    reader.report('undefined-host', at, `host not defined in policy: ${quoted}: invalid address`);
  } else if (term.kind === 'ipset' && !scope.ipsets.has(term.name)) {
    reader.report('undefined-ipset', at, `ipset not defined in policy: ${quoted}`);
  } else if (term.kind === 'usersOfDomain' && scope.domains?.includes(term.domain) === false) {
    const message = `${term.domain} is not associated with this Tailnet and cannot be used in user:*@<domain> expressions`;
    reader.report('foreign-domain', at, message);
  }
};

const reportForm = (scope: Scope, written: string, text: string, term: SelectorTerm, at: Position): void => {
  if (written !== text) {
    const message = `white space around ${JSON.stringify(text)} is ignored`;
    scope.reader.report('selector-trimmed', at, message);
  }
  if (term.kind !== 'localGroup' && term.kind !== 'syncedGroup') return;
  const canonical = term.kind === 'localGroup' ? term.key : formatGroupKey(term);
  if (canonical !== text) {
    scope.reader.report('group-case', at, `${JSON.stringify(text)} is read as ${JSON.stringify(canonical)}`);
  }
};

/**
 * Reads a selector where it stands in a policy, and reports a form that cannot be read and a name that is
 * not defined. `undefined` when it cannot be read.
 */
export const bindSelector = (
  scope: Scope,
  { text: written, at }: LocatedText,
  side: Side,
): Selector | undefined => {
  const text = written.trim();
  const parsed = parseSelector(text);
  if (E.isLeft(parsed)) {
    const { code, message } = parsed.left;
    const inRule = side !== 'elsewhere' && /^autogroup:/i.test(text);
    scope.reader.report(code, at, inRule ? notValidOn(side, text) : message);
    return undefined;
  }
  const term = preferLocal(scope, parsed.right);
  reportForm(scope, written, text, term, at);
  reportUndefined(scope, side, text, term, at);
  const selector: Selector = { text, at, term };
  scope.references.push(selector);
  return selector;
};
