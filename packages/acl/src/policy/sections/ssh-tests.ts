import * as E from 'fp-ts/lib/Either.js';
import type { Node } from 'jsonc-parser';
import { isSingleAddress } from '../../address/address-range';
import { TESTS_FAILED } from '../../policy-tests/test-report';
import { parseSelector } from '../../selector/parse-selector';
import type { SelectorTerm } from '../../selector/selector';
import { fieldNames, readFields } from '../json/fields';
import type { LocatedText } from '../json/reader';
import type { Scope } from '../scope';

const fields = fieldNames('src', 'dst', 'accept', 'check', 'deny', 'srcPostureAttrs');

const noHost: ReadonlySet<SelectorTerm['kind']> = new Set([
  'any',
  'internet',
  'dangerAll',
  'ipset',
  'service',
]);

/** Why a destination names no host that one session could go to. */
const whyNoDestination = (scope: Scope, text: string): string | undefined => {
  const quoted = JSON.stringify(text);
  const disallowed = `SSH tests dst contains disallowed element ${quoted}`;
  const parsed = parseSelector(text);
  if (E.isLeft(parsed)) return disallowed;
  const term = parsed.right;
  if (term.kind === 'tag' && !scope.tags.has(term.tag)) return `SSH tests dst contains unknown tag ${quoted}`;
  if (noHost.has(term.kind)) return disallowed;
  const range = term.kind === 'host' ? scope.hosts.get(term.name)?.range : undefined;
  const named = term.kind === 'address' ? term.range : range;
  return named === undefined || isSingleAddress(named) ? undefined : disallowed;
};

/** Why a source names nobody; whether a user exists is not for the text to say. */
const whyNoSource = ({ tags, hosts, groups }: Scope, text: string): string | undefined => {
  if (text === '') return 'SSH tests entry must have a non-empty src';
  const parsed = parseSelector(text);
  if (E.isLeft(parsed)) return parsed.left.message;
  const term = parsed.right;
  const quoted = JSON.stringify(text);
  if (term.kind === 'tag' && !tags.has(term.tag)) return `tag not found: ${quoted}`;
  if (term.kind === 'host' && !hosts.has(term.name)) return `host not defined in policy: ${quoted}`;
  return term.kind === 'localGroup' && !groups.has(term.key)
    ? `group not defined in policy: ${quoted}`
    : undefined;
};

const readTest = (scope: Scope, node: Node, index: number): void => {
  const { reader } = scope;
  const what = `sshTests[${index}]`;
  const refuse = (at: LocatedText['at'], why: string) =>
    reader.report('bad-ssh', at, `${TESTS_FAILED}: ${what}: ${why}`);
  const found = readFields(reader, node, what, fields, scope.compat);
  const texts = (name: 'dst' | 'accept' | 'check' | 'deny') => {
    const list = found.get(name);
    return list === undefined ? [] : reader.texts(list, `"${name}" of ${what}`);
  };
  const src = found.get('src');
  const from = src && reader.text(src, `"src" of ${what}`);
  if (src === undefined || from !== undefined) {
    const why = whyNoSource(scope, (from?.text ?? '').trim());
    if (why !== undefined) refuse(from?.at ?? reader.at(node), why);
  }
  const destinations = texts('dst');
  if (destinations.length === 0) refuse(reader.at(node), 'SSH tests entry must have at least one dst');
  for (const { text, at } of destinations) {
    const why = whyNoDestination(scope, text.trim());
    if (why !== undefined) refuse(at, why);
  }
  const logins = [...texts('accept'), ...texts('check'), ...texts('deny')];
  if (logins.length === 0) refuse(reader.at(node), 'an SSH test needs accept, check or deny');
  for (const { text, at } of logins) if (text.trim() === '') refuse(at, 'user "" is not valid');
  const attributes = found.get('srcPostureAttrs');
  if (attributes !== undefined) reader.members(attributes, `"srcPostureAttrs" of ${what}`);
};

/** `sshTests`: their form alone. They are not run: nothing here resolves `ssh`. */
export const readSshTests = (scope: Scope, node: Node): void => {
  for (const [index, test] of scope.reader.items(node, '"sshTests"').entries()) readTest(scope, test, index);
};
