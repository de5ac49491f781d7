import * as E from 'fp-ts/lib/Either.js';
import type { Node } from 'jsonc-parser';
import { parseAddressRange } from '../../address/address-range';
import type { Selector, SelectorTerm } from '../../selector/selector';
import { bindSelector } from '../bind-selector';
import { fieldNames, readFields } from '../json/fields';
import type { Scope } from '../scope';
import { readRange } from './hosts';
import type { sectionNames } from './names';
import { readSsh } from './ssh';
import { readSshTests } from './ssh-tests';

type SectionName = (typeof sectionNames)[string];

const checkSelectors = (scope: Scope, node: Node | undefined, what: string): ReadonlyArray<Selector> =>
  node === undefined
    ? []
    : scope.reader.texts(node, what).flatMap((entry) => bindSelector(scope, entry, 'elsewhere') ?? []);

/** They denote no devices of their own that could bear an attribute. */
const noTarget: ReadonlySet<SelectorTerm['kind']> = new Set(['self', 'internet', 'dangerAll', 'service']);

const nodeAttrFields = fieldNames('target', 'attr', 'app', 'ipPool');

const readNodeAttrs = (scope: Scope, node: Node): void => {
  for (const entry of scope.reader.items(node, '"nodeAttrs"')) {
    const fields = readFields(scope.reader, entry, 'a node attribute', nodeAttrFields, scope.compat);
    for (const { term, at, text } of checkSelectors(scope, fields.get('target'), '"target"')) {
      if (!noTarget.has(term.kind)) continue;
      scope.reader.report(
        'bad-selector',
        at,
        `${JSON.stringify(text)} cannot be the target of a node attribute`,
      );
    }
    const attr = fields.get('attr');
    if (attr !== undefined) scope.reader.texts(attr, '"attr"');
    const app = fields.get('app');
    if (app !== undefined) scope.reader.members(app, '"app"');
    const pool = fields.get('ipPool');
    for (const range of pool === undefined ? [] : scope.reader.texts(pool, '"ipPool"')) {
      readRange(scope.reader, range);
    }
  }
};

const approverFields = fieldNames('routes', 'exitNode', 'services');

const readAutoApprovers = (scope: Scope, node: Node): void => {
  const { reader } = scope;
  const fields = readFields(reader, node, '"autoApprovers"', approverFields, scope.compat);
  const routes = fields.get('routes');
  for (const { key, value } of routes === undefined ? [] : reader.members(routes, '"routes"')) {
    if (E.isLeft(parseAddressRange(key.text.trim()))) {
      reader.report('bad-address', key.at, `${JSON.stringify(key.text)}: invalid address`);
    }
    checkSelectors(scope, value, `routes[${JSON.stringify(key.text)}]`);
  }
  const services = fields.get('services');
  for (const { key, value } of services === undefined ? [] : reader.members(services, '"services"')) {
    checkSelectors(scope, value, `services[${JSON.stringify(key.text)}]`);
  }
  checkSelectors(scope, fields.get('exitNode'), '"exitNode"');
};

const options = ['derpMap', 'disableIPv4', 'OneCGNATRoute', 'randomizeClientPort'] as const;

/** Sections that other features read: validated, and without effect on decisions. */
export const readCarried = (scope: Scope, sections: ReadonlyMap<SectionName, Node>): void => {
  const read = (name: SectionName, check: (scope: Scope, node: Node) => void): void => {
    const node = sections.get(name);
    if (node !== undefined) check(scope, node);
  };
  read('ssh', readSsh);
  read('sshTests', readSshTests);
  read('nodeAttrs', readNodeAttrs);
  read('autoApprovers', readAutoApprovers);
  read('attrConfig', ({ reader }, node) => void reader.members(node, '"attrConfig"'));
  for (const name of options) {
    read(name, ({ reader }, node) => {
      if (node.type !== 'null') return;
      reader.report('bad-type', reader.at(node), `"${name}" cannot be null; leave it out instead`);
    });
  }
};
