import * as E from 'fp-ts/lib/Either.js';
import type { Node } from 'jsonc-parser';
import { isDefaultRoute } from '../../address/address-range';
import type { DiagnosticCode } from '../../diagnostics/diagnostic-code';
import { parsePortRange } from '../../ports/parse-ports';
import { defaultProtocols, hasPorts, parseProtocol, whyNoProtocol } from '../../ports/protocol';
import { isAllPorts, type Service } from '../../ports/service';
import { asciiLower } from '../../selector/ascii';
import type { Selector } from '../../selector/selector';
import { bindSelector, notValidOn } from '../bind-selector';
import { fieldNames, readFields } from '../json/fields';
import type { LocatedText } from '../json/reader';
import type { Rule, Via } from '../policy';
import { rangesOf } from '../ranges-of';
import type { Scope } from '../scope';
import { readCapabilities } from './capabilities';
import { checkSelf, readPosture, readSources, unsupportedSelector } from './rule-sources';

const names = fieldNames('src', 'dst', 'ip', 'app', 'srcPosture', 'via');

/** One entry of `ip`. As Tailscale reads it: in lowercase, the ports behind the last colon, `*` for no protocol. */
const readService = (scope: Scope, { text: written, at }: LocatedText): Service | undefined => {
  const { reader } = scope;
  const text = written.trim();
  const refuse = (code: DiagnosticCode, why: string) => {
    reader.report(code, at, `ip=${JSON.stringify(text)}: ${why}`);
    return undefined;
  };
  if (text === '') return refuse('bad-port', 'empty string');
  const colon = text.lastIndexOf(':');
  const name = colon < 0 ? '*' : text.slice(0, colon).toLowerCase();
  if (name === '') return refuse('bad-proto', 'empty protocol');
  const protocol = parseProtocol(name);
  if (protocol === undefined && name !== '*') return refuse('bad-proto', whyNoProtocol(name));
  const ports = parsePortRange(text.slice(colon + 1));
  if (E.isLeft(ports)) return refuse('bad-port', ports.left);
  if (protocol !== undefined && !hasPorts(protocol) && !isAllPorts(ports.right)) {
    return refuse('port-on-portless-proto', `this protocol has no ports; write "${name}:*"`);
  }
  return { protocols: protocol === undefined ? defaultProtocols : [protocol], ports: [ports.right], text };
};

const readDestination = (scope: Scope, entry: LocatedText, app: boolean): Selector | undefined => {
  const { reader } = scope;
  const selector = bindSelector(scope, entry, 'dst');
  if (selector === undefined) return undefined;
  const { term, at, text } = selector;
  if (term.kind === 'dangerAll') {
    reader.report('danger-all-dst', at, 'cannot use autogroup:danger-all as a dst');
  } else if (term.kind === 'shared') {
    reader.report('bad-selector', at, notValidOn('dst', text));
  } else if (term.kind === 'address' && isDefaultRoute(term.range)) {
    const message = `dst ${JSON.stringify(text)}: to allow all IP addresses, use "*" or "autogroup:internet"`;
    reader.report('default-route-dst', at, message);
  } else if (term.kind === 'internet' && app) {
    reader.report('bad-capability', at, 'cannot use app grants with autogroup:internet');
  }
  return selector;
};

/** `via` restricts a grant to traffic that devices with one of these tags route. */
const readVia = (scope: Scope, node: Node): Via | undefined => {
  const { reader } = scope;
  const tags: string[] = [];
  for (const { text, at } of reader.texts(node, '"via"')) {
    const tag = asciiLower(text.trim());
    if (!tag.startsWith('tag:')) reader.report('bad-via', at, 'via can only be a tag');
    else if (!scope.tags.has(tag))
      reader.report('undefined-tag', at, `tag ${JSON.stringify(text)} not found`);
    else tags.push(tag);
  }
  return tags.length === 0 ? undefined : { tags, at: reader.at(node) };
};

/** Only addresses are routed: what `via` does to other destinations is not known, so it opens none of them (F3). */
const reportUnroutable = (scope: Scope, destinations: ReadonlyArray<Selector>): void => {
  for (const { term, text, at } of destinations) {
    if (rangesOf(scope, term) !== undefined) continue;
    const message = `via steers traffic to addresses; it opens nothing to ${JSON.stringify(text)}`;
    scope.reader.report('unsupported', at, message);
  }
};

const readGrant = (scope: Scope, node: Node, index: number): Rule => {
  const { reader } = scope;
  const at = reader.at(node);
  const fields = readFields(reader, node, `grants[${index}]`, names, scope.compat);
  const ip = fields.get('ip');
  const entries = ip === undefined ? [] : reader.texts(ip, '"ip"');
  const services = entries.flatMap((entry) => readService(scope, entry) ?? []);
  const app = fields.get('app');
  const hasApp = app !== undefined && readCapabilities(scope, app);
  if (!hasApp && (ip?.children ?? []).length === 0)
    reader.report('empty-grant', at, 'ip and app can not both be empty');

  const sources = readSources(scope, fields.get('src'));
  const dst = fields.get('dst');
  const destinations = (dst === undefined ? [] : reader.texts(dst, '"dst"')).flatMap(
    (entry) => readDestination(scope, entry, hasApp) ?? [],
  );
  checkSelf(scope, 'grants', sources, destinations);
  const viaNode = fields.get('via');
  const via = viaNode && readVia(scope, viaNode);
  if (via !== undefined) reportUnroutable(scope, destinations);
  const off =
    readPosture(scope, fields.get('srcPosture'), at) ?? unsupportedSelector(scope, sources, destinations);
  if (off !== undefined) reader.report('unsupported', off.at, off.message);
  const targets = destinations.map((selector) => ({ selector, services }));
  return { section: 'grants', index, at, sources, targets, ...(via && { via }), ...(off && { off }) };
};

/** `grants`: `ip` opens ports, `app` opens none. Missing `src` or `dst` matches nothing. */
export const readGrants = (scope: Scope, node: Node): ReadonlyArray<Rule> =>
  scope.reader.items(node, '"grants"').map((rule, index) => readGrant(scope, rule, index));
