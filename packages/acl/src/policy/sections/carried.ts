import * as E from 'fp-ts/lib/Either.js';
import type { Node } from 'jsonc-parser';
import { parseAddressRange } from '../../address/address-range';
import { bindSelector } from '../bind-selector';
import { fieldNames, readFields } from '../json/fields';
import type { Scope } from '../scope';
import { readRange } from './hosts';
import type { sectionNames } from './names';

type SectionName = (typeof sectionNames)[string];

const checkSelectors = (scope: Scope, node: Node | undefined, what: string): void => {
  if (node === undefined) return;
  for (const entry of scope.reader.texts(node, what)) bindSelector(scope, entry, 'elsewhere');
};

const sshFields = fieldNames(
  'action',
  'src',
  'dst',
  'users',
  'checkPeriod',
  'acceptEnv',
  'srcPosture',
  'recorder',
  'enforceRecorder',
);

const readSsh = (scope: Scope, node: Node): void => {
  const { reader } = scope;
  for (const rule of reader.items(node, '"ssh"')) {
    const fields = readFields(reader, rule, 'an ssh rule', sshFields, scope.compat);
    const action = fields.get('action');
    const text = action && reader.text(action, '"action"');
    if (text === undefined || !['accept', 'check'].includes(text.text)) {
      const message = `action=${JSON.stringify(text?.text ?? '')} is not supported`;
      reader.report('bad-action', text?.at ?? reader.at(rule), message);
    }
    checkSelectors(scope, fields.get('src'), '"src"');
    checkSelectors(scope, fields.get('dst'), '"dst"');
    const users = fields.get('users');
    if (users !== undefined) reader.texts(users, '"users"');
  }
};

const sshTestFields = fieldNames('src', 'dst', 'accept', 'check', 'deny', 'srcPostureAttrs');

const readSshTests = (scope: Scope, node: Node): void => {
  for (const test of scope.reader.items(node, '"sshTests"')) {
    const fields = readFields(scope.reader, test, 'an ssh test', sshTestFields, scope.compat);
    const src = fields.get('src');
    if (src !== undefined) scope.reader.text(src, '"src"');
    for (const name of ['dst', 'accept', 'check', 'deny'] as const) {
      const list = fields.get(name);
      if (list !== undefined) scope.reader.texts(list, `"${name}"`);
    }
  }
};

const nodeAttrFields = fieldNames('target', 'attr', 'app', 'ipPool');

const readNodeAttrs = (scope: Scope, node: Node): void => {
  for (const entry of scope.reader.items(node, '"nodeAttrs"')) {
    const fields = readFields(scope.reader, entry, 'a node attribute', nodeAttrFields, scope.compat);
    checkSelectors(scope, fields.get('target'), '"target"');
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
};
