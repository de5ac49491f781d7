import * as E from 'fp-ts/lib/Either.js';
import type { Node } from 'jsonc-parser';
import { parsePortList } from '../../ports/parse-ports';
import { defaultProtocols, hasPorts, parseProtocol, whyNoProtocol } from '../../ports/protocol';
import { isAllPorts, type Service } from '../../ports/service';
import { splitHostPort } from '../../ports/split-host-port';
import { bindSelector, notValidOn } from '../bind-selector';
import { type FieldNames, readFields } from '../json/fields';
import type { LocatedText } from '../json/reader';
import type { Rule, Target } from '../policy';
import type { Scope } from '../scope';
import { checkSelf, readPosture, readSources, unsupportedSelector } from './rule-sources';

const names: FieldNames<'action' | 'src' | 'dst' | 'proto' | 'srcPosture'> = {
  action: 'action',
  src: 'src',
  users: 'src',
  dst: 'dst',
  ports: 'dst',
  proto: 'proto',
  srcposture: 'srcPosture',
};

/** `undefined` when it is none that we know, which is reported. */
export const readProtocols = (scope: Scope, node: Node | undefined): ReadonlyArray<number> | undefined => {
  if (node === undefined) return defaultProtocols;
  const proto = scope.reader.text(node, '"proto"');
  if (proto === undefined) return undefined;
  if (proto.text === '') return defaultProtocols;
  const protocol = parseProtocol(proto.text);
  if (protocol !== undefined) return [protocol];
  const message = `proto=${JSON.stringify(proto.text)}: ${whyNoProtocol(proto.text)}`;
  scope.reader.report('bad-proto', proto.at, message);
  return undefined;
};

const readTarget = (
  scope: Scope,
  { text: written, at }: LocatedText,
  protocols: ReadonlyArray<number>,
): Target | undefined => {
  const { reader } = scope;
  const text = written.trim();
  const refuse = (message: string) =>
    reader.report('bad-port', at, `dst=${JSON.stringify(text)}: ${message}`);
  if (/\s[:@]|[:@]\s/.test(text)) {
    reader.report('bad-selector', at, `dst=${JSON.stringify(text)}: no space may stand beside ":" or "@"`);
    return undefined;
  }
  const split = splitHostPort(text);
  if (E.isLeft(split)) {
    refuse(split.left);
    return undefined;
  }
  const ports = parsePortList(split.right.ports);
  if (E.isLeft(ports)) {
    refuse(ports.left);
    return undefined;
  }
  const selector = bindSelector(scope, { text: split.right.host, at }, 'dst');
  if (selector === undefined) return undefined;
  if (written !== text)
    reader.report('selector-trimmed', at, `white space around ${JSON.stringify(text)} is ignored`);
  if (selector.term.kind === 'dangerAll') {
    reader.report('danger-all-dst', at, 'cannot use autogroup:danger-all as a dst');
    return undefined;
  }
  if (selector.term.kind === 'shared') {
    reader.report('bad-selector', at, notValidOn('dst', selector.text));
    return undefined;
  }
  if (!protocols.every(hasPorts) && protocols !== defaultProtocols && !ports.right.every(isAllPorts)) {
    const message = `dst=${JSON.stringify(text)}: this protocol has no ports; write ${JSON.stringify(`${selector.text}:*`)}`;
    reader.report('port-on-portless-proto', at, message);
    return undefined;
  }
  const service: Service = { protocols, ports: ports.right, text: split.right.ports };
  return { selector, services: [service] };
};

const readAction = (scope: Scope, node: Node | undefined, rule: Node): void => {
  const action = node && scope.reader.text(node, '"action"');
  if (node !== undefined && action === undefined) return;
  const text = action?.text ?? '';
  if (text === 'accept') return;
  scope.reader.report(
    'bad-action',
    action?.at ?? scope.reader.at(rule),
    `action=${JSON.stringify(text)} is not supported`,
  );
};

const readAcl = (scope: Scope, node: Node, index: number): Rule => {
  const { reader } = scope;
  const at = reader.at(node);
  const fields = readFields(reader, node, `acls[${index}]`, names, scope.compat);
  readAction(scope, fields.get('action'), node);
  const protocols = readProtocols(scope, fields.get('proto')) ?? [];
  const sources = readSources(scope, fields.get('src'));
  const targets: Target[] = [];
  const dst = fields.get('dst');
  for (const entry of dst === undefined ? [] : reader.texts(dst, '"dst"')) {
    const target = readTarget(scope, entry, protocols);
    if (target !== undefined) targets.push(target);
  }
  const destinations = targets.map((target) => target.selector);
  checkSelf(scope, 'acls', sources, destinations);
  const off =
    readPosture(scope, fields.get('srcPosture'), at) ?? unsupportedSelector(scope, sources, destinations);
  if (off !== undefined) reader.report('unsupported', off.at, off.message);
  return { section: 'acls', index, at, sources, targets, ...(off && { off }) };
};

/** `acls`: the first generation of rules. Missing `src` or `dst` matches nothing. */
export const readAcls = (scope: Scope, node: Node): ReadonlyArray<Rule> =>
  scope.reader.items(node, '"acls"').map((rule, index) => readAcl(scope, rule, index));
